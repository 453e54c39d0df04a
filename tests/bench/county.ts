import type pg from "pg"
import type { Scope } from "@/lib/platform/scope/scope"
import { scopeFor } from "@/tests/support/county"
import { asOwner } from "@/tests/support/owner"
import { household } from "./people"
import { seeded } from "./random"

const TOWNSHIPS = 10
const VILLAGES = 25
const CHUNK = 2000

async function places(client: pg.Client, code: string): Promise<string[]> {
  await client.query(
    "INSERT INTO county (code, name, prefecture_name, province_name) VALUES ($1, '测算县', '测算市', '测算省')",
    [code],
  )
  const villages: string[] = []
  for (let t = 0; t < TOWNSHIPS; t++) {
    const township = `${code}1${String(t).padStart(2, "0")}`
    await client.query("INSERT INTO township (county_code, code, name) VALUES ($1, $2, $3)", [
      code,
      township,
      `第${t + 1}镇`,
    ])
    for (let v = 0; v < VILLAGES; v++) {
      const village = `${township}2${String(v).padStart(2, "0")}`
      const category = v % 3 === 0 ? "key" : v % 3 === 1 ? "other_poor" : "ordinary"
      await client.query(
        "INSERT INTO village (county_code, village_code, township_code, name, category) VALUES ($1, $2, $3, $4, $5)",
        [code, village, township, `第${t + 1}镇${v + 1}村`, category],
      )
      villages.push(village)
    }
  }
  return villages
}

export interface BenchCounty {
  readonly scope: Scope
  /** One in the middle, for the household page; empty when there is none. */
  readonly householdId: string
}

/**
 * A county of its own with 250 villages, written in bulk as its owner (building it is not what is measured).
 * @param size households; members are about four times as many
 */
export async function buildCounty(code: string, size: number, passwordHash: string): Promise<BenchCounty> {
  const householdId = await asOwner(async (client) => {
    const villages = await places(client, code)
    const { rows } = await client.query(
      "INSERT INTO source (county_code, kind, label) VALUES ($1, 'import', '测算') RETURNING id",
      [code],
    )
    const sourceId = String(rows[0].id)
    const random = seeded(size)
    for (let from = 0; from < size; from += CHUNK) {
      const made = Array.from({ length: Math.min(CHUNK, size - from) }, (_, index) => {
        const villageCode = villages[(from + index) % villages.length] ?? ""
        return household(random, { countyCode: code, villageCode, sourceId }, from + index)
      })
      await store(
        client,
        "household",
        made.map((each) => each.household),
      )
      await store(
        client,
        "member",
        made.flatMap((each) => each.members),
      )
    }
    await client.query("VACUUM ANALYZE")
    const some = await client.query(
      "SELECT id FROM household WHERE county_code = $1 ORDER BY household_no OFFSET $2 LIMIT 1",
      [code, Math.floor(size / 2)],
    )
    return String(some.rows[0]?.id ?? "")
  })
  const scope = await scopeFor("countyAdmin", code, { username: `bench-${code}`, passwordHash })
  return { scope, householdId }
}

/** The villages of a county by code. */
export const villagesOf = (code: string): Promise<string[]> =>
  asOwner(async (client) => {
    const { rows } = await client.query(
      "SELECT village_code FROM village WHERE county_code = $1 ORDER BY village_code",
      [code],
    )
    return rows.map((row) => String(row.village_code))
  })

async function store(client: pg.Client, table: "household" | "member", rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ")
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}
