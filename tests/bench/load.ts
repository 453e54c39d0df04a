import http from "node:http"
import { spread } from "./measure"

export interface Load {
  /** pages a second */
  readonly rate: number
  /** milliseconds */
  readonly median: number
  readonly p95: number
}

function get(agent: http.Agent, url: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { cookie, accept: "text/html" } }, (response) => {
      response.resume()
      response.on("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url}: ${response.statusCode}`)),
      )
    })
    request.on("error", reject)
  })
}

/** Asks for pages with so many clients at a time for so many seconds, each over a connection that stays open. */
export async function load(url: string, cookie: string, clients: number, seconds: number): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients })
  const taken: number[] = []
  const from = performance.now()
  const until = from + seconds * 1000
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const start = performance.now()
        await get(agent, url, cookie)
        taken.push(performance.now() - start)
      }
    }),
  )
  agent.destroy()
  return { rate: taken.length / ((performance.now() - from) / 1000), ...spread(taken) }
}

/** Signs in as a browser does. @returns the cookies */
export async function signIn(address: string, username: string, password: string): Promise<string> {
  const jar = new Map<string, string>()
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";")
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
  }
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
  const first = await fetch(`${address}/api/auth/csrf`)
  keep(first)
  const { csrfToken } = (await first.json()) as { csrfToken: string }
  const answer = await fetch(`${address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookies(), "content-type": "application/x-www-form-urlencoded", origin: address },
    body: new URLSearchParams({ csrfToken, username, password, json: "true" }),
  })
  keep(answer)
  if (!cookies().includes("session-token")) throw new Error(`sign-in refused: ${answer.status}`)
  return cookies()
}
