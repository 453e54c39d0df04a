import { join } from "node:path"
import { env, parseEnv } from "@/lib/platform/env"
import { loadSecrets } from "../database/env-file"
import { takeLock } from "../database/lock"
import { openDatabase } from "../database/open"
import { portIsFree } from "../database/ports"
import { untilAsked } from "../database/wait"
import { Failure, plainLine, say } from "../failure"
import { startBuild } from "./build"
import { type Child, startChild } from "./child"
import { demoSignInLines, loadDemoOnce } from "./demo-data"

export type Mode = "demo" | "start" | "dev"

const READY_MILLISECONDS = 120_000
const NEXT = join("node_modules", "next", "dist", "bin", "next")

/** What must be stopped at the end, the newest first. */
type Stops = (() => Promise<void> | void)[]

async function closeAll(stops: Stops): Promise<void> {
  for (const stop of stops.reverse()) {
    try {
      await stop()
    } catch (error) {
      say(`停止时出错：${plainLine(error)}`)
    }
  }
}

function takePort(mode: Mode, stops: Stops): void {
  const lock = takeLock("web", mode)
  if (!("release" in lock))
    throw new Failure(`本目录的程序已在运行（npm run ${lock.command}，进程 ${lock.pid}）：请先停止它，再重新启动。`)
  stops.push(() => lock.release())
}

async function checkPort(mode: Mode, port: number): Promise<void> {
  if (await portIsFree(port)) return
  const command = mode === "start" ? "npm start" : `npm run ${mode}`
  throw new Failure(`端口 ${port} 已被占用：请关闭占用它的程序，或换一个端口，例如 PORT=${port + 1} ${command}`)
}

/** The environment of the web server and the worker: never the owner's address. */
export function childEnvironment(mode: Mode): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // Empty, not absent: Next would read it from .env again.
    DATABASE_URL: "",
    // Without a public address next-auth follows the host that the browser asked for, on any port.
    ...(process.env.NEXTAUTH_URL ? {} : { AUTH_TRUST_HOST: "true" }),
  }
}

function startWeb(mode: Mode, port: number): Child {
  const preload = ["--import", "./scripts/serving/end-with-parent.mjs"]
  const command = mode === "dev" ? "dev" : "start"
  return startChild([...preload, NEXT, command, "-p", String(port)], {
    name: "网页程序",
    env: childEnvironment(mode),
    stdout: mode === "dev" ? "inherit" : "ignore",
  })
}

function startWorker(mode: Mode): Child {
  return startChild(["--import", "tsx", join("scripts", "worker.ts")], {
    name: "后台程序",
    env: childEnvironment(mode),
    stdout: "ignore",
  })
}

/** Waits until /api/health says that the database is reached and migrated. */
export async function untilHealthy(address: string): Promise<void> {
  const deadline = Date.now() + READY_MILLISECONDS
  let last = "没有应答"
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(30_000) })
      if (response.ok) return
      last = `状态 ${response.status}`
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Failure(`网页程序没有就绪（/api/health：${last}）：原因见上方日志。`)
}

async function announce(mode: Mode, port: number): Promise<void> {
  const address = process.env.NEXTAUTH_URL || `http://localhost:${port}`
  const lines = [`一户一策已启动：${address}`]
  if (mode === "demo") lines.push("演示账户（用户名、密码、角色）：", ...(await demoSignInLines()))
  lines.push("按 Ctrl-C 停止，数据会保留。")
  process.stdout.write(`${lines.join("\n")}\n`)
}

async function run(mode: Mode, stops: Stops): Promise<void> {
  loadSecrets()
  const { PORT: port } = parseEnv({ ...process.env, APP_DATABASE_URL: "postgresql://checked/later" })
  takePort(mode, stops)
  await checkPort(mode, port)
  const opening = openDatabase(mode)
  stops.push(() => opening.then((database) => database.close()).catch(() => undefined))
  const database = await opening
  env()
  const build = mode === "dev" ? undefined : startBuild()
  if (build) stops.push(build.stop)
  await Promise.all([build?.done, mode === "demo" ? loadDemoOnce(database.ownerUrl) : undefined])
  const children = [startWeb(mode, port), startWorker(mode)]
  stops.push(() => Promise.all(children.map((child) => child.stop())).then(() => undefined))
  const deaths = children.map((child) => child.died)
  await Promise.race([untilHealthy(`http://127.0.0.1:${port}`), ...deaths])
  await announce(mode, port)
  await Promise.race(deaths)
}

/** Serves until Ctrl-C; database, build, web server and worker end in order and the data stay. Ends the process. */
export async function serve(mode: Mode): Promise<never> {
  const stops: Stops = []
  let failed = false
  try {
    await Promise.race([run(mode, stops), untilAsked()])
    say("正在停止……")
  } catch (error) {
    failed = true
    say(`错误：${plainLine(error)}`)
  }
  await closeAll(stops)
  if (!failed) say("已停止，数据已保留。")
  process.exit(failed ? 1 : 0)
}
