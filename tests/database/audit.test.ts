import { beforeAll, describe, expect, it } from "vitest"
import { GET } from "@/app/api/audit/export/route"
import { event } from "@/lib/domain/audit/event"
import { AUDIT_LABEL } from "@/lib/domain/audit/events"
import { listEvents, measureEvents, streamEvents } from "@/lib/features/audit/queries"
import { auditFilterSchema } from "@/lib/features/audit/schema"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsApp, rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let admin: Scope
let staff: Scope

beforeAll(async () => {
  county = await makeCounty()
  admin = await scopeFor("countyAdmin", county.code)
  staff = await scopeFor("countyStaff", county.code, { username: "gongzuo" })
  await write(staff, (tx) =>
    recordEvents(tx, [
      event("household.created", { kind: "household", id: "x", villageCode: county.villages[0] }, { members: 3 }),
    ]),
  )
})
const filter = (given: Record<string, string> = {}) => auditFilterSchema.parse(given)

describe("the trail", () => {
  it("cannot be changed, removed or emptied, neither by the application nor by the owner", async () => {
    const acts = ["UPDATE audit_event SET type = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"]
    for (const sql of acts) {
      await expect(rowsAsOwner(sql)).rejects.toThrow(/insert-only/)
      await expect(rowsAsApp(sql)).rejects.toThrow(/permission denied|insert-only/)
    }
    expect((await rowsAsOwner("SELECT 1 FROM audit_event")).length).toBeGreaterThan(0)
  })

  it("is not written in another county's name", async () => {
    const other = await makeCounty()
    const forged = `INSERT INTO audit_event (county_code, type, actor_name, actor_role, subject_kind, subject_id)
      VALUES ('${other.code}', 'session.opened', 'x', 'x', 'x', 'x')`
    await expect(write(staff, (tx) => tx.prisma.$executeRawUnsafe(forged))).rejects.toThrow(/row-level security/)
  })

  it("goes with its transaction: what is rolled back leaves no entry", async () => {
    const before = (await measureEvents(admin, filter())).rows
    const refused = write(staff, async (tx) => {
      await recordEvents(tx, [event("view.saved", { kind: "view", id: "x" }, {})])
      throw new Error("refused")
    })
    await expect(refused).rejects.toThrow("refused")
    expect((await measureEvents(admin, filter())).rows).toBe(before)
  })

  it("is read by whoever has the whole county, not by a township, not by another county", async () => {
    expect((await listEvents(admin, filter())).rows.length).toBeGreaterThan(0)
    const township = await scopeFor("townshipStaff", county.townships[0])
    expect((await listEvents(township, filter())).rows).toEqual([])
    const stranger = await scopeFor("countyAdmin", (await makeCounty()).code)
    expect((await listEvents(stranger, filter())).rows).toEqual([])
  })
})

describe("the list", () => {
  it("filters by type, person, subject and day in China", async () => {
    const found = async (given: Record<string, string>) => (await listEvents(admin, filter(given))).rows.length
    expect(await found({ type: "household.created" })).toBe(1)
    expect(await found({ type: "household.created", person: "gongzuo" })).toBe(1)
    expect(await found({ type: "household.created", person: "countyStaff" })).toBe(1)
    expect(await found({ type: "household.created", person: "niemand" })).toBe(0)
    expect(await found({ subject: "x" })).toBe(1)
    expect(await found({ type: "kein.typ", subject: "x", from: "kein Tag" })).toBe(1)
    await rowsAsOwner(
      `INSERT INTO audit_event (county_code, at, type, actor_name, actor_role, subject_kind, subject_id) VALUES
        ($1, '2026-03-01 23:59:59.999+08', 'view.saved', '甲', 'countyStaff', 'view', 'tag'),
        ($1, '2026-03-02 00:00:00+08', 'view.saved', '甲', 'countyStaff', 'view', 'tag')`,
      [county.code],
    )
    expect(await found({ subject: "tag", to: "2026-03-01" })).toBe(1)
    expect(await found({ subject: "tag", from: "2026-03-02" })).toBe(1)
    expect(await found({ subject: "tag", from: "2026-03-01", to: "2026-03-02" })).toBe(2)
  })

  it("pages forth and back without loss or doubling, also where many happened at one moment", async () => {
    await rowsAsOwner(
      `INSERT INTO audit_event (county_code, at, type, actor_name, actor_role, subject_kind, subject_id)
       SELECT $1, '2026-01-01'::timestamptz + (n / 40) * interval '1 minute', 'view.saved', '乙', 'countyStaff', 'view', 'seite'
       FROM generate_series(1, 170) n`,
      [county.code],
    )
    const forth: string[][] = []
    for (let after: string | undefined; ; ) {
      const page = await listEvents(admin, filter({ subject: "seite", ...(after ? { after } : {}) }))
      forth.push(page.rows.map((row) => row.id))
      after = page.rows.at(-1)?.id
      if (!page.older) break
    }
    expect(forth.map((page) => page.length)).toEqual([50, 50, 50, 20])
    expect(new Set(forth.flat()).size).toBe(170)
    const back = await listEvents(admin, filter({ subject: "seite", before: String(forth[3]?.[0]) }))
    expect(back.rows.map((row) => row.id)).toEqual(forth[2])
    const first = await listEvents(admin, filter({ subject: "seite", before: String(forth[1]?.[0]) }))
    expect([first.rows.map((row) => row.id), first.newer]).toEqual([forth[0], false])
    const { rows, until } = await measureEvents(admin, filter({ subject: "seite" }))
    const streamed: string[] = []
    for await (const batch of streamEvents(admin, filter({ subject: "seite" }), until ?? new Date(0)))
      streamed.push(...batch.map((row) => row.id))
    expect([rows, streamed]).toEqual([170, forth.flat()])
  })
})

describe("the export", () => {
  const ask = (who: Scope | null, query: string) =>
    signedInAs(who, async () => {
      const answer = await GET(new Request(`http://localhost/api/audit/export?${query}`), {
        params: Promise.resolve({}),
      })
      return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength }
    })

  it("is a workbook, and an entry with its filter and number of rows", async () => {
    const answer = await ask(admin, "type=household.created")
    expect(answer.status).toBe(200)
    expect(answer.bytes).toBeGreaterThan(1000)
    const [entry] = (await listEvents(admin, filter({ type: "list.exported" }))).rows
    expect(entry?.details).toEqual({
      kind: "audit",
      filter: "type=household.created",
      rows: 1,
      sensitive: false,
      reason: "",
    })
  })

  it("is refused without the permission or a session", async () => {
    expect((await ask(staff, "")).status).toBe(404)
    expect((await ask(null, "")).status).toBe(401)
  })
})

it("every type of event has its words", () => {
  expect(Object.values(AUDIT_LABEL).every((label) => /^[一-鿿]/.test(label))).toBe(true)
})
