import { appendFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { EnvError } from "@/lib/platform/env"

/** An expected failure of a command: its message is one plain Chinese line that says what to do. */
export class Failure extends Error {
  override readonly name = "Failure"
}

const SYSTEM_FAILURES: Readonly<Record<string, string>> = {
  ENOSPC: "磁盘空间不足：请清理磁盘后重试。",
  EDQUOT: "磁盘配额已用完：请清理磁盘后重试。",
  EROFS: "所在磁盘是只读的：请把程序放到可以写入的目录。",
  EMFILE: "打开的文件过多：请提高 ulimit -n 后重试。",
}

/** The `code` that Node and Postgres put on their errors. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined
  return typeof error.code === "string" ? error.code : undefined
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split("\n", 1)[0] ?? ""
}

/** One plain line for any error; the rest of an unexpected one goes to .data/errors.log. */
export function plainLine(error: unknown): string {
  if (error instanceof Failure || error instanceof EnvError) return error.message
  const code = errorCode(error) ?? ""
  const known = SYSTEM_FAILURES[code]
  if (known) return known
  if (code === "53100") return "数据库所在磁盘空间不足：请清理磁盘后重试。"
  if (code === "EACCES" || code === "EPERM") return `没有权限：${firstLine(error)}。请检查目录的所有者和权限。`
  return `${firstLine(error)}（详情见 ${record(error)}）`
}

function record(error: unknown): string {
  const file = join(".data", "errors.log")
  try {
    mkdirSync(".data", { recursive: true })
    const stack = error instanceof Error ? error.stack : String(error)
    appendFileSync(file, `${new Date().toISOString()} ${stack}\n`, { mode: 0o600 })
    return file
  } catch {
    return "无法写入日志"
  }
}

export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Runs a command to its end and turns a failure into one line and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    say(`错误：${plainLine(error)}`)
    process.exitCode = 1
  }
  process.disconnect?.()
}
