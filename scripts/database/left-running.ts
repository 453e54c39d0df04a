import { spawnSync } from "node:child_process"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { errorCode } from "../failure"

/** A server process and the port it listens on. */
export interface Running {
  pid: number
  port: number
}

function readPidFile(data: string): Running | undefined {
  try {
    const [pid = "", , , port = ""] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")
    return { pid: Number(pid), port: Number(port) }
  } catch {
    return undefined
  }
}

/** Whether the process is a database server; after a restart of the machine its number may be somebody else's. */
function isServer(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCode(error) === "ESRCH") return false
  }
  if (process.platform === "win32") return true
  const shown = spawnSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" })
  if (shown.status === 0) return shown.stdout.includes("postgres")
  if (!existsSync(`/proc/${pid}/comm`)) return shown.error === undefined
  return readFileSync(`/proc/${pid}/comm`, "utf8").includes("postgres")
}

/** A server left by a killed run; a stale file of one that is gone is removed. */
export function leftRunning(data: string): Running | undefined {
  const found = readPidFile(data)
  if (!found) return undefined
  if (isServer(found.pid)) return found
  rmSync(join(data, "postmaster.pid"), { force: true })
  return undefined
}
