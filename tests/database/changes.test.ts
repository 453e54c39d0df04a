import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { changeValue } from "@/lib/domain/visit/change-words"
import { settleChanges } from "@/lib/features/changes/actions"
import { listOpenChanges } from "@/lib/features/changes/queries"
import { getVisit } from "@/lib/features/visits/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"
import { itemOf, push } from "@/tests/support/visit"

let county: TestCounty
let township: Scope
let secretary: Scope
let staff: Scope
let home: { id: string }

const visit = (value: string) =>
  itemOf({
    householdId: home.id,
    visitedOn: today(),
    sentence: "看了房子",
    changes: [{ kind: "household", recordId: home.id, field: "housingGrade", base: "A", value }],
  })
const open = async () => (await listOpenChanges(township, {})).rows.filter(({ householdId }) => householdId === home.id)
const settle = (input: object) => signedInAs(township, () => settleChanges(input))
const grade = async () =>
  (await rowsAsOwner<{ grade: string }>("SELECT housing_grade AS grade FROM household WHERE id = $1", [home.id]))[0]
    ?.grade

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  township = await scopeFor("townshipStaff", county.townships[0])
  secretary = await scopeFor("firstSecretary", county.villages[0])
})
beforeEach(async () => {
  home = await makeHousehold(staff, { villageCode: county.villages[0], values: { housingGrade: "A" } })
})

describe("what was found in the field and waits for the township", () => {
  it("accepted, it is in the register with its history; the pathway is decided anew", async () => {
    await push(secretary, [visit("D")])
    const [row] = await open()
    expect(await settle({ ids: row?.id, decision: "accept" })).toMatchObject({
      ok: true,
      value: { changes: 1, left: 0 },
    })
    expect(await grade()).toBe("D")
    expect(await open()).toEqual([])
    const history = await rowsAsOwner("SELECT 1 FROM register_history WHERE household_id = $1", [home.id])
    expect(history).toHaveLength(1)
    const [result] = await rowsAsOwner<{ pathway: string }>("SELECT pathway FROM household WHERE id = $1", [home.id])
    expect(result?.pathway).toBe("P01")
  })

  it("turned down, the register stays, and the reason is asked for", async () => {
    await push(secretary, [visit("C")])
    const [row] = await open()
    expect(await settle({ ids: row?.id, decision: "reject" })).toMatchObject({ ok: false, code: "invalid" })
    expect(await settle({ ids: row?.id, decision: "reject", note: "鉴定为 A 级" })).toMatchObject({ ok: true })
    expect(await grade()).toBe("A")
  })

  it("of two who found it otherwise the accepted one holds and the other is superseded, not lost", async () => {
    await push(secretary, [visit("C")])
    await push(staff, [visit("D")])
    const rows = await open()
    expect(rows).toHaveLength(2)
    const chosen = rows.find(({ found }) => found === "D")
    await settle({ ids: chosen?.id, decision: "accept" })
    expect(await grade()).toBe("D")
    const states = await rowsAsOwner<{ state: string }>(
      "SELECT state FROM change_request WHERE household_id = $1 ORDER BY state",
      [home.id],
    )
    expect(states.map(({ state }) => state)).toEqual(["accepted", "superseded"])
  })

  it("settled twice the second is told so and changes nothing", async () => {
    await push(secretary, [visit("C")])
    const [row] = await open()
    await settle({ ids: row?.id, decision: "accept" })
    expect(await settle({ ids: row?.id, decision: "reject", note: "重复" })).toMatchObject({
      ok: false,
      code: "conflict",
    })
    expect(await grade()).toBe("C")
  })

  it("another township neither sees nor settles it", async () => {
    await push(secretary, [visit("C")])
    const [row] = await open()
    const other = await scopeFor("townshipStaff", county.townships[1])
    const answer = await signedInAs(other, () => settleChanges({ ids: row?.id, decision: "accept" }))
    expect(answer).toMatchObject({ ok: false })
    expect(await grade()).toBe("A")
  })
})

describe("a life event that a visit noticed", () => {
  const death = () =>
    itemOf({
      householdId: home.id,
      visitedOn: today(),
      sentence: "老人走了",
      events: ["died"],
      eventNote: "父亲，十一月",
    })
  const members = () => rowsAsOwner("SELECT 1 FROM member WHERE household_id = $1 AND ended_at IS NULL", [home.id])

  it("is reported to the township and changes nothing by itself", async () => {
    const [result] = await push(secretary, [death()])
    expect(result).toMatchObject({ outcome: "stored", applied: 0, pending: 1 })
    expect(await members()).toHaveLength(1)
    const [row] = await open()
    expect(row && changeValue(row.kind, row.field, row.found)).toBe("有人去世：父亲，十一月")
  })

  it("is not taken as settled before the event is registered; then it is", async () => {
    await push(secretary, [death()])
    const [row] = await open()
    expect(await settle({ ids: row?.id, decision: "accept" })).toMatchObject({ ok: false, code: "invalid" })
    expect(await open()).toHaveLength(1)
    await rowsAsOwner(
      `INSERT INTO life_event (county_code, kind, household_id, village_code, member_ids, happened_on, source_id, recorded_by)
       SELECT county_code, 'died', id, village_code, '{}', current_date, source_id, $2 FROM household WHERE id = $1`,
      [home.id, township.actorId],
    )
    expect(await settle({ ids: row?.id, decision: "accept" })).toMatchObject({ ok: true, value: { changes: 1 } })
    expect(await open()).toEqual([])
  })

  it("is turned down with a reason", async () => {
    await push(secretary, [death()])
    const [row] = await open()
    expect(await settle({ ids: row?.id, decision: "reject", note: "查无此事" })).toMatchObject({ ok: true })
    expect(await open()).toEqual([])
  })

  it("reported again by the same person waits once; an event that this version does not know is kept as text", async () => {
    await push(secretary, [death(), death()])
    expect(await open()).toHaveLength(1)
    const odd = { ...death(), payload: { ...death().payload, events: ["adopted"] } }
    const [result] = await push(secretary, [odd])
    expect(result).toMatchObject({ outcome: "stored", pending: 0 })
    const visit = await getVisit(secretary, odd.id)
    expect(visit?.content.unread).toEqual(["家里的大事：adopted"])
  })
})

describe("what would move the household's pathway", () => {
  const settled = {
    ...{
      housingGrade: "A",
      housingHazard: false,
      contractLandMu: 5,
      landUse: "efficient",
      operatingAbility: "adequate",
    },
    ...{
      operatingWill: "yes",
      hasIndustry: true,
      lacksFunds: false,
      lacksSkill: true,
      hasFixedIncome: false,
      canWorkAway: false,
    },
  }
  const person = {
    ...{
      name: "张试验",
      sex: "male",
      birthDate: "1980-01-01",
      labour: "ordinary",
      education: "primary",
      disabilityGrade: "none",
    },
    ...{
      health: ["healthy"],
      twoCancers: false,
      extremePoverty: false,
      schoolDropout: false,
      schoolingAtRisk: false,
      startupDesire: false,
    },
  }
  const found = (field: string, base: boolean, value: boolean) =>
    itemOf({
      householdId: home.id,
      visitedOn: today(),
      sentence: "看了",
      changes: [{ kind: "household", recordId: home.id, field, base, value }],
    })
  const pathway = async () =>
    (await rowsAsOwner<{ pathway: string }>("SELECT pathway FROM household WHERE id = $1", [home.id]))[0]?.pathway

  beforeEach(async () => {
    home = await makeHousehold(staff, { villageCode: county.villages[0], values: settled, members: [person] })
  })

  it("is held back though its field holds at once elsewhere, says from where to where, and moves it once accepted", async () => {
    await push(staff, [found("canWorkAway", false, true)])
    expect(await pathway()).toBe("P07")
    const [result] = await push(secretary, [found("lacksSkill", true, false)])
    expect(result).toMatchObject({ outcome: "stored", applied: 0, pending: 1 })
    expect(await pathway()).toBe("P07")
    const [row] = await open()
    expect(row?.note).toBe("会使帮扶路径由“技能提升”变为“劳务输出”")
    await settle({ ids: row?.id, decision: "accept" })
    expect(await pathway()).toBe("P09")
  })

  it("what leaves the pathway as it is holds at once", async () => {
    const [result] = await push(secretary, [found("canWorkAway", false, true)])
    expect(result).toMatchObject({ applied: 1, pending: 0 })
  })

  it("one who finds otherwise what waits in this way makes it a conflict, and neither holds", async () => {
    await push(secretary, [found("lacksSkill", true, false)])
    await rowsAsOwner("UPDATE change_request SET new_value = 'true' WHERE household_id = $1", [home.id])
    const [second] = await push(staff, [found("lacksSkill", true, false)])
    expect(second).toMatchObject({ applied: 0, conflicts: 1 })
    expect((await open()).map(({ state }) => state)).toEqual(["conflict", "conflict"])
  })
})
