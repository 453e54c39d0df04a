import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { errorCode } from "../failure"

const HOME = ".data"
const BEAT_MILLISECONDS = 3000
// A process number may be given to another program after a crash; a live holder touches its file.
const SILENT_MILLISECONDS = 20_000

export interface Holder {
  pid: number
  command: string
}

export interface Lock {
  release(): void
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === "EPERM"
  }
}

/** Who holds a lock now, undefined when nobody does. */
export function lockHolder(name: string): Holder | undefined {
  const file = join(HOME, `${name}.lock`)
  if (!existsSync(file)) return undefined
  try {
    const holder: Holder = JSON.parse(readFileSync(file, "utf8"))
    const silent = Date.now() - statSync(file).mtimeMs
    return isAlive(holder.pid) && silent < SILENT_MILLISECONDS ? holder : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes a lock of this folder, such as "web", for a command.
 * @returns the lock, or who holds it
 */
export function takeLock(name: string, command: string): Lock | Holder {
  const file = join(HOME, `${name}.lock`)
  mkdirSync(HOME, { recursive: true })
  const holder = lockHolder(name)
  if (holder) return holder
  rmSync(file, { force: true })
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, command }), { flag: "wx" })
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error
    return lockHolder(name) ?? { pid: 0, command: "?" }
  }
  const beat = setInterval(() => touch(file), BEAT_MILLISECONDS)
  beat.unref()
  return {
    release() {
      clearInterval(beat)
      rmSync(file, { force: true })
    },
  }
}

function touch(file: string): void {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // Somebody removed .data while we run; the next start finds out.
  }
}
