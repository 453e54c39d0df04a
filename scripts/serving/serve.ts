import { env, parseEnv } from "@/lib/platform/env"
import { loadSecrets } from "../database/env-file"
import { takeLock } from "../database/lock"
import { openDatabase } from "../database/open"
import { portIsFree } from "../database/ports"
import { untilAsked } from "../database/wait"
import { Failure, plainLine, say } from "../failure"
import { startBuild } from "./build"
import { demoSignInLines, loadDemoOnce } from "./demo-data"
import { closeAll, type Stops } from "./stops"
import { startPrograms, untilHealthy } from "./web"

export type Mode = "demo" | "start" | "dev"

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
  const programs = startPrograms(mode === "dev" ? "development" : "production", port)
  stops.push(programs.stop)
  await Promise.race([untilHealthy(port), programs.died])
  await announce(mode, port)
  await programs.died
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
