import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { rowsAsOwner } from "@/tests/support/sql"

let mine: TestCounty
let other: TestCounty
let app: Client
let tables: string[]

/** Columns whose value a constraint decides. */
const LAWFUL: Readonly<Record<string, (county: TestCounty) => string>> = {
  "appointment.place": (county) => `'${county.code}'`,
  "appointment.person_name": () => "'试验'",
  "plan.state": () => "'draft'",
  "plan_measure.state": () => "'planned'",
  "change_request.state": () => "'pending'",
}
/** What another table refers to, which therefore comes first. */
const FIRST = ["alert", "import_batch", "pairing", "handover", "plan_measure", "photo", "problem"]
const idIn = (table: string, county: TestCounty): string =>
  `(SELECT id FROM "${table}" WHERE county_code = '${county.code}' LIMIT 1)`
const REFERS: Readonly<Record<string, string>> = {
  household_id: "household",
  source_id: "source",
  batch_id: "import_batch",
  handover_id: "handover",
  pairing_id: "pairing",
  measure_id: "plan_measure",
  photo_id: "photo",
  problem_id: "problem",
  alert_id: "alert",
}

/** One row in every tenant table, straight by the owner: keys and required columns get a value of their type. */
async function fillEvery(county: TestCounty): Promise<void> {
  const staff = await scopeFor("countyStaff", county.code)
  const successor = await scopeFor("countyStaff", county.code)
  await makeHousehold(staff, { villageCode: county.villages[0] })
  for (const table of tables) {
    const [there] = await rowsAsOwner<{ there: boolean }>(
      `SELECT true AS there FROM "${table}" WHERE county_code = $1 LIMIT 1`,
      [county.code],
    )
    if (there) continue
    const columns = await rowsAsOwner<{ name: string; type: string }>(
      `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = $1
          AND (is_nullable = 'NO' AND column_default IS NULL OR table_name || '.' || column_name = ANY ($2))`,
      [table, Object.keys(LAWFUL)],
    )
    const sample = (name: string, type: string): string => {
      const lawful = LAWFUL[`${table}.${name}`]
      if (lawful) return lawful(county)
      const refers = REFERS[name]
      if (refers) return idIn(refers, county)
      if (name === "from_account") return `'${staff.actorId}'`
      if (name === "to_account") return `'${successor.actorId}'`
      if (name === "county_code") return `'${county.code}'`
      if (name === "village_code") return `'${county.villages[0]}'`
      if (name === "area") return `'${county.code}'`
      if (name === "account_id") return `'${staff.actorId}'`
      const byType: Record<string, string> = {
        uuid: "gen_random_uuid()",
        jsonb: "'{}'",
        bytea: "'\\x00'",
        date: "current_date",
        timestamptz: "now()",
        bool: "false",
      }
      return (
        byType[type] ??
        (/^(?:int|float|numeric)/.test(type) ? "1" : type.startsWith("_") ? "'{}'" : `gen_random_uuid()::text`)
      )
    }
    await rowsAsOwner(
      `INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(", ")}) VALUES (${columns.map(({ name, type }) => sample(name, type)).join(", ")})`,
    )
  }
}

const seen = async (table: string, context: readonly string[] | null): Promise<number> => {
  await app.query("BEGIN")
  try {
    if (context) await app.query("SELECT set_tenant($1, $2, $3, $4, $5)", [...context])
    return (await app.query(`SELECT 1 FROM "${table}"`)).rows.length
  } finally {
    await app.query("ROLLBACK")
  }
}

beforeAll(async () => {
  const rows = await rowsAsOwner<{ name: string }>(
    `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema = 'public' AND column_name = 'county_code' AND table_type = 'BASE TABLE' ORDER BY array_position($1::text[], c.table_name::text) NULLS LAST, 1`,
    [FIRST],
  )
  tables = rows.map((row) => row.name)
  mine = await makeCounty()
  other = await makeCounty()
  await fillEvery(mine)
  await fillEvery(other)
  app = new Client({ connectionString: process.env.APP_DATABASE_URL })
  await app.connect()
})
afterAll(() => app.end())

describe("row-level security, as the application's role in raw SQL", () => {
  it("stands on every table with a county, forced, with a policy", async () => {
    const rows = await rowsAsOwner<{ relname: string }>(
      `SELECT c.relname FROM pg_class c WHERE c.relname = ANY ($1) AND c.relkind = 'r'
        AND c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)`,
      [tables],
    )
    expect(tables.length).toBeGreaterThan(20)
    expect(rows.map((row) => row.relname).sort()).toEqual([...tables].sort())
  })

  it("no setting, no rows; also after an earlier transaction of the same connection had one", async () => {
    for (const table of tables) expect([table, await seen(table, null)]).toEqual([table, 0])
    await seen("household", [mine.code, mine.code, "", "*", "*"])
    for (const table of tables) expect([table, await seen(table, null)]).toEqual([table, 0])
  })

  it("a county sees its own rows and never the other's", async () => {
    const [person] = await rowsAsOwner<{ id: string }>(
      "SELECT account_id AS id FROM saved_view WHERE county_code = $1",
      [mine.code],
    )
    for (const table of tables) {
      const total = (await rowsAsOwner(`SELECT 1 FROM "${table}" WHERE county_code = $1`, [mine.code])).length
      const context = [mine.code, mine.code, String(person?.id), "*", "*"]
      expect([table, total > 0, await seen(table, context)]).toEqual([table, true, total])
    }
  })

  it("a county that does not exist sees nothing, and half a setting neither", async () => {
    const half = [
      ["999999", "999999", "", "*", "*"],
      [mine.code, "", "", "*", "*"],
      ["", mine.code, "", "*", "*"],
      [mine.code, other.code, "", "*", "*"],
    ]
    for (const context of half)
      for (const table of ["household", "member", "village", "classification", "job", "import_row", "register_summary"])
        expect([table, await seen(table, context)]).toEqual([table, 0])
  })

  it("another village, nobody's households, no pathway: no household, no member", async () => {
    const [village, elsewhere] = [mine.villages[0], mine.villages[1]]
    expect(await seen("household", [mine.code, village, "", "*", "*"])).toBe(1)
    for (const context of [
      [mine.code, elsewhere, "", "*", "*"],
      [mine.code, village, "", "-", "*"],
      [mine.code, village, "", "00000000-0000-0000-0000-000000000000", "*"],
    ]) {
      expect(await seen("household", context)).toBe(0)
      expect(await seen("member", context)).toBe(0)
    }
    expect(await seen("household", [mine.code, village, "", "*", "-"])).toBe(0)
  })

  it("nothing is written outside the setting", async () => {
    const acts = [
      `UPDATE household SET address = 'x' WHERE county_code = '${other.code}'`,
      `UPDATE account SET role = 'countyAdmin' WHERE county_code = '${other.code}'`,
      `UPDATE session SET revoked_at = now() WHERE county_code = '${other.code}'`,
    ]
    for (const sql of acts) {
      await app.query("BEGIN")
      await app.query("SELECT set_tenant($1, $1, '', '*', '*')", [mine.code])
      expect((await app.query(sql)).rowCount).toBe(0)
      await app.query("ROLLBACK")
    }
    await app.query("BEGIN")
    await app.query("SELECT set_tenant($1, $1, '', '*', '*')", [mine.code])
    await expect(
      app.query(
        "INSERT INTO account (county_code, username, display_name, role, area, password_hash) VALUES ($1, 'fremd', 'x', 'countyAdmin', $1, '-')",
        [other.code],
      ),
    ).rejects.toThrow(/row-level security/)
    await app.query("ROLLBACK")
  })

  it("the role owns nothing, cannot pass the wall, change the structure or read the ledger's neighbours", async () => {
    const denied = [
      "ALTER TABLE household DISABLE ROW LEVEL SECURITY",
      "DROP POLICY tenant ON household",
      "TRUNCATE household",
      "SET ROLE yihuyice_owner",
      "DELETE FROM household",
    ]
    for (const sql of denied) await expect(app.query(sql)).rejects.toThrow(/must be owner|permission denied/)
    const [role] = await rowsAsOwner<{ strong: boolean }>(
      "SELECT rolsuper OR rolbypassrls AS strong FROM pg_roles WHERE rolname = 'yihuyice_app'",
    )
    expect(role?.strong).toBe(false)
  })
})
