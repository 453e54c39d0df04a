import type { Scope } from "@/lib/platform/scope/scope"
import { load, signIn } from "./load"
import type { Figure } from "./measure"
import { startServer } from "./programs"

const SECONDS = 6
const PAGES = [
  { key: "overview", label: "总览", path: "/overview" },
  { key: "map", label: "作战图", path: "/overview/map" },
] as const

interface Target {
  readonly scope: Scope
  readonly password: string
}

/** The overview and the map of villages of a county with one and eight clients, beside a county a tenth as large. */
export async function benchOverview(small: Target, large: Target, port: number): Promise<Figure[]> {
  const address = `http://localhost:${port}`
  const server = await startServer(".", port, "/api/health", { DATABASE_URL: "", AUTH_TRUST_HOST: "true" })
  const figures: Figure[] = []
  try {
    const cookies = await signIn(address, large.scope.username, large.password)
    const smallCookies = await signIn(address, small.scope.username, small.password)
    for (const { key, label, path } of PAGES) {
      const little = await load(address + path, smallCookies, 1, SECONDS)
      const big = await load(address + path, cookies, 1, SECONDS)
      const eight = await load(address + path, cookies, 8, SECONDS)
      const named = (clients: number) => `${label}，${clients} 个客户端：95%`
      figures.push(
        { key: `page.${key}.1.p95`, label: named(1), value: big.p95, unit: "毫秒", aim: ["<=", 150] },
        { key: `page.${key}.8.p95`, label: named(8), value: eight.p95, unit: "毫秒" },
        { key: `page.${key}.8.rate`, label: `${label}，8 个客户端`, value: eight.rate, unit: "页/秒" },
        {
          key: `page.${key}.growth`,
          label: `${label}：县大十倍时的中位用时之比`,
          value: big.median / little.median,
          unit: "倍",
          aim: ["<=", 1.2],
        },
      )
    }
  } finally {
    await server.stop()
  }
  return figures
}
