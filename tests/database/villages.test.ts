import { beforeAll, describe, expect, it } from "vitest"
import { checkAgainstRegister, checkProfile } from "@/lib/domain/village/checks"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { getHousehold } from "@/lib/features/households/record-queries"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { countToday } from "@/lib/features/today/queries"
import {
  endVillageEntry,
  saveVillageCategory,
  saveVillageEntry,
  saveVillageProfile,
} from "@/lib/features/villages/actions"
import { listPlaces } from "@/lib/features/villages/queries"
import type { VillageRecord } from "@/lib/features/villages/schema"
import { getVillage, listVillages } from "@/lib/features/villages/village-queries"
import { today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let staff: Scope
let householdId: string

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  const { id } = await makeHousehold(staff, {
    villageCode: county.villages[0],
    values: { arableMu: 12, housingGrade: "C" },
    members: [{ name: "张试验", subsistenceAllowance: true }, { name: "李试验" }],
  })
  householdId = id
  await write(staff, async (tx) => {
    await classifyHouseholds(tx, [id], today())
    await refreshSummary(tx, county.villages)
  })
})

const load = async (who = staff, code = county.villages[0]): Promise<VillageRecord> => {
  const village = await getVillage(who, code)
  if (!village) throw new Error("no village")
  return village
}
const save = async (group: string, values: Record<string, string>, who = staff) => {
  const { changedAt } = await load()
  const form = { villageCode: county.villages[0], changedAt: new Date(changedAt).toISOString(), group, ...values }
  return signedInAs(who, () => saveVillageProfile(form))
}

describe("the profile", () => {
  it("keeps what other groups hold, its history, and who may see it sees what contradicts", async () => {
    expect(await save("土地", { arableMu: "10", paddyMu: "6", dryLandMu: "5" })).toMatchObject({ ok: true })
    expect(await save("基本村情", { households: "300", persons: "1200" })).toMatchObject({ ok: true })
    const village = await load()
    expect(village.profile).toMatchObject({ arableMu: 10, paddyMu: 6, dryLandMu: 5, households: 300, persons: 1200 })
    expect(checkProfile(village.profile)).toEqual(["田 6 + 土 5 = 11，不等于耕地 10，请核对"])
    expect(village.register).toEqual({
      households: 1,
      persons: 2,
      arableMu: 12,
      forestMu: 0,
      unsafeHouseholds: 1,
      allowancePersons: 1,
    })
    expect(checkAgainstRegister(village.profile, village.register)).toEqual([
      "名册里的耕地合计 12，多于村档案的 10，请核对",
    ])
    expect(village.versions.map(({ profile }) => profile)).toEqual([expect.objectContaining({ arableMu: 10 }), {}])
  })

  it("is refused when it is stale, wrong, or beyond reach", async () => {
    const { changedAt } = await load()
    const form = { villageCode: county.villages[0], changedAt: new Date(changedAt).toISOString(), group: "公共服务" }
    expect(await signedInAs(staff, () => saveVillageProfile({ ...form, clinics: "1" }))).toMatchObject({ ok: true })
    expect(await signedInAs(staff, () => saveVillageProfile({ ...form, clinics: "2" }))).toMatchObject({
      ok: false,
      code: "conflict",
    })
    expect(await save("公共服务", { clinics: "两个" })).toMatchObject({
      ok: false,
      fields: { clinics: expect.any(String) },
    })
    const town = await scopeFor("townshipStaff", county.townships[1])
    expect(await save("公共服务", { clinics: "3" }, town)).toMatchObject({ ok: false, code: "notFound" })
    expect(await getVillage(town, county.villages[0])).toBeNull()
    const leader = await scopeFor("countyLeader", county.code)
    expect(await save("公共服务", { clinics: "3" }, leader)).toMatchObject({ ok: false, code: "forbidden" })
  })
})

describe("the category", () => {
  it("is the county's to name, and its households are classified anew", async () => {
    const form = { villageCode: county.villages[0], category: "other_poor" }
    const town = await scopeFor("townshipStaff", county.townships[0])
    expect(await signedInAs(town, () => saveVillageCategory(form))).toMatchObject({ ok: false, code: "forbidden" })
    const before = (await getHousehold(staff, householdId))?.household
    expect(await signedInAs(staff, () => saveVillageCategory(form))).toMatchObject({ ok: true })
    const after = (await getHousehold(staff, householdId))?.household
    expect(before?.secondary).not.toContain("P11")
    expect(after?.secondary).toContain("P11")
    expect((await load()).versions[0]?.category).toBe("ordinary")
  })
})

describe("the lists", () => {
  it("a line is added, replaced, ended; an overdue one waits for somebody today", async () => {
    const line = { villageCode: county.villages[0], kind: "problem", title: "水渠要修" }
    const added = await signedInAs(staff, () => saveVillageEntry({ ...line, dueOn: "2020-01-01" }))
    if (!added.ok) throw new Error(added.message)
    expect((await countToday(staff)).overdue).toMatchObject([{ code: county.villages[0], count: 1 }])
    const changed = await signedInAs(staff, () => saveVillageEntry({ ...line, id: added.value.id, doneOn: today() }))
    if (!changed.ok) throw new Error(changed.message)
    expect((await load()).entries.map(({ id, doneOn }) => [id, doneOn])).toEqual([[changed.value.id, today()]])
    expect((await countToday(staff)).overdue).toEqual([])
    expect(await signedInAs(staff, () => saveVillageEntry({ ...line, id: added.value.id }))).toMatchObject({
      ok: false,
      code: "conflict",
    })
    const town = await scopeFor("townshipStaff", county.townships[1])
    const end = { villageCode: county.villages[0], id: changed.value.id }
    expect(await signedInAs(town, () => endVillageEntry(end))).toMatchObject({ ok: false, code: "notFound" })
    expect(await signedInAs(town, () => saveVillageEntry(line))).toMatchObject({ ok: false, code: "notFound" })
    expect(await signedInAs(staff, () => endVillageEntry(end))).toMatchObject({ ok: true })
    expect((await load()).entries).toEqual([])
  })
})

describe("villages in reach", () => {
  it("the county has four, a township two, a village itself; totals come along", async () => {
    const town = await scopeFor("townshipStaff", county.townships[0])
    const village = await scopeFor("firstSecretary", county.villages[3])
    expect((await listVillages(staff)).map(({ households, persons }) => [households, persons])).toEqual([
      [1, 2],
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    expect((await listVillages(town)).map(({ code }) => code)).toEqual(county.villages.slice(0, 2))
    expect((await listVillages(village)).map(({ code }) => code)).toEqual([county.villages[3]])
    expect((await listPlaces(village)).flatMap(({ villages }) => villages.map(({ code }) => code))).toEqual([
      county.villages[3],
    ])
    expect(
      (await listVillages(await scopeFor("countyStaff", (await makeCounty()).code))).some(({ code }) =>
        code.startsWith(county.code),
      ),
    ).toBe(false)
  })
})
