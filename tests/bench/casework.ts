import { randomUUID } from "node:crypto"
import { dutyStates, listDue, unseenByPlace } from "@/lib/features/duties/queries"
import { countToday } from "@/lib/features/today/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { scopeFor, scopeOfAccount } from "@/tests/support/county"
import { asOwner } from "@/tests/support/owner"
import { signIn } from "./load"
import { type Figure, spread, timed } from "./measure"
import { startServer } from "./programs"

const OWN = 60
const CLIENTS = 8
const SECONDS = 6
const ROUNDS = 20

/** A helper with sixty households of the county, each seen once. */
async function makeHelper(county: string, passwordHash: string): Promise<{ scope: Scope; households: string[] }> {
  const { actorId } = await scopeFor("helper", county, { username: `bench-helper-${county}`, passwordHash })
  const households = await asOwner(async (client) => {
    const { rows } = await client.query(
      `INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on)
       SELECT county_code, id, village_code, $2, current_date - 200 FROM household WHERE county_code = $1 AND ended_at IS NULL ORDER BY household_no LIMIT $3
       RETURNING household_id::text AS id`,
      [county, actorId, OWN],
    )
    await client.query(
      `UPDATE household SET last_seen_on = current_date - (('x' || substr(id::text, 1, 2))::bit(8)::int % 120) WHERE county_code = $1`,
      [county],
    )
    await client.query("VACUUM ANALYZE household")
    return rows.map((row) => String(row.id))
  })
  return { scope: await scopeOfAccount(actorId), households }
}

async function send(address: string, cookie: string, path: string, body: unknown): Promise<string> {
  const headers = { cookie, origin: address, "content-type": "application/json" }
  const response = await fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  return text
}

const visit = (householdId: string) => ({
  id: randomUUID(),
  kind: "visit",
  at: new Date().toISOString(),
  payload: { householdId, visitedOn: today(), sentence: "家里都好，没有新的困难。", met: ["head"] },
})

/** Visits that are received, audited and answered a second, one a request. */
async function visitsPerSecond(address: string, cookie: string, households: readonly string[]): Promise<number> {
  const device = { id: randomUUID() }
  let sent = 0
  const { seconds } = await timed(async () => {
    const until = performance.now() + SECONDS * 1000
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (performance.now() < until) {
          const id = households[sent++ % households.length] ?? ""
          const answer = await send(address, cookie, "/api/field/push", { device, items: [visit(id)] })
          if (!answer.includes('"stored"')) throw new Error(answer)
        }
      }),
    )
  })
  return sent / seconds
}

/** A helper's phone the first time and again, and the day's work of a township. */
export async function benchCasework(
  county: string,
  passwordHash: string,
  password: string,
  port: number,
): Promise<Figure[]> {
  const { scope, households } = await makeHelper(county, passwordHash)
  const address = `http://localhost:${port}`
  const server = await startServer(".", port, "/api/health", { DATABASE_URL: "", AUTH_TRUST_HOST: "true" })
  const found: Figure[] = []
  try {
    const cookie = await signIn(address, scope.username, password)
    const rate = await visitsPerSecond(address, cookie, households)
    found.push({ key: "visits.rate", label: `走访入库（含审计），${CLIENTS} 个客户端`, value: rate, unit: "次/秒" })
    const device = { id: randomUUID() }
    const first = await timed(() => send(address, cookie, "/api/field/pull", { device }))
    const copies: { households: { id: string; etag: string }[] } = JSON.parse(first.value)
    const have = Object.fromEntries(copies.households.map(({ id, etag }) => [id, etag]))
    const again = await timed(() => send(address, cookie, "/api/field/pull", { device, have }))
    const kib = (text: string): number => Buffer.byteLength(text) / 1024
    found.push(
      { key: "pull.first.ms", label: `手机取 ${OWN} 户`, value: first.seconds * 1000, unit: "毫秒" },
      { key: "pull.first.kib", label: `手机取 ${OWN} 户的大小`, value: kib(first.value), unit: "KiB" },
      { key: "pull.again.ms", label: `再取一次（没有变化）`, value: again.seconds * 1000, unit: "毫秒" },
      { key: "pull.again.kib", label: `再取一次的大小`, value: kib(again.value), unit: "KiB" },
    )
  } finally {
    await server.stop()
  }
  const township = await scopeFor("townshipStaff", `${county}101`)
  const secretary = await scopeFor("firstSecretary", `${county}101201`)
  const works: [key: string, label: string, work: () => Promise<unknown>][] = [
    ["due.unseen", "全镇 5,000 户按村列出很久没有走访的户", () => unseenByPlace(township)],
    ["due.list", "驻村干部该走访的户", async () => [await dutyStates(secretary), await listDue(secretary)]],
    ["due.today", "镇办的今日", () => countToday(township)],
  ]
  for (const [key, label, work] of works) {
    const taken: number[] = []
    for (let round = 0; round < ROUNDS; round++) taken.push((await timed(work)).seconds * 1000)
    found.push({ key, label: `${label}：95%`, value: spread(taken).p95, unit: "毫秒", aim: ["<=", 150] })
  }
  return found
}
