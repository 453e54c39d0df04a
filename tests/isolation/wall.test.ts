import { Client } from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { tenantTables } from "./fingerprint"
import { setScene } from "./scene"

// Raw SQL as the application's role, beyond tests/database/row-level-security.test.ts: places, households and pathways
// within one county, every table written to across the wall, and what a pooled connection keeps.
const scene = setScene({ ownSql: true })
let app: Client
let tables: string[]

beforeAll(async () => {
  app = new Client({ connectionString: process.env.APP_DATABASE_URL })
  await app.connect()
  tables = await tenantTables(scene.now.owner)
})
afterAll(() => app.end())

interface Context {
  county?: string
  area?: string
  actor?: string
  households?: string
  pathways?: string
  /** Households that were handed over and may still be read. */
  former?: string
  department?: string
}
/** Runs in a transaction with that context and rolls back. */
async function inContext<T>(context: Context, run: () => Promise<T>): Promise<T> {
  const { county = scene.now.victim.county, actor = "", households = "*", pathways = "*" } = context
  const { former = "", department = "" } = context
  await app.query("BEGIN")
  try {
    const settings = [county, context.area ?? county, actor, households, pathways, former, department]
    await app.query("SELECT set_tenant($1, $2, $3, $4, $5, $6, $7)", settings)
    return await run()
  } finally {
    await app.query("ROLLBACK")
  }
}
const count = async (table: string, where = "true"): Promise<number> =>
  (await app.query(`SELECT count(*)::int AS n FROM "${table}" WHERE ${where}`)).rows[0].n
const sqlState = (error: unknown): string => String((error as { code?: unknown }).code)
const RLS = "42501"

/** Tables whose rows lie in a place, and where that stands. */
const PLACED = {
  village_code: [
    "village",
    "village_entry",
    "village_history",
    "register_summary",
    "household",
    "member",
    "register_history",
    "life_event",
    "pairing",
    "classification",
    "pathway_override",
    "handover_item",
    "plan",
    "plan_measure",
    "measure_event",
    "assistance",
    "problem",
    "problem_event",
    "alert",
    "alert_event",
    "visit",
    "change_request",
    "photo",
    "photo_part",
  ],
  area: ["job", "import_batch", "import_part", "import_row"],
} as const
const UNDER_HOUSEHOLD = [
  "member",
  "register_history",
  "life_event",
  "pairing",
  "classification",
  "pathway_override",
  "plan",
  "plan_measure",
  "measure_event",
  "assistance",
  "problem",
  "problem_event",
  "alert",
  "alert_event",
  "visit",
  "change_request",
  "photo",
  "photo_part",
] as const

describe("the victim", () => {
  it("has rows in every table with a county, so that not seeing them means something", async () => {
    const empty: string[] = []
    for (const table of tables) {
      const { rows } = await scene.now.owner.query(`SELECT 1 FROM "${table}" WHERE county_code = $1 LIMIT 1`, [
        scene.now.victim.county,
      ])
      if (rows.length === 0) empty.push(table)
    }
    expect(empty).toEqual([])
  })
})

describe("within a county", () => {
  it("every table knows whether it lies in a place", () => {
    const wholeCounty = [
      "account",
      "account_guard",
      "session",
      "township",
      "policy_version",
      "source",
      "saved_view",
      "audit_event",
      "unit",
      "appointment",
      "pathway_department",
      "duty",
      "calendar_day",
      "handover",
      "field_item",
      "field_device",
      "alert_setting",
    ]
    expect([...PLACED.village_code, ...PLACED.area, ...wholeCounty].sort()).toEqual(tables)
  })

  it.each([0, 1] as const)("place by prefix, whole code points only: step %i below", async (step) => {
    const { victim, people } = scene.now
    const [inside, outside] =
      step === 0 ? [victim.township, people.county.townships[1]] : [victim.village, people.county.villages[1]]
    for (const table of PLACED.village_code) {
      const lies = `village_code LIKE '${victim.village}'`
      expect([table, await inContext({ area: inside }, () => count(table, lies))]).not.toEqual([table, 0])
      expect([table, await inContext({ area: outside }, () => count(table, lies))]).toEqual([table, 0])
    }
  })

  it("what somebody began for a place is seen from that place up, never from below or beside", async () => {
    const { victim, people } = scene.now
    for (const table of PLACED.area) {
      const here = `area = '${victim.township}'`
      expect([table, await inContext({ area: victim.township }, () => count(table, here))]).not.toEqual([table, 0])
      expect([table, await inContext({ area: people.county.townships[1] }, () => count(table, here))]).toEqual([
        table,
        0,
      ])
      expect([table, await inContext({ area: victim.village }, () => count(table, here))]).toEqual([table, 0])
    }
  })

  it("one's own households and no others, in every table under a household", async () => {
    const { id } = scene.now.victim.household
    const other = scene.now.victim.spareId
    for (const table of ["household", ...UNDER_HOUSEHOLD]) {
      const of = `${table === "household" ? "id" : "household_id"} = '${id}'`
      expect([table, await inContext({ households: `${other},${id}` }, () => count(table, of))]).not.toEqual([table, 0])
      expect([table, await inContext({ households: other }, () => count(table, of))]).toEqual([table, 0])
      expect([table, await inContext({ households: "-" }, () => count(table))]).toEqual([table, 0])
    }
  })

  it("a department sees the households of its pathways, by either of two, and writes none", async () => {
    const { id } = scene.now.victim.household
    const seen = (pathways: string) => inContext({ pathways }, () => count("household", `id = '${id}'`))
    expect(await seen("P08")).toBe(1)
    expect(await seen("P01,P08")).toBe(1)
    expect(await seen("P0")).toBe(0)
    expect(await seen("P06")).toBe(0)
    expect(await seen("-")).toBe(0)
    for (const table of ["household", ...UNDER_HOUSEHOLD]) {
      const touched = await inContext({ pathways: "P08" }, async () =>
        app.query(`UPDATE "${table}" SET village_code = village_code`).then(({ rowCount }) => rowCount, sqlState),
      )
      expect([table, touched === 0 || touched === RLS]).toEqual([table, true])
    }
  })

  it("a department sees a household in which it has something to do, and writes its own measures and problems alone", async () => {
    const { household, casework } = scene.now.victim
    const own = { pathways: "P06", department: "shangwu" }
    const other = { pathways: "P06", department: "jiaoyu" }
    expect(await inContext(own, () => count("household", `id = '${household.id}'`))).toBe(1)
    expect(await inContext(other, () => count("household", `id = '${household.id}'`))).toBe(0)
    for (const [table, id] of [
      ["plan_measure", casework.measure],
      ["problem", casework.problem],
      ["assistance", casework.assistance],
    ] as const) {
      const touch = async () =>
        (await app.query(`UPDATE "${table}" SET village_code = village_code WHERE id = '${id}'`)).rowCount
      expect([table, await inContext(own, touch)]).toEqual([table, 1])
      expect([table, await inContext(other, touch)]).toEqual([table, 0])
    }
  })

  it("a department adds a problem for another one only in the name of its own people", async () => {
    const { county, household, village, account } = scene.now.victim
    const { actorId } = scene.now.people.rightful.departmentStaff
    const own = { pathways: "P06", department: "jiaoyu", actor: actorId }
    const add = (raisedBy: string, owner: string) =>
      inContext(own, () =>
        app
          .query(
            `INSERT INTO problem (county_code, household_id, village_code, category, title, raised_on, raised_by, raised_by_name, owner_department, due_on)
             VALUES ($1, $2, $3, 'other', '试验', current_date, $4, '试验', $5, current_date)`,
            [county, household.id, village, raisedBy, owner],
          )
          .then(({ rowCount }) => rowCount, sqlState),
      )
    expect(await add(actorId, "shangwu")).toBe(1)
    expect(await add(account.id, "jiaoyu")).toBe(1)
    expect(await add(account.id, "shangwu")).toBe(RLS)
  })

  it("which departments have something to do is noted for households in reach alone", async () => {
    const { county, household } = scene.now.victim
    const noted = async (): Promise<string[]> => {
      await app.query("SELECT note_departments($1, $2)", [county, `{${household.id}}`])
      return (await app.query(`SELECT departments FROM household WHERE id = '${household.id}'`)).rows[0]?.departments
    }
    const closed = `UPDATE problem SET state = 'closed', closed_on = current_date, done_what = 'x' WHERE household_id = '${household.id}'`
    const ended = `UPDATE plan_measure SET state = 'ended' WHERE household_id = '${household.id}'`
    await inContext({}, async () => {
      await app.query(closed)
      expect(await noted()).toEqual(["shangwu"])
      await app.query(ended)
      expect(await noted()).toEqual([])
    })
    await inContext({}, async () => {
      await app.query(closed)
      await app.query(ended)
      await app.query("SELECT set_tenant($1, $2, '', '*', '*')", [county, scene.now.people.county.townships[1]])
      await app.query("SELECT note_departments($1, $2)", [county, `{${household.id}}`])
      await app.query("SELECT set_tenant($1, $1, '', '*', '*')", [county])
      const { rows } = await app.query(`SELECT departments FROM household WHERE id = '${household.id}'`)
      expect(rows[0].departments).toEqual(["shangwu"])
    })
  })

  it("staged rows of an import are for a whole reach, sums for whoever has every household", async () => {
    for (const table of ["import_batch", "import_part", "import_row"]) {
      expect([table, await inContext({}, () => count(table))]).not.toEqual([table, 0])
      expect([table, await inContext({ households: scene.now.victim.household.id }, () => count(table))]).toEqual([
        table,
        0,
      ])
      expect([table, await inContext({ pathways: "P08" }, () => count(table))]).toEqual([table, 0])
    }
    expect(await inContext({ pathways: "P08" }, () => count("register_summary"))).toBeGreaterThan(0)
    expect(await inContext({ households: scene.now.victim.household.id }, () => count("register_summary"))).toBe(0)
  })

  it("saved views are their owner's, the log is for whoever has the whole county", async () => {
    const { victim, people } = scene.now
    const staff = people.rightful.countyStaff.actorId
    expect(await inContext({ actor: staff }, () => count("saved_view"))).toBeGreaterThan(0)
    expect(await inContext({ actor: people.rightful.countyAdmin.actorId }, () => count("saved_view"))).toBe(0)
    expect(await inContext({}, () => count("audit_event"))).toBeGreaterThan(0)
    expect(await inContext({ area: victim.township }, () => count("audit_event"))).toBe(0)
  })
})

describe("writing across the wall, table by table", () => {
  const stranger = (): Context => ({ county: scene.now.strangers.otherCounty.countyCode })

  it("changes and removes nothing", async () => {
    for (const table of tables) {
      for (const sql of [`UPDATE "${table}" SET county_code = county_code`, `DELETE FROM "${table}"`]) {
        const where = `WHERE county_code = '${scene.now.victim.county}'`
        const done = await inContext(stranger(), () =>
          app.query(`${sql} ${where}`).then(({ rowCount }) => rowCount, sqlState),
        )
        expect([table, done === 0 || done === RLS]).toEqual([table, true])
      }
    }
  })

  it("plants nothing in another county, not even a copy of what is there", async () => {
    for (const table of tables) {
      const { rows } = await scene.now.owner.query(
        `SELECT to_jsonb(t) - 'name_rest' - 'name_tail' AS row FROM "${table}" t WHERE county_code = $1 LIMIT 1`,
        [scene.now.victim.county],
      )
      const row = rows[0].row as Record<string, unknown>
      const names = Object.keys(row)
        .map((name) => `"${name}"`)
        .join(", ")
      const planted = await inContext(stranger(), () =>
        app
          .query(`INSERT INTO "${table}" (${names}) SELECT ${names} FROM jsonb_populate_record(NULL::"${table}", $1)`, [
            JSON.stringify(row),
          ])
          .then(() => "stored", sqlState),
      )
      expect([table, planted]).toEqual([table, RLS])
    }
  })

  it("moves no row of one's own county into another", async () => {
    const { victim, strangers } = scene.now
    for (const table of tables) {
      const moved = await inContext({}, () =>
        app
          .query(`UPDATE "${table}" SET county_code = '${strangers.otherCounty.countyCode}'`)
          .then(({ rowCount }) => rowCount, sqlState),
      )
      expect([table, moved === 0 || moved === RLS]).toEqual([table, true])
    }
    expect(await inContext({}, () => count("household", `county_code = '${victim.county}'`))).toBeGreaterThan(0)
  })
})

describe("what a pooled connection keeps", () => {
  it("nothing: after a transaction with a county the next one sees no row, whichever half of the context it sets", async () => {
    const { county } = scene.now.victim
    await app.query("BEGIN")
    await app.query("SELECT set_tenant($1, $1, '', '*', '*')", [county])
    expect(await count("household")).toBeGreaterThan(0)
    await app.query("COMMIT")
    for (const half of [
      "",
      `SET LOCAL app.county = '${county}'`,
      `SET LOCAL app.area = '${county}'`,
      "SET LOCAL app.households = '*'",
    ]) {
      await app.query("BEGIN")
      if (half) await app.query(half)
      expect([half, await count("household")]).toEqual([half, 0])
      await app.query("ROLLBACK")
    }
  })

  it("a context set inside a savepoint is gone with it, and the one outside counts again", async () => {
    const { victim, strangers } = scene.now
    const elsewhere = strangers.otherCounty.countyCode
    await inContext({ county: elsewhere }, async () => {
      await app.query("SAVEPOINT inside")
      await app.query("SELECT set_tenant($1, $1, '', '*', '*')", [victim.county])
      await app.query("ROLLBACK TO SAVEPOINT inside")
      expect(await count("household")).toBe(0)
    })
  })
})
