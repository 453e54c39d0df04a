import { type SpawnOptions, spawn, spawnSync } from "node:child_process"
import { statSync } from "node:fs"
import { Failure } from "../failure"

/** The system account that the database server runs as; undefined when it is our own. */
export type Account = { uid: number; gid: number } | undefined

export interface Outcome {
  /** exit code, -1 when the program could not be started */
  code: number
  output: string
}

/**
 * Runs a program to its end, out of reach of the terminal's Ctrl-C. With a log file it writes there itself, because a
 * server that it leaves behind would keep a pipe open.
 */
export function runProgram(
  program: string,
  args: string[],
  account: Account,
  options: SpawnOptions = {},
): Promise<Outcome> {
  const posix = process.platform !== "win32"
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: posix,
      windowsHide: true,
      // A fixed language keeps the messages readable for our checks.
      env: { ...process.env, LC_ALL: "C", LC_MESSAGES: "C" },
      ...account,
      ...options,
    })
    let output = ""
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk: Buffer) => (output += chunk.toString()))
    child.on("error", (error) => resolve({ code: -1, output: error.message }))
    child.on("close", (code) => resolve({ code: code ?? -1, output }))
  })
}

function idOf(flag: string, name: string): number | undefined {
  const result = spawnSync("id", [flag, name], { encoding: "utf8" })
  return result.status === 0 ? Number(result.stdout.trim()) : undefined
}

function lookUp(name: string): Account {
  const uid = idOf("-u", name)
  const gid = idOf("-g", name)
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid }
}

function createAccount(): void {
  const attempts: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/sh", "postgres"]],
    ["adduser", ["-S", "-H", "-s", "/bin/sh", "postgres"]],
  ]
  for (const [program, args] of attempts) {
    if (spawnSync(program, args, { stdio: "ignore" }).status === 0) return
  }
}

function ownerOf(path: string): Account {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

/**
 * Postgres refuses to run as root: then it is the owner of the existing data, or the account `postgres`, which is made
 * when it is missing.
 * @param existingData a file of an existing cluster, absent or not
 * @throws Failure when root has no such account and cannot make one
 */
export function serverAccount(existingData: string): Account {
  if (process.getuid?.() !== 0) return undefined
  const known = ownerOf(existingData) ?? lookUp("postgres")
  if (known) return known
  createAccount()
  const made = lookUp("postgres") ?? lookUp("nobody")
  if (made) return made
  throw new Failure("数据库不能以 root 身份运行，也无法建立 postgres 账户：请换用普通用户运行。")
}
