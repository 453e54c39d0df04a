import { spawn } from "node:child_process"
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"

const COPIED = ["scripts", "lib", "prisma", "package.json", "package-lock.json", "tsconfig.json", "prisma.config.ts"]

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A command that was started and goes on. */
export interface Started {
  ended: Promise<Ended>
  /** resolves when the text was written to stderr or stdout, rejects when the command ends without it */
  says(text: string): Promise<void>
  kill(signal: NodeJS.Signals): void
}

/** A copy of the project in a temporary folder, so that its commands cannot touch this folder's data and settings. */
export class ProjectCopy {
  readonly folder = mkdtempSync(join(tmpdir(), "yihuyice-copy-"))

  constructor(options: { packages: boolean } = { packages: true }) {
    // The database's account must be able to enter.
    chmodSync(this.folder, 0o755)
    for (const name of COPIED) cpSync(name, join(this.folder, name), { recursive: true })
    if (options.packages) symlinkSync(resolve("node_modules"), join(this.folder, "node_modules"), "dir")
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), text)
  }

  /** Starts `node scripts/run.mjs <args>` with no settings but the given ones. */
  start(args: string[], env: Readonly<Record<string, string>> = {}): Started {
    const { PATH = "", HOME = "", TMPDIR = "" } = process.env
    const child = spawn(process.execPath, [join("scripts", "run.mjs"), ...args], {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { NODE_ENV: "test", PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...env },
    })
    const written = { stdout: "", stderr: "" }
    child.stdout.on("data", (chunk: Buffer) => {
      written.stdout += chunk.toString()
    })
    child.stderr.on("data", (chunk: Buffer) => {
      written.stderr += chunk.toString()
    })
    const ended = new Promise<Ended>((done) => child.once("close", (code) => done({ code, ...written })))
    const says = async (text: string): Promise<void> => {
      while (!`${written.stdout}${written.stderr}`.includes(text)) {
        const over = await Promise.race([ended, new Promise((next) => setTimeout(next, 50))])
        if (over) throw new Error(`ended without saying "${text}": ${written.stderr}`)
      }
    }
    return { ended, says, kill: (signal) => child.kill(signal) }
  }

  run(args: string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
    return this.start(args, env).ended
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The one line that a failed command ends with, without its prefix; throws when it is not exactly one. */
export function failureLine(ended: Ended): string {
  const lines = ended.stderr.split("\n").filter((line) => line.startsWith("错误："))
  const [line] = lines
  if (ended.code !== 1 || lines.length !== 1 || !line || /\n\s+at /.test(ended.stderr))
    throw new Error(`expected one line and exit code 1, got ${ended.code}: ${ended.stderr}`)
  return line.slice("错误：".length)
}
