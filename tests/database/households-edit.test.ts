import { beforeAll, describe, expect, it } from "vitest"
import type { RecordRow } from "@/lib/domain/household/record"
import { sourceIdOf } from "@/lib/domain/household/record"
import { addMember, createHousehold, revealValue, saveHousehold, saveMember } from "@/lib/features/households/actions"
import { getHistory } from "@/lib/features/households/history-queries"
import { getHousehold } from "@/lib/features/households/record-queries"
import type { HouseholdRecord } from "@/lib/features/households/record-schema"
import { registerTotals } from "@/lib/features/households/summary-queries"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let staff: Scope

const ID_NUMBER = "99999919900307008X"

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
})

async function create(form: Record<string, string> = {}, who = staff, village = county.villages[0]): Promise<string> {
  const given = { villageCode: village, rollType: "lifted", "head.name": "张试验", ...form }
  const result = await signedInAs(who, () => createHousehold(given))
  if (!result.ok) throw new Error(result.message)
  return result.value.id
}

const load = async (id: string, who = staff, asOf?: string): Promise<HouseholdRecord> => {
  const record = await getHousehold(who, id, asOf)
  if (!record) throw new Error("no household")
  return record
}
const changedAt = (row: RecordRow | undefined) => new Date(String(row?.changed_at)).toISOString()
const edit = async (id: string, group: string, values: Record<string, string>, who = staff) => {
  const { household } = await load(id)
  return signedInAs(who, () => saveHousehold({ householdId: id, changedAt: changedAt(household), group, ...values }))
}
/** Moves what was recorded today into the past, as the owner, so that a day can lie between. */
const age = async (id: string, days: number) => {
  const back = `interval '${days} days'`
  await rowsAsOwner(
    `UPDATE household SET changed_at = changed_at - ${back}, created_at = created_at - ${back} WHERE id = $1`,
    [id],
  )
  await rowsAsOwner(
    `UPDATE member SET changed_at = changed_at - ${back}, created_at = created_at - ${back} WHERE household_id = $1`,
    [id],
  )
}
const dayAgo = (days: number) => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)

describe("a new household", () => {
  it("gets a number of the village's series, its head, a pathway and a place in the sums", async () => {
    const before = await registerTotals(staff)
    const [one, two] = [await create(), await create()]
    const [a, b] = [await load(one), await load(two)]
    expect(String(a.household.household_no)).toMatch(new RegExp(`^${county.villages[0]}\\d{4}$`))
    expect(BigInt(String(b.household.household_no)) - BigInt(String(a.household.household_no))).toBe(1n)
    expect(a.members.map(({ name, relation }) => [name, relation])).toEqual([["张试验", "head"]])
    expect(a.household).toMatchObject({ head_name: "张试验", head_initials: "zsy", member_count: 1 })
    expect(a.household.pathway_status).toBe("provisional")
    const after = await registerTotals(staff)
    expect([after.households - before.households, after.persons - before.persons]).toEqual([2, 2])
  })

  it("is refused with a wrong document number, an unknown village, a village beyond reach", async () => {
    const wrong = await signedInAs(staff, () =>
      createHousehold({
        villageCode: county.villages[0],
        rollType: "lifted",
        "head.name": "李试验",
        "head.idNumber": "999999199003070081",
      }),
    )
    expect(wrong).toMatchObject({ ok: false, fields: { "head.idNumber": expect.stringContaining("校验位") } })
    const nowhere = await signedInAs(staff, () =>
      createHousehold({ villageCode: `${county.code}999999`, rollType: "lifted", "head.name": "李试验" }),
    )
    expect(nowhere).toMatchObject({ ok: false, code: "invalid" })
    const town = await scopeFor("townshipStaff", county.townships[1])
    await expect(create({}, town, county.villages[0])).rejects.toThrow("请选择所在村")
  })
})

describe("a changed group", () => {
  it("writes only what differs, keeps the former value, names the source, classifies anew", async () => {
    const id = await create()
    const result = await edit(id, "土地", { contractLandMu: "4", landUse: "unable", arableMu: "300" })
    expect(result).toEqual({ ok: true, value: { doubts: [expect.stringContaining("“耕地面积”")] } })
    const { household, sources } = await load(id)
    expect(household).toMatchObject({ contract_land_mu: 4, land_use: "unable", arable_mu: 300 })
    expect(Object.keys(household.field_source as object).sort()).toEqual(["arableMu", "contractLandMu", "landUse"])
    expect(sources[sourceIdOf(household, "landUse")]).toMatchObject({ kind: "person", label: staff.actorName })
    expect([household.pathway, ...(household.secondary as string[])]).toContain("P05")
    const [latest, first] = await getHistory(staff, id)
    expect(latest?.changes).toEqual([
      { label: "承包地面积", from: null, to: "4 亩" },
      { label: "承包地经营状况", from: null, to: "经营不了" },
      { label: "耕地面积", from: null, to: "300 亩" },
    ])
    expect(first?.what).toBe("created")
    const [event] = await rowsAsOwner<{ details: unknown }>(
      "SELECT details FROM audit_event WHERE subject_id = $1 AND type = 'household.updated'",
      [id],
    )
    expect(event?.details).toEqual({ fields: ["contractLandMu", "landUse", "arableMu"] })
  })

  it("writes nothing when nothing differs", async () => {
    const id = await create()
    await edit(id, "路径事实", { lacksFunds: "true" })
    const before = await load(id)
    expect(await edit(id, "路径事实", { lacksFunds: "true" })).toMatchObject({ ok: true })
    expect((await load(id)).household.changed_at).toBe(before.household.changed_at)
    expect(await rowsAsOwner("SELECT 1 FROM register_history WHERE record_id = $1", [id])).toHaveLength(1)
  })

  it("does not overwrite a later change unseen", async () => {
    const id = await create()
    const { household } = await load(id)
    const stale = { householdId: id, changedAt: changedAt(household), group: "住房" }
    expect(await signedInAs(staff, () => saveHousehold({ ...stale, housingGrade: "B" }))).toMatchObject({ ok: true })
    expect(await signedInAs(staff, () => saveHousehold({ ...stale, housingGrade: "C" }))).toMatchObject({
      ok: false,
      code: "conflict",
      message: expect.stringContaining("别人刚改过"),
    })
    expect((await load(id)).household.housing_grade).toBe("B")
  })

  it("is refused to who may not edit, and out of reach looks like absent", async () => {
    const id = await create()
    const reader = await scopeFor("inspector", county.code)
    expect(await edit(id, "住房", { housingGrade: "B" }, reader)).toMatchObject({ ok: false, code: "forbidden" })
    const town = await scopeFor("townshipStaff", county.townships[1])
    expect(await edit(id, "住房", { housingGrade: "B" }, town)).toMatchObject({ ok: false, code: "notFound" })
    const stranger = await scopeFor("countyStaff", (await makeCounty()).code)
    expect(await edit(id, "住房", { housingGrade: "B" }, stranger)).toMatchObject({ ok: false, code: "notFound" })
    expect(await getHousehold(stranger, id)).toBeNull()
  })
})

describe("members", () => {
  it("a document number already in the county is a conflict that names nobody", async () => {
    const [one, other] = [await create({ "head.idNumber": ID_NUMBER }), await create()]
    const add = (householdId: string, who: Scope) =>
      signedInAs(who, () => addMember({ householdId, name: "陈试验", relation: "son", idNumber: ID_NUMBER }))
    const refused = await add(other, staff)
    expect(refused).toMatchObject({ ok: false, code: "conflict" })
    // Beyond the township's reach the answer is as silent.
    const away = await scopeFor("townshipStaff", county.townships[1])
    const far = await create({}, away, county.villages[2])
    const hidden = await add(far, away)
    expect(hidden).toMatchObject({ ok: false, code: "conflict" })
    for (const result of [refused, hidden]) expect(JSON.stringify(result)).not.toMatch(/张试验|第0|9999/)
    expect((await load(one)).members).toHaveLength(1)
    expect((await load(far)).members).toHaveLength(1)
  })

  it("keeps one head: it changes by an event only", async () => {
    const id = await create()
    const second = await signedInAs(staff, () => addMember({ householdId: id, name: "陈试验", relation: "head" }))
    expect(second).toMatchObject({ ok: false, message: expect.stringContaining("户主变更") })
    const [head] = (await load(id)).members
    const form = { householdId: id, memberId: String(head?.id), changedAt: changedAt(head), group: "基本情况" }
    const demoted = await signedInAs(staff, () => saveMember({ ...form, name: "张试验", relation: "son" }))
    expect(demoted).toMatchObject({ ok: false, message: expect.stringContaining("户主变更") })
  })

  it("a new name changes the list and what initials find", async () => {
    const id = await create()
    const [head] = (await load(id)).members
    const form = { householdId: id, memberId: String(head?.id), changedAt: changedAt(head), group: "基本情况" }
    expect(await signedInAs(staff, () => saveMember({ ...form, name: "单试验", relation: "head" }))).toMatchObject({
      ok: true,
    })
    expect((await load(id)).household).toMatchObject({ head_name: "单试验", head_initials: "ssy" })
  })

  it("health is kept from who may not see it, also in the history", async () => {
    const id = await create()
    const [head] = (await load(id)).members
    const form = { householdId: id, memberId: String(head?.id), changedAt: changedAt(head), group: "健康" }
    expect(
      await signedInAs(staff, () => saveMember({ ...form, health: ["chronic"], disabilityGrade: "2" })),
    ).toMatchObject({ ok: true })
    const leader = await scopeFor("countyLeader", county.code)
    const seen = (await load(id, leader)).members[0]
    expect(seen).not.toHaveProperty("health")
    expect(seen).not.toHaveProperty("disability_grade")
    expect((await load(id)).members[0]).toMatchObject({ health: ["chronic"], disability_grade: "2" })
    const told = (await getHistory(leader, id)).flatMap(({ changes }) => changes)
    expect(told).toEqual([])
    expect((await getHistory(staff, id)).flatMap(({ changes }) => changes.map(({ label }) => label))).toEqual([
      "健康状况",
      "残疾等级",
    ])
  })
})

describe("sealed values", () => {
  it("leave the database masked; revealing one is recorded and asks for the right", async () => {
    const id = await create({ "head.phone": "13900000009", phone: "13900000008" })
    const { household, members } = await load(id)
    expect(household.phone_masked).toBe("139****0008")
    expect(JSON.stringify([household, members])).not.toMatch(/_cipher|_index/)
    const what = { householdId: id, memberId: String(members[0]?.id), field: "phone" }
    expect(await signedInAs(staff, () => revealValue(what))).toEqual({ ok: true, value: "13900000009" })
    expect(await signedInAs(staff, () => revealValue({ householdId: id, field: "phone" }))).toEqual({
      ok: true,
      value: "13900000008",
    })
    const events = await rowsAsOwner<{ details: unknown }>(
      "SELECT details FROM audit_event WHERE subject_id = $1 AND type = 'value.revealed' ORDER BY at",
      [id],
    )
    expect(events.map(({ details }) => details)).toEqual([
      { field: "phone", memberId: what.memberId },
      { field: "phone", memberId: null },
    ])
    const leader = await scopeFor("countyLeader", county.code)
    expect(await signedInAs(leader, () => revealValue(what))).toMatchObject({ ok: false, code: "forbidden" })
    const town = await scopeFor("townshipStaff", county.townships[1])
    expect(await signedInAs(town, () => revealValue(what))).toMatchObject({ ok: false, code: "notFound" })
    const absent = { householdId: id, memberId: what.memberId, field: "idNumber" }
    expect(await signedInAs(staff, () => revealValue(absent))).toMatchObject({ ok: false, code: "notFound" })
  })

  it("the history says only that a number changed", async () => {
    const id = await create({ phone: "13900000008" })
    await edit(id, "基本情况", { householdNo: String((await load(id)).household.household_no), phone: "13900000007" })
    const [latest] = await getHistory(staff, id)
    expect(latest?.changes).toEqual([{ label: "户联系电话", from: "原号码", to: "已变更" }])
  })
})

describe("as of a day", () => {
  it("shows the household as it was then, and nothing before it was recorded", async () => {
    const id = await create()
    await age(id, 10)
    await edit(id, "住房", { housingGrade: "B" })
    await rowsAsOwner("UPDATE household SET changed_at = changed_at - interval '5 days' WHERE id = $1", [id])
    await rowsAsOwner("UPDATE register_history SET valid_to = valid_to - interval '5 days' WHERE record_id = $1", [id])
    await edit(id, "住房", { housingGrade: "C" })
    expect((await load(id)).household.housing_grade).toBe("C")
    expect((await load(id, staff, dayAgo(2))).household.housing_grade).toBe("B")
    expect((await load(id, staff, dayAgo(7))).household.housing_grade).toBeUndefined()
    expect((await load(id, staff, dayAgo(7))).members).toHaveLength(1)
    expect(await getHousehold(staff, id, dayAgo(12))).toBeNull()
  })
})
