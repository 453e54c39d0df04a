import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Failure, say } from "../failure"

const SOURCES = ["app", "components", "lib", "public", "prisma/schema"]
const FILES = [
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "proxy.ts",
  "instrumentation.ts",
]
const STAMP = join(".next", "sources-fingerprint")
const LOG = join(".data", "build.log")

function sourceFiles(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => name !== "generated" && !/\.test\.tsx?$/.test(name))
  return names.sort().flatMap((name) => sourceFiles(join(path, name)))
}

/** Changes when anything changes that the build reads; times do not count, a fresh clone has fresh ones. */
export function sourcesFingerprint(): string {
  const hash = createHash("sha256").update(process.version)
  for (const file of [...SOURCES, ...FILES].flatMap(sourceFiles)) {
    hash.update(`\0${file}\0`).update(readFileSync(file))
  }
  return hash.digest("hex")
}

function reasonIn(output: string, signal: NodeJS.Signals | null): string {
  if (/ENOSPC|No space left/.test(output)) return "磁盘空间不足，请清理磁盘后重试"
  if (signal === "SIGKILL" || /heap out of memory|ENOMEM/.test(output)) return "内存不足，请关闭其他程序后重试"
  const line = output.split("\n").find((text) => /error/i.test(text) && text.trim() !== "")
  return `${line?.trim() ?? "原因不明"}（详情见 ${LOG}）`
}

/** Starts building; `done` rejects with one plain line, `stop` gives up. */
export function startBuild(): { done: Promise<void>; stop(): Promise<void> } {
  const fingerprint = sourcesFingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint) {
    return { done: Promise.resolve(), stop: async () => undefined }
  }
  say("正在构建网页程序（约半分钟）……")
  rmSync(STAMP, { force: true })
  const child = spawn(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", DATABASE_URL: "" },
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (code, signal) => {
      mkdirSync(".data", { recursive: true })
      writeFileSync(LOG, output)
      if (code === 0) resolve(writeFileSync(STAMP, fingerprint))
      else reject(new Failure(`网页程序构建失败：${reasonIn(output, signal)}`))
    })
  })
  ended.catch(() => undefined)
  const stop = async () => {
    child.kill("SIGTERM")
    await ended.catch(() => undefined)
  }
  return { done: ended, stop }
}
