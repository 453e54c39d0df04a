import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { listHouseholds } from "@/lib/features/households/queries"
import { getHousehold } from "@/lib/features/households/record-queries"
import { householdFilterSchema } from "@/lib/features/households/schema"
import type { Scope } from "@/lib/platform/scope/scope"
import { type Load, load, signIn } from "./load"
import type { Figure } from "./measure"
import { memoryOf } from "./memory"
import { build, startServer } from "./programs"
import { recordStatements } from "./statements"

const SECONDS = 6
const ROUNDS = 2
const BASELINE = join("tests", "bench", "baseline")

export interface Target {
  readonly scope: Scope
  readonly householdId: string
  readonly password: string
}
export interface Where {
  readonly port: number
  readonly baselinePort: number
  readonly appUrl: string
  readonly folder: string
}

const listUrl = (scope: Scope): string => `/households?place=${scope.countyCode}101`

/** The statements of the product's pages, for the minimal pages to send too. */
async function writeStatements({ scope, householdId }: Target, file: string): Promise<void> {
  const filter = householdFilterSchema.parse({ place: `${scope.countyCode}101` })
  const list = await recordStatements(() => listHouseholds(scope, filter))
  const household = await recordStatements(() => getHousehold(scope, householdId))
  writeFileSync(file, JSON.stringify({ list, household }))
}

const figures = (key: string, label: string, { rate, median, p95 }: Load): Figure[] => [
  { key: `${key}.rate`, label, value: rate, unit: "页/秒" },
  { key: `${key}.median`, label: `${label}:中位`, value: median, unit: "毫秒" },
  { key: `${key}.p95`, label: `${label}:95%`, value: p95, unit: "毫秒" },
]

/** The better of some rounds, taken in turns with the other side, so that a busy moment does not decide. */
async function inTurns(sides: readonly (() => Promise<Load>)[]): Promise<Load[]> {
  const best: Load[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const [side, run] of sides.entries()) {
      const now = await run()
      const before = best[side]
      if (!before || now.rate > before.rate) best[side] = now
    }
  return best
}

/** Pages of the product with one and eight clients, beside minimal pages that send the same statements; then a county ten times as large. */
export async function benchPages(small: Target, large: Target, where: Where): Promise<Figure[]> {
  const address = `http://localhost:${where.port}`
  const statements = join(where.folder, "statements.json")
  await writeStatements(large, statements)
  await build(BASELINE)
  const server = await startServer(".", where.port, "/api/health", { DATABASE_URL: "", AUTH_TRUST_HOST: "true" })
  const baseline = await startServer(BASELINE, where.baselinePort, "/list", {
    BASELINE_URL: where.appUrl,
    BASELINE_STATEMENTS: statements,
  })
  const found: Figure[] = []
  try {
    const cookies = await signIn(address, large.scope.username, large.password)
    const smallCookies = await signIn(address, small.scope.username, small.password)
    const pages = [
      { key: "list", label: "农户列表", path: (t: Target) => listUrl(t.scope), plain: "/list" },
      { key: "household", label: "农户页", path: (t: Target) => `/households/${t.householdId}`, plain: "/household" },
      { key: "table", label: "县表", path: () => "/table", plain: null },
    ]
    for (const { key, label, path, plain } of pages) {
      for (const clients of [1, 8]) {
        const ours = () => load(address + path(large), cookies, clients, SECONDS)
        const theirs = plain ? () => load(`http://localhost:${where.baselinePort}${plain}`, "", clients, SECONDS) : null
        const [mine, other] = await inTurns(theirs ? [ours, theirs] : [ours])
        if (mine) found.push(...figures(`page.${key}.${clients}`, `${label},${clients} 个客户端`, mine))
        if (mine && other) {
          found.push(
            {
              key: `page.${key}.${clients}.minimal`,
              label: `最简页面,${clients} 个客户端`,
              value: other.rate,
              unit: "页/秒",
            },
            {
              key: `page.${key}.${clients}.ratio`,
              label: `${label}与最简页面之比`,
              value: mine.rate / other.rate,
              unit: "倍",
              aim: [">=", 0.8],
            },
          )
        }
      }
      const [big, little] = await inTurns([
        () => load(address + path(large), cookies, 1, SECONDS),
        () => load(address + path(small), smallCookies, 1, SECONDS),
      ])
      if (big && little)
        found.push({
          key: `page.${key}.growth`,
          label: `${label}:县大十倍时的中位用时之比`,
          value: big.median / little.median,
          unit: "倍",
          aim: ["<=", 1.2],
        })
    }
    found.push({ key: "server.memory", label: "网页程序内存", value: memoryOf(server.pid), unit: "MiB" })
  } finally {
    await Promise.all([server.stop(), baseline.stop()])
  }
  return found
}
