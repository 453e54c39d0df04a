import { createServer, type Server } from "node:net"

function listen(port: number, host?: string): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", () => resolve(undefined))
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Whether nobody listens on a TCP port, neither on all addresses nor on this machine's own. */
export async function portIsFree(port: number): Promise<boolean> {
  for (const host of [undefined, "127.0.0.1"]) {
    const server = await listen(port, host)
    if (!server) return false
    await close(server)
  }
  return true
}

/** A free TCP port on this machine's own address, chosen by the system. */
export async function freePort(): Promise<number> {
  const server = await listen(0, "127.0.0.1")
  const address = server?.address()
  if (!server || typeof address !== "object" || address === null) throw new Error("no free port")
  await close(server)
  return address.port
}
