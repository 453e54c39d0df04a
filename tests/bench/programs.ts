import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"

const NEXT = join("node_modules", "next", "dist", "bin", "next")

export interface Program {
  readonly pid: number
  stop(): Promise<void>
}

function program(child: ChildProcess): Program {
  return {
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once("exit", () => resolve())
        child.kill("SIGTERM")
      }),
  }
}

const start = (args: string[], env: Readonly<Record<string, string>>): Program =>
  program(spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...env } }))

const production = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const

/** Waits until a page of the server answers at all. */
async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answers = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (answers) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} does not answer`)
}

export async function startServer(
  folder: string,
  port: number,
  health: string,
  env: Readonly<Record<string, string>>,
): Promise<Program> {
  const server = start([NEXT, "start", folder, "-p", String(port)], { ...production, ...env })
  await untilAnswers(`http://127.0.0.1:${port}${health}`)
  return server
}

export const startWorker = (): Program =>
  start(["--import", "tsx", join("scripts", "worker.ts")], { ...production, DATABASE_URL: "" })

/** Builds a Next application in a folder. */
export async function build(folder: string): Promise<void> {
  const child = spawn(process.execPath, [NEXT, "build", folder], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...production },
  })
  const code = await new Promise((resolve) => child.once("exit", resolve))
  if (code !== 0) throw new Error(`building ${folder} failed`)
}
