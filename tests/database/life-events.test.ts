import { beforeAll, describe, expect, it } from "vitest"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { getHistory } from "@/lib/features/households/history-queries"
import { listHouseholds } from "@/lib/features/households/queries"
import { getHousehold } from "@/lib/features/households/record-queries"
import type { HouseholdRecord } from "@/lib/features/households/record-schema"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { registerTotals } from "@/lib/features/households/summary-queries"
import { recordLifeEvent } from "@/lib/features/life-events/actions"
import { listLifeEvents } from "@/lib/features/life-events/queries"
import { assignHousehold } from "@/lib/features/pairings/actions"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let staff: Scope
let helper: Scope

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  helper = await scopeFor("helper", county.code)
})

const ID_NUMBER = "99999919900307008X"

/** Husband, wife, son with wife and child; somebody is responsible for them. */
async function family(village = county.villages[0]): Promise<{ id: string; of: (name: string) => string }> {
  const names = ["户主", "妻", "子", "媳", "孙"]
  const { id, memberIds } = await makeHousehold(staff, {
    villageCode: village,
    members: [
      { name: "户主", sex: "male", labour: "ordinary" },
      { name: "妻", relation: "spouse", sex: "female" },
      { name: "子", relation: "son", sex: "male" },
      { name: "媳", relation: "daughter_in_law", sex: "female" },
      { name: "孙", relation: "grandson", sex: "male" },
    ],
  })
  await write(staff, async (tx) => {
    await classifyHouseholds(tx, [id], today())
    await refreshSummary(tx, [village])
  })
  const assigned = await signedInAs(staff, () => assignHousehold({ householdId: id, accountId: helper.actorId }))
  if (!assigned.ok) throw new Error(assigned.message)
  return { id, of: (name) => memberIds[names.indexOf(name)] ?? "" }
}

const record = (kind: string, householdId: string, more: Record<string, unknown> = {}, who = staff) =>
  signedInAs(who, () => recordLifeEvent({ kind, householdId, happenedOn: today(), ...more }))
const load = async (id: string): Promise<HouseholdRecord> => {
  const found = await getHousehold(staff, id)
  if (!found) throw new Error("no household")
  return found
}
const people = async (id: string) => (await load(id)).members.map(({ name, relation }) => [name, relation ?? null])
/** Current members of the county, and the heads of each current household. */
const census = async () => {
  const [row] = await rowsAsOwner<{ members: number; headless: number }>(
    `SELECT (SELECT count(*) FROM member WHERE county_code = $1 AND ended_at IS NULL)::int AS members,
      (SELECT count(*) FROM household h WHERE h.county_code = $1 AND h.ended_at IS NULL AND 1 <> (SELECT count(*) FROM member m
        WHERE m.household_id = h.id AND m.ended_at IS NULL AND m.relation = 'head'))::int AS headless`,
    [county.code],
  )
  return row
}

describe("分户", () => {
  it("founds a household with the ones who leave; identity, responsible person and history go along", async () => {
    const { id, of } = await family()
    const before = await census()
    const memberIds = [of("子"), of("媳"), of("孙")]
    const result = await record("split", id, { memberIds, newHeadId: of("子") })
    if (!result.ok || !result.value.otherId) throw new Error("not recorded")
    const other = result.value.otherId
    expect(await people(id)).toEqual([
      ["户主", "head"],
      ["妻", "spouse"],
    ])
    expect(await people(other)).toEqual([
      ["子", "head"],
      ["媳", "spouse"],
      ["孙", "son"],
    ])
    const fresh = await load(other)
    expect(fresh.members.map((member) => member.id).sort()).toEqual([...memberIds].sort())
    expect(fresh.responsible.map(({ accountId }) => accountId)).toEqual([helper.actorId])
    expect(fresh.household).toMatchObject({ roll_type: "lifted", head_name: "子", member_count: 3 })
    expect((await load(id)).household).toMatchObject({ head_name: "户主", member_count: 2 })
    expect(fresh.household.pathway_status).not.toBe("unclassified")
    expect(await census()).toEqual({ members: before?.members, headless: 0 })
    expect(
      (await getHistory(staff, id))
        .filter(({ what }) => what === "left")
        .map(({ who }) => who)
        .sort(),
    ).toEqual(["媳", "子", "孙"].sort())
    expect((await getHistory(staff, other)).filter(({ what }) => what === "joined")).toHaveLength(3)
    expect((await listLifeEvents(staff, id))[0]).toMatchObject({ kind: "split", happenedOn: today() })
    expect(await listLifeEvents(staff, other)).toHaveLength(1)
  })

  it("refused, nothing is changed", async () => {
    const { id, of } = await family()
    const before = [await census(), await registerTotals(staff)]
    for (const more of [
      { memberIds: ["户主", "妻", "子", "媳", "孙"].map(of), newHeadId: of("子") },
      { memberIds: [of("户主")], newHeadId: of("户主") },
      { memberIds: [of("子")], newHeadId: of("子"), villageCode: `${county.code}999999` },
      { memberIds: [of("子")], newHeadId: of("子"), happenedOn: "2999-01-01" },
    ]) {
      expect(await record("split", id, more)).toMatchObject({ ok: false, code: "invalid" })
    }
    expect([await census(), await registerTotals(staff)]).toEqual(before)
    expect(await rowsAsOwner("SELECT 1 FROM life_event WHERE household_id = $1", [id])).toEqual([])
  })
})

describe("并户", () => {
  it("moves all over; the emptied household ends with its pairing and stays readable", async () => {
    const [from, into] = [await family(), await family(county.villages[1])]
    const { household } = await load(into.id)
    const before = await registerTotals(staff)
    const result = await record("merge", from.id, { otherHouseholdNo: String(household.household_no) })
    expect(result).toMatchObject({ ok: true, value: { id: into.id } })
    expect((await load(into.id)).members).toHaveLength(10)
    expect((await load(into.id)).members[0]).toMatchObject({ name: "户主", relation: "head" })
    const ended = await load(from.id)
    expect(ended.household).toMatchObject({ end_reason: "并户" })
    expect(ended.household.ended_at).toBeTruthy()
    expect(ended.members).toEqual([])
    expect(ended.responsible).toEqual([])
    const after = await registerTotals(staff)
    expect([after.households, after.persons]).toEqual([before.households - 1, before.persons])
    const { rows } = await listHouseholds(staff, { q: String(ended.household.household_no) })
    expect(rows).toEqual([])
    expect(await census()).toMatchObject({ headless: 0 })
  })

  it("with itself or with nobody is refused", async () => {
    const { id } = await family()
    const own = String((await load(id)).household.household_no)
    expect(await record("merge", id, { otherHouseholdNo: own })).toMatchObject({
      ok: false,
      message: expect.stringContaining("自己"),
    })
    expect(await record("merge", id, { otherHouseholdNo: "nobody" })).toMatchObject({ ok: false })
  })
})

describe("死亡, 户主变更, 迁出", () => {
  it("the head dies: the successor is head, everybody's relation follows", async () => {
    const { id, of } = await family()
    expect(await record("died", id, { memberIds: of("户主") })).toMatchObject({
      ok: false,
      fields: { successorId: expect.stringContaining("新户主") },
    })
    expect(await record("died", id, { memberIds: of("户主"), successorId: of("子") })).toMatchObject({ ok: true })
    expect(await people(id)).toEqual([
      ["子", "head"],
      ["妻", "mother"],
      ["媳", "spouse"],
      ["孙", "son"],
    ])
    expect((await load(id)).responsible).toHaveLength(1)
    expect((await getHistory(staff, id)).find(({ what }) => what === "ended")).toMatchObject({
      who: "户主",
      endReason: "死亡",
    })
  })

  it("户主变更 keeps everybody", async () => {
    const { id, of } = await family()
    expect(await record("headChanged", id, { headId: of("妻") })).toMatchObject({ ok: true })
    expect((await people(id))[0]).toEqual(["妻", "head"])
    expect(await people(id)).toContainEqual(["户主", "spouse"])
    expect((await load(id)).household).toMatchObject({ head_name: "妻", member_count: 5 })
  })

  it("the whole household moves away and ends", async () => {
    const { id, of } = await family()
    const before = await registerTotals(staff)
    expect(await record("movedOut", id, { memberIds: ["户主", "妻", "子", "媳", "孙"].map(of) })).toMatchObject({
      ok: true,
    })
    expect((await load(id)).household).toMatchObject({ end_reason: "迁出" })
    const after = await registerTotals(staff)
    expect([after.households, after.persons]).toEqual([before.households - 1, before.persons - 5])
    expect(await record("headChanged", id, { headId: of("妻") })).toMatchObject({ ok: false, code: "notFound" })
  })
})

describe("出生, 婚入, 迁入", () => {
  it("a newborn is no labour and of no school age; the day is the birth date", async () => {
    const { id } = await family()
    expect(await record("born", id, { name: "小孙", relation: "granddaughter", sex: "female" })).toMatchObject({
      ok: true,
    })
    expect((await load(id)).members.at(-1)).toMatchObject({
      name: "小孙",
      birth_date: today(),
      labour: "none",
      school_status: "under_school_age",
      initials: "xs",
    })
    expect(await record("born", id, { relation: "grandson" })).toMatchObject({
      ok: false,
      fields: { name: expect.any(String) },
    })
  })

  it("somebody of another household moves over with all that is known, found by the document number", async () => {
    const [home, away] = [await family(), await family(county.villages[2])]
    const came = await record("movedIn", away.id, {
      name: "待嫁",
      relation: "daughter",
      sex: "female",
      idNumber: ID_NUMBER,
    })
    expect(came).toMatchObject({ ok: true })
    const before = await census()
    const person = (await load(away.id)).members.find(({ name }) => name === "待嫁")
    const result = await record("marriedIn", home.id, { name: "待嫁", relation: "other", idNumber: ID_NUMBER })
    expect(result).toMatchObject({ ok: true })
    const moved = (await load(home.id)).members.find(({ id }) => id === person?.id)
    expect(moved).toMatchObject({ name: "待嫁", relation: "other", village_code: county.villages[0] })
    expect((await load(away.id)).members).toHaveLength(5)
    expect(await census()).toEqual(before)
  })
})

describe("reach", () => {
  it("out of reach looks like absent, without the right it is refused", async () => {
    const { id, of } = await family()
    const town = await scopeFor("townshipStaff", county.townships[1])
    expect(await record("headChanged", id, { headId: of("妻") }, town)).toMatchObject({ ok: false, code: "notFound" })
    const leader = await scopeFor("countyLeader", county.code)
    expect(await record("headChanged", id, { headId: of("妻") }, leader)).toMatchObject({
      ok: false,
      code: "forbidden",
    })
  })

  it("an override of a household that ends is ended too", async () => {
    const [from, into] = [await family(), await family()]
    await write(staff, (tx) =>
      tx.execute(Prisma.sql`
        INSERT INTO pathway_override (county_code, household_id, village_code, pathway, reason, review_on, created_by, created_by_name)
        VALUES (${county.code}, ${from.id}::uuid, ${county.villages[0]}, 'P04', '本户要求', '2999-01-01', ${staff.actorId}::uuid, '试验')`),
    )
    const number = String((await load(into.id)).household.household_no)
    expect(await record("merge", from.id, { otherHouseholdNo: number })).toMatchObject({ ok: true })
    expect(
      await rowsAsOwner("SELECT 1 FROM pathway_override WHERE household_id = $1 AND ended_at IS NULL", [from.id]),
    ).toEqual([])
  })
})
