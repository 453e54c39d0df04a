import { spawn } from "node:child_process"

/**
 * Starts the application for the browser tests and tells them its address, in BASE_URL, EMPTY_URL, OWNER_URL and SIGN_INS. With
 * BASE_URL given, these are taken as they are, from a server that runs already.
 * Everything it needs runs in a process of its own, which ends when this one does.
 */
export default async function startApplication(): Promise<() => Promise<void>> {
  if (process.env.BASE_URL) return async () => undefined
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/test-server.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const ready = new Promise<Record<string, string>>((resolve) => {
    child.once("message", (message) => resolve(Object.fromEntries(Object.entries(message))))
  })
  const server = await Promise.race([ready, ended])
  if (!server) throw new Error("the application did not start; the reason is above")
  process.env.BASE_URL = server.baseUrl
  process.env.EMPTY_URL = server.emptyUrl
  process.env.OWNER_URL = server.ownerUrl
  process.env.SIGN_INS = server.signIns
  return async () => {
    child.kill("SIGTERM")
    await ended
  }
}
