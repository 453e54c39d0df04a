import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { moveMeasure } from "@/lib/features/measures/actions"
import { agreePlan, changeMeasure, savePlan } from "@/lib/features/plans/actions"
import { getPlan } from "@/lib/features/plans/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let secretary: Scope
let housing: Scope
let home: { id: string }

const save = (more: object = {}) =>
  signedInAs(secretary, () =>
    savePlan({ householdId: home.id, difficulty: "住房不安全", aims: "年内改造", add: ["housing.repair"], ...more }),
  )
const plan = async () => {
  const found = await getPlan(secretary, home.id)
  if (!found) throw new Error("no plan")
  return found
}
const agree = async (ids: readonly string[]) => {
  const [draft] = (await plan()).versions
  return signedInAs(secretary, () =>
    agreePlan({
      planId: draft?.id,
      changedAt: draft?.changedAt,
      consentBy: "张试验",
      consentHow: "spoken",
      consentOn: today(),
      ids,
    }),
  )
}
const move = (who: Scope, id: string, to: string, note = "") =>
  signedInAs(who, () => moveMeasure({ ids: [id], to, on: today(), note }))
const sees = async (scope: Scope) => (await getPlan(scope, home.id)) !== null

beforeAll(async () => {
  county = await makeCounty()
  secretary = await scopeFor("firstSecretary", county.villages[0])
  housing = await scopeFor("departmentStaff", county.code, { department: "zhujian" })
})
beforeEach(async () => {
  const staff = await scopeFor("countyStaff", county.code)
  home = await makeHousehold(staff, { villageCode: county.villages[0], values: { housingGrade: "D" } })
})

describe("a household's plan", () => {
  it("is a draft until the household agrees; then its measures are agreed and the department sees the household", async () => {
    expect(await sees(housing)).toBe(false)
    expect(await save()).toMatchObject({ ok: true, value: { version: 1, added: 1 } })
    const [measure] = (await plan()).measures
    expect(measure).toMatchObject({ state: "planned", department: "zhujian" })
    expect(measure?.reasons[0]?.text).toContain("D 级")
    expect(await agree([measure?.id ?? ""])).toMatchObject({ ok: true, value: { measures: 1 } })
    expect((await plan()).measures[0]?.state).toBe("agreed")
    expect(await sees(housing)).toBe(true)
  })

  it("what the household does not agree to is not arranged", async () => {
    await save({ add: ["housing.repair", "unit.relief"] })
    const [first] = (await plan()).measures.filter(({ key }) => key === "housing.repair")
    await agree([first?.id ?? ""])
    const after = await plan()
    expect(Object.fromEntries(after.measures.map(({ key, state }) => [key, state]))).toEqual({
      "housing.repair": "agreed",
      "unit.relief": "ended",
    })
    expect(after.versions[0]?.consent).toBe("partly")
  })

  it("a second version needs its reason and takes the place of the first; what runs goes on", async () => {
    await save()
    await agree([(await plan()).measures[0]?.id ?? ""])
    expect(await save({ add: [] })).toMatchObject({ ok: false, fields: { reason: "请写明为什么要修订计划" } })
    expect(await save({ add: ["unit.relief"], reason: "家里有新情况" })).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    const relief = (await plan()).measures.find(({ key }) => key === "unit.relief")
    await agree([relief?.id ?? ""])
    const { versions, measures } = await plan()
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [2, "agreed"],
      [1, "superseded"],
    ])
    expect(measures.filter(({ state }) => state === "agreed")).toHaveLength(2)
  })

  it("a measure that runs is not put in twice", async () => {
    await save()
    const [draft] = (await plan()).versions
    expect(await save({ changedAt: draft?.changedAt })).toMatchObject({ ok: true, value: { added: 0 } })
  })

  it("somebody else's change in between is not overwritten", async () => {
    await save()
    expect(await save()).toMatchObject({ ok: false, code: "conflict" })
  })
})

describe("a measure on its way", () => {
  let id: string
  beforeEach(async () => {
    await save()
    id = (await plan()).measures[0]?.id ?? ""
    await agree([id])
  })

  it("is delivered by its department, goes into the ledger, and is confirmed by the household's word alone", async () => {
    expect(await move(housing, id, "delivered", "验收合格")).toMatchObject({ ok: true, value: { moved: 1 } })
    const ledger = await rowsAsOwner<{ giver: string }>("SELECT giver FROM assistance WHERE measure_id = $1", [id])
    expect(ledger).toEqual([{ giver: "住建局" }])
    expect(await move(housing, id, "confirmed", "户主说好")).toMatchObject({ ok: false })
    expect(await move(secretary, id, "confirmed")).toMatchObject({ ok: false })
    expect(await move(secretary, id, "confirmed", "户主说修好了")).toMatchObject({ ok: true })
    const steps = (await plan()).measures[0]?.steps.map(({ to }) => to)
    expect(steps).toEqual(["confirmed", "delivered", "agreed"])
  })

  it("given to another department it is that one's to see and to carry out", async () => {
    const [measure] = (await plan()).measures
    const roads = await scopeFor("departmentStaff", county.code, { department: "jiaotong" })
    const change = { id, changedAt: measure?.changedAt, department: "jiaotong", dueOn: today(), amountFen: "120.50" }
    expect(await signedInAs(secretary, () => changeMeasure(change))).toMatchObject({ ok: true })
    expect(await signedInAs(secretary, () => changeMeasure(change))).toMatchObject({ ok: false, code: "conflict" })
    expect((await plan()).measures[0]).toMatchObject({ department: "jiaotong", amount: 12_050 })
    expect([await sees(roads), await sees(housing)]).toEqual([true, false])
    expect(await move(housing, id, "delivered")).toMatchObject({ ok: false })
    expect(await move(roads, id, "delivered")).toMatchObject({ ok: true })
  })

  it("another department neither sees nor moves it", async () => {
    const other = await scopeFor("departmentStaff", county.code, { department: "jiaoyu" })
    expect(await move(other, id, "delivered")).toMatchObject({ ok: false })
  })

  it("when its last open measure has ended the department does not see the household any more", async () => {
    await move(secretary, id, "ended", "农户搬走了")
    expect(await sees(housing)).toBe(false)
  })
})
