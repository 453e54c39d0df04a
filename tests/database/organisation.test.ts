import { beforeAll, describe, expect, it } from "vitest"
import { dayAfter } from "@/lib/domain/problem/problem"
import {
  beginAppointment,
  endAppointment,
  endUnit,
  saveUnit,
  setPathwayDepartments,
} from "@/lib/features/organisation/actions"
import { listAllUnits, listAppointments, listPathwayDepartments } from "@/lib/features/organisation/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let staff: Scope
let township: Scope
beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  township = await scopeFor("townshipStaff", county.townships[0])
})
const as = <T>(who: Scope, call: () => Promise<T>) => signedInAs(who, call)
const unitOf = async (name: string) => (await listAllUnits(staff)).find((unit) => unit.name === name)

describe("a unit", () => {
  it("is founded, renamed and closed by the county; one that stands over a village is not closed", async () => {
    const unit = { name: "县供电公司", kind: "enterprise", phone: "029-0000 0001" }
    expect(await as(township, () => saveUnit(unit))).toMatchObject({ ok: false, code: "forbidden" })
    expect(await as(staff, () => saveUnit({ ...unit, phone: "打前台" }))).toMatchObject({
      ok: false,
      fields: { phone: expect.any(String) },
    })
    const made = await as(staff, () => saveUnit(unit))
    expect(made).toMatchObject({ ok: true })
    expect(await as(staff, () => saveUnit(unit))).toMatchObject({ ok: false, code: "conflict" })
    const id = made.ok ? made.value.id : ""
    expect(await as(staff, () => saveUnit({ id, ...unit, name: "国网县供电公司" }))).toMatchObject({ ok: true })
    const place = county.villages[0]
    const over = await as(staff, () => beginAppointment({ kind: "unitVillage", place, unitId: id, startedOn: today() }))
    expect(await unitOf("国网县供电公司")).toMatchObject({ villages: 1 })
    expect(await as(staff, () => endUnit({ id, reason: "改制" }))).toMatchObject({ ok: false, code: "conflict" })
    await as(staff, () => endAppointment({ id: over.ok ? over.value.id : "", reason: "轮换" }))
    expect(await as(staff, () => endUnit({ id, reason: "改制" }))).toMatchObject({ ok: true })
    expect(await as(staff, () => endUnit({ id, reason: "改制" }))).toMatchObject({ ok: false, code: "notFound" })
    expect(await unitOf("国网县供电公司")).toMatchObject({ endedOn: today() })
    expect((await listAppointments(staff, place)).some((row) => row.unit === "国网县供电公司")).toBe(true)
  })
})

describe("the departments of a pathway", () => {
  const row = async (pathway: string) => (await listPathwayDepartments(staff)).find((each) => each.pathway === pathway)
  const set = (more: object, who = staff) =>
    as(who, () =>
      setPathwayDepartments({
        pathway: "P09",
        lead: ["laodong"],
        participants: ["renshe"],
        startedOn: today(),
        ...more,
      }),
    )

  it("are those of the plan until the county divides the work otherwise; rights follow from the day on", async () => {
    expect(await row("P09")).toMatchObject({ lead: ["renshe"], participants: ["zhenban"], own: false })
    const labour = await scopeFor("departmentStaff", county.code, { department: "laodong" })
    const town = await scopeFor("departmentStaff", county.code, { department: "zhenban" })
    const sees = async (who: Scope) => (await scopeOfAccount(who.actorId)).pathways.split(",").includes("P09")
    expect([await sees(labour), await sees(town)]).toEqual([false, true])
    expect(await set({}, township)).toMatchObject({ ok: false, code: "forbidden" })
    expect(await set({ lead: [] })).toMatchObject({ ok: false, fields: { lead: "请至少选一个牵头部门" } })
    expect(await set({ participants: ["laodong"] })).toMatchObject({ ok: false, code: "invalid" })
    expect(await set({ startedOn: dayAfter(today(), -1) })).toMatchObject({
      ok: false,
      fields: { startedOn: "不能早于今天" },
    })
    expect(await set({ startedOn: dayAfter(today(), 1) })).toMatchObject({ ok: true })
    expect([await sees(labour), await sees(town)]).toEqual([false, true])
    expect(await set({})).toMatchObject({ ok: true })
    expect(await row("P09")).toMatchObject({ lead: ["laodong"], participants: ["renshe"], own: true, since: today() })
    expect([await sees(labour), await sees(town)]).toEqual([true, false])
    expect(await set({ lead: ["renshe"], participants: ["laodong", "zhenban"] })).toMatchObject({ ok: true })
    expect(await row("P09")).toMatchObject({ lead: ["renshe"], participants: ["laodong", "zhenban"] })
  })
})
