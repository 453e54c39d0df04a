import { join } from "node:path"
import { Failure } from "../failure"
import { type Child, startChild } from "./child"

const READY_MILLISECONDS = 120_000
const NEXT = join("node_modules", "next", "dist", "bin", "next")

export type WebMode = "production" | "development"

/** The environment of the web server and the worker: never the owner's address. */
function environment(mode: WebMode): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    // Empty, not absent: Next would read it from .env again.
    DATABASE_URL: "",
    // Without a public address next-auth follows the host that the browser asked for, on any port.
    ...(process.env.NEXTAUTH_URL ? {} : { AUTH_TRUST_HOST: "true" }),
  }
}

function startWeb(mode: WebMode, port: number): Child {
  const preload = ["--import", "./scripts/serving/end-with-parent.mjs"]
  const command = mode === "development" ? "dev" : "start"
  return startChild([...preload, NEXT, command, "-p", String(port)], {
    name: "网页程序",
    env: environment(mode),
    stdout: mode === "development" ? "inherit" : "ignore",
  })
}

function startWorker(mode: WebMode): Child {
  return startChild(["--import", "tsx", join("scripts", "worker.ts")], {
    name: "后台程序",
    env: environment(mode),
    stdout: "ignore",
  })
}

/** Starts the web server on a port and the worker, both with this process's environment. */
export function startPrograms(mode: WebMode, port: number): Child {
  const children = [startWeb(mode, port), startWorker(mode)]
  return {
    died: Promise.race(children.map((child) => child.died)),
    async stop() {
      await Promise.all(children.map((child) => child.stop()))
    },
  }
}

/** Waits until /api/health says that the database is reached and migrated. */
export async function untilHealthy(port: number): Promise<void> {
  const deadline = Date.now() + READY_MILLISECONDS
  let last = "没有应答"
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(30_000) })
      if (response.ok) return
      last = `状态 ${response.status}`
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Failure(`网页程序没有就绪（/api/health：${last}）：原因见上方日志。`)
}
