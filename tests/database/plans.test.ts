import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { dayAfter } from "@/lib/domain/problem/problem"
import { moveMeasure } from "@/lib/features/measures/actions"
import { agreePlan, changeMeasure, endPlan, savePlan, takeOutMeasure } from "@/lib/features/plans/actions"
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
const agree = async (ids: readonly string[], consentOn = today()) => {
  const [draft] = (await plan()).versions
  return signedInAs(secretary, () =>
    agreePlan({
      planId: draft?.id,
      changedAt: draft?.changedAt,
      consentBy: "张试验",
      consentHow: "spoken",
      consentOn,
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

  it("a household that agrees to none is shown so", async () => {
    await save({ add: ["housing.repair", "unit.relief"] })
    expect(await agree([])).toMatchObject({ ok: true, value: { measures: 0 } })
    const { versions, measures } = await plan()
    expect(versions[0]?.consent).toBe("declined")
    expect(measures.map(({ state }) => state)).toEqual(["ended", "ended"])
  })

  it("consent given at the door yesterday is entered today; tomorrow's is not", async () => {
    const day = (offset: number) => dayAfter(today(), offset)
    await save()
    const [measure] = (await plan()).measures
    expect(await agree([measure?.id ?? ""], day(1))).toMatchObject({
      ok: false,
      fields: { consentOn: "日期不能晚于今天" },
    })
    expect(await agree([measure?.id ?? ""], day(-1))).toMatchObject({ ok: true })
    expect((await plan()).measures[0]).toMatchObject({ state: "agreed", stateOn: day(-1) })
  })

  it("nobody agrees for the household: a step alone does not make a planned measure agreed", async () => {
    await save()
    const [measure] = (await plan()).measures
    expect(await move(secretary, measure?.id ?? "", "agreed", "户主说好")).toMatchObject({ ok: false })
    expect((await plan()).measures[0]?.state).toBe("planned")
  })

  it("a measure ticked by mistake is taken out of the draft and stands nowhere as refused", async () => {
    await save({ add: ["housing.repair", "unit.relief"] })
    const relief = (await plan()).measures.find(({ key }) => key === "unit.relief")
    const takeOut = () => signedInAs(secretary, () => takeOutMeasure({ id: relief?.id }))
    expect(await takeOut()).toMatchObject({ ok: true })
    expect(await takeOut()).toMatchObject({ ok: false, code: "notFound" })
    expect((await plan()).measures.map(({ key }) => key)).toEqual(["housing.repair"])
    await agree([(await plan()).measures[0]?.id ?? ""])
    expect((await plan()).versions[0]?.consent).toBe("agreed")
    expect(await signedInAs(secretary, () => takeOutMeasure({ id: relief?.id }))).toMatchObject({ ok: false })
  })

  it("a new version gives a running measure up when the household agrees, and not before", async () => {
    await save({ add: ["housing.repair", "unit.relief"] })
    await agree((await plan()).measures.map(({ id }) => id))
    const repair = (await plan()).measures.find(({ key }) => key === "housing.repair")
    await save({ add: [], reason: "已住进新房", drops: [repair?.id] })
    const stateOf = async (key: string) => (await plan()).measures.find((measure) => measure.key === key)
    expect(await stateOf("housing.repair")).toMatchObject({ state: "agreed", toVersion: null })
    expect(await agree([])).toMatchObject({ ok: true })
    expect(await stateOf("housing.repair")).toMatchObject({ state: "ended", toVersion: 2 })
    expect(await stateOf("unit.relief")).toMatchObject({ state: "agreed", toVersion: null })
    expect(await sees(housing)).toBe(false)
  })

  it("a department does not see the household while the plan is a draft", async () => {
    const roads = await scopeFor("departmentStaff", county.code, { department: "minzheng" })
    await save({ add: ["unit.relief"] })
    expect(await sees(roads)).toBe(false)
    await agree((await plan()).measures.map(({ id }) => id))
    expect(await sees(roads)).toBe(true)
  })

  it("a plan of a household that has left is not written any more", async () => {
    await save()
    await rowsAsOwner("UPDATE household SET ended_at = now(), end_reason = '迁出' WHERE id = $1", [home.id])
    expect(await agree([])).toMatchObject({ ok: false, code: "notFound" })
    const [draft] = (await plan()).versions
    expect(await signedInAs(secretary, () => endPlan({ planId: draft?.id, reason: "迁出" }))).toMatchObject({
      code: "notFound",
    })
  })

  it("a department that follows the household for its pathway sees no draft and no planned measure", async () => {
    await rowsAsOwner("UPDATE household SET pathway = 'P01' WHERE id = $1", [home.id])
    await save()
    expect(await getPlan(housing, home.id)).toMatchObject({ versions: [], measures: [] })
    await agree([(await plan()).measures[0]?.id ?? ""])
    expect(await getPlan(housing, home.id)).toMatchObject({
      versions: [{ version: 1 }],
      measures: [{ state: "agreed" }],
    })
  })

  it("a version of which everything is declined is over, and the one before stays in force", async () => {
    await save()
    await agree([(await plan()).measures[0]?.id ?? ""])
    await save({ add: ["unit.relief"], reason: "再帮一把" })
    expect(await agree([])).toMatchObject({ ok: true })
    const { versions, measures } = await plan()
    expect(versions.map(({ version, state, consent }) => [version, state, consent])).toEqual([
      [2, "ended", "declined"],
      [1, "agreed", "agreed"],
    ])
    expect(measures.find(({ key }) => key === "housing.repair")?.state).toBe("agreed")
  })

  it("a draft thrown away leaves what runs; a plan does not end under a draft", async () => {
    await save()
    await agree([(await plan()).measures[0]?.id ?? ""])
    await save({ add: ["unit.relief"], reason: "再帮一把" })
    const [draft, running] = (await plan()).versions
    const ending = (planId: string | undefined) => signedInAs(secretary, () => endPlan({ planId, reason: "不用了" }))
    expect(await ending(running?.id)).toMatchObject({ ok: false, code: "conflict" })
    expect(await ending(draft?.id)).toMatchObject({ ok: true })
    expect((await plan()).measures.map(({ key, state }) => [key, state])).toEqual([["housing.repair", "agreed"]])
    expect(await ending(running?.id)).toMatchObject({ ok: true })
    expect((await plan()).measures.map(({ state }) => state)).toEqual(["ended"])
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

  it("what the household has not got after all stands once in the ledger, from the department, whoever records it", async () => {
    const ledger = () =>
      rowsAsOwner<{ giver: string; kind: string; live: boolean; why: string | null }>(
        "SELECT giver, kind, ended_at IS NULL AS live, end_reason AS why FROM assistance WHERE measure_id = $1 ORDER BY created_at",
        [id],
      )
    await move(secretary, id, "delivered", "验收合格")
    await move(secretary, id, "underway", "户主说没有修")
    expect((await ledger()).map(({ live }) => live)).toEqual([false])
    await move(housing, id, "delivered", "重新验收")
    expect(await ledger()).toEqual([
      { giver: "住建局", kind: "project", live: false, why: "农户没有收到：户主说没有修" },
      { giver: "住建局", kind: "project", live: true, why: null },
    ])
  })

  it("ends with its plan, and the account goes with the name of who is responsible", async () => {
    await rowsAsOwner("UPDATE plan_measure SET responsible_id = $2, responsible_name = '甲' WHERE id = $1", [
      id,
      secretary.actorId,
    ])
    const responsible = async () =>
      (await rowsAsOwner<{ id: string | null }>("SELECT responsible_id AS id FROM plan_measure WHERE id = $1", [id]))[0]
        ?.id
    const change = async (more: object) => {
      const [measure] = (await plan()).measures
      const given = { id, changedAt: measure?.changedAt, department: "zhujian", dueOn: today(), ...more }
      return signedInAs(secretary, () => changeMeasure(given))
    }
    await change({ responsibleName: "甲", quantity: "2.5" })
    expect(await responsible()).toBe(secretary.actorId)
    expect((await plan()).measures[0]?.quantity).toBe(2.5)
    await change({ responsibleName: "乙" })
    expect(await responsible()).toBeNull()
    const [agreed] = (await plan()).versions
    expect(await signedInAs(secretary, () => endPlan({ planId: agreed?.id, reason: "已经脱困" }))).toMatchObject({
      ok: true,
    })
    expect((await plan()).measures[0]?.state).toBe("ended")
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
