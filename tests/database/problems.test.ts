import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { RoleKey } from "@/lib/domain/access/roles"
import { deadlineOf } from "@/lib/domain/problem/deadline"
import { dayAfter } from "@/lib/domain/problem/problem"
import {
  assignProblem,
  closeProblem,
  noteProblem,
  postponeProblem,
  raiseProblem,
  reopenProblem,
} from "@/lib/features/problems/actions"
import { getProblem } from "@/lib/features/problems/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let people: Record<
  "leader" | "staff" | "township" | "otherTownship" | "secretary" | "inspector" | "housing" | "schools",
  Scope
>
let helper: Scope
let home: { id: string }

beforeAll(async () => {
  county = await makeCounty()
  const of = (role: RoleKey, area: string, department?: string) =>
    scopeFor(role, area, department ? { department } : {})
  people = {
    leader: await of("countyLeader", county.code),
    staff: await of("countyStaff", county.code),
    township: await of("townshipStaff", county.townships[0]),
    otherTownship: await of("townshipStaff", county.townships[1]),
    secretary: await of("firstSecretary", county.villages[0]),
    inspector: await of("inspector", county.code),
    housing: await of("departmentStaff", county.code, "zhujian"),
    schools: await of("departmentStaff", county.code, "jiaoyu"),
  }
})
beforeEach(async () => {
  home = await makeHousehold(people.staff, { villageCode: county.villages[0] })
  const { actorId } = await scopeFor("helper", county.code)
  await rowsAsOwner(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2026-01-01')",
    [county.code, home.id, county.villages[0], actorId],
  )
  helper = await scopeOfAccount(actorId)
})

const raise = (who: Scope, more: object = {}) =>
  signedInAs(who, () => raiseProblem({ householdId: home.id, category: "housing", title: "后墙开裂", ...more }))
/** Raised by the secretary unless said otherwise. @returns its id */
async function raised(more: object = {}, who = people.secretary): Promise<string> {
  const answer = await raise(who, more)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.id
}
const seenAt = async (id: string) => (await getProblem(people.staff, id))?.changedAt
const act = async (who: Scope, id: string, run: (raw: unknown) => Promise<unknown>, more: object) => {
  const changedAt = await seenAt(id)
  return (await signedInAs(who, () => run({ id, changedAt, ...more }))) as { ok: boolean }
}
const ownerOf = async (id: string) => {
  const problem = await getProblem(people.staff, id)
  return { owner: problem?.ownerId, department: problem?.department }
}
const OK = { ok: true }
const closing = { on: today(), doneWhat: "加固了", householdWord: "户主说满意" }
/** The deadline is past by so many days. */
const overdueBy = (id: string, days: number) =>
  rowsAsOwner("UPDATE problem SET due_on = $2 WHERE id = $1", [id, dayAfter(today(), -days)])

describe("raising a problem", () => {
  it("the household's helper owns it unless somebody else is named, with the days of its category", async () => {
    const problem = await getProblem(people.staff, await raised())
    expect(problem).toMatchObject({ ownerId: helper.actorId, dueOn: dayAfter(today(), 5), state: "open" })
    expect(problem?.events.map(({ kind }) => kind)).toEqual(["raised"])
  })

  it("whoever has only some households of the village chooses one first, and is told so", async () => {
    const answer = await raise(helper, { householdId: undefined, villageCode: county.villages[0] })
    expect(answer).toMatchObject({
      ok: false,
      code: "invalid",
      message: expect.stringContaining("请先在“户”里打开这一户"),
    })
  })

  it("a village's problem always has an owner: whoever raised it, a person of the place or a department", async () => {
    const ofVillage = { householdId: undefined, villageCode: county.villages[0] }
    expect(await ownerOf(await raised(ofVillage))).toEqual({ owner: people.secretary.actorId, department: null })
    expect(await raise(people.secretary, { ...ofVillage, owner: "helper" })).toMatchObject({
      ok: false,
      fields: { owner: expect.stringContaining("没有帮扶责任人") },
    })
    const named = await raised({ ...ofVillage, owner: people.township.actorId })
    expect((await ownerOf(named)).owner).toBe(people.township.actorId)
  })

  it("an inspector, who handles none, names an owner where there is no helper", async () => {
    const alone = await makeHousehold(people.staff, { villageCode: county.villages[1] })
    const input = { householdId: alone.id }
    expect(await raise(people.inspector, input)).toMatchObject({ ok: false, code: "invalid" })
    expect(await raise(people.inspector, { ...input, owner: "me" })).toMatchObject({ ok: false, code: "invalid" })
    expect(await raise(people.inspector, { ...input, owner: people.township.actorId })).toMatchObject(OK)
  })

  it("a department feeds back what it finds in a household of its own, whoever is to solve it", async () => {
    await raised({ owner: "zhujian" })
    const id = await raised({ title: "孩子没有上学", owner: "jiaoyu" }, people.housing)
    expect(await ownerOf(id)).toEqual({ owner: null, department: "jiaoyu" })
    expect(await raise(people.schools, { householdId: home.id })).toMatchObject(OK)
    expect(await act(people.housing, id, noteProblem, { note: "不归本部门" })).toMatchObject({ code: "notFound" })
  })

  it("a department that has nothing to do there does not reach the household", async () => {
    expect(await raise(people.schools)).toMatchObject({ ok: false, code: "notFound" })
  })

  it("a department's problem of a whole village is read by its people, also when another one solves it", async () => {
    const id = await raised(
      { householdId: undefined, villageCode: county.villages[0], owner: "jiaoyu" },
      people.housing,
    )
    expect(await getProblem(people.housing, id)).not.toBeNull()
    expect(await getProblem(people.schools, id)).not.toBeNull()
    expect(await getProblem(await scopeFor("departmentStaff", county.code, { department: "canlian" }), id)).toBeNull()
  })

  it("a deadline is today at the earliest", async () => {
    expect(await raise(people.secretary, { dueOn: dayAfter(today(), -1) })).toMatchObject({
      ok: false,
      fields: { dueOn: "期限不能早于今天" },
    })
    expect(await raise(people.secretary, { dueOn: today() })).toMatchObject(OK)
  })

  it("without one it is reckoned by the county's own calendar where offices have to act", async () => {
    const dueOf = async (category: string) => (await getProblem(people.staff, await raised({ category })))?.dueOn
    const shipped = deadlineOf("policy", today())
    expect(await dueOf("policy")).toBe(shipped)
    await rowsAsOwner(
      "INSERT INTO calendar_day (county_code, day, working, label, created_by) VALUES ($1, $2, false, '古会', $3)",
      [county.code, shipped, people.staff.actorId],
    )
    expect(await dueOf("policy")).toBe(deadlineOf("policy", today(), new Map([[shipped, false]])))
    expect(await dueOf("policy")).not.toBe(shipped)
    expect(await dueOf("housing")).toBe(dayAfter(today(), 5))
  })

  it("a household of another township is out of reach, a village too", async () => {
    expect(await raise(people.otherTownship)).toMatchObject({ ok: false, code: "notFound" })
    const village = { householdId: undefined, villageCode: county.villages[0] }
    expect(await raise(people.otherTownship, village)).toMatchObject({ ok: false, code: "notFound" })
  })
})

describe("handing a problem over", () => {
  it("to a named person in reach, to the helper, to a department, to oneself", async () => {
    const id = await raised({ owner: "me" })
    const hand = (owner: string, who = people.township) => act(who, id, assignProblem, { owner })
    expect(await hand(people.secretary.actorId)).toMatchObject(OK)
    expect(await ownerOf(id)).toEqual({ owner: people.secretary.actorId, department: null })
    expect(await hand("helper")).toMatchObject(OK)
    expect(await ownerOf(id)).toEqual({ owner: helper.actorId, department: null })
    expect(await hand("zhujian")).toMatchObject(OK)
    expect(await ownerOf(id)).toEqual({ owner: null, department: "zhujian" })
    expect(await hand("me", people.leader)).toMatchObject(OK)
    expect(await ownerOf(id)).toEqual({ owner: people.leader.actorId, department: null })
  })

  it("never to somebody who does not reach the place, nor to one whose account is closed", async () => {
    const id = await raised()
    const closed = await scopeFor("townshipStaff", county.townships[0])
    await rowsAsOwner("UPDATE account SET disabled_at = now() WHERE id = $1", [closed.actorId])
    for (const owner of [people.otherTownship.actorId, people.inspector.actorId, closed.actorId])
      expect(await act(people.township, id, assignProblem, { owner })).toMatchObject({ ok: false, code: "invalid" })
    expect((await ownerOf(id)).owner).toBe(helper.actorId)
  })

  it("a village's problem handed to a helper stays with its owner", async () => {
    const id = await raised({ householdId: undefined, villageCode: county.villages[0] })
    expect(await act(people.township, id, assignProblem, { owner: "helper" })).toMatchObject({ code: "invalid" })
    expect((await ownerOf(id)).owner).toBe(people.secretary.actorId)
  })

  it("a department notes and does not hand on", async () => {
    const id = await raised({ owner: "zhujian" })
    expect(await act(people.housing, id, assignProblem, { owner: "jiaoyu" })).toMatchObject({ code: "forbidden" })
    expect(await act(people.housing, id, noteProblem, { note: "已鉴定" })).toMatchObject(OK)
    expect(await act(people.schools, id, noteProblem, { note: "已鉴定" })).toMatchObject({ code: "notFound" })
  })

  it("what somebody else did meanwhile is not overwritten", async () => {
    const id = await raised()
    const old = {
      id,
      changedAt: await seenAt(id),
      owner: "me",
      reason: "再等",
      dueOn: dayAfter(today(), 30),
      ...closing,
    }
    expect(await act(people.township, id, assignProblem, { owner: "me" })).toMatchObject(OK)
    for (const run of [assignProblem, postponeProblem, closeProblem])
      expect(await signedInAs(people.township, () => run(old))).toMatchObject({ ok: false, code: "conflict" })
  })
})

describe("postponing, closing, opening again", () => {
  it("postpones to a later day than the deadline, not to the same day", async () => {
    const id = await raised({ dueOn: dayAfter(today(), 3) })
    const postpone = (days: number) =>
      act(people.secretary, id, postponeProblem, { dueOn: dayAfter(today(), days), reason: "等材料" })
    expect(await postpone(3)).toMatchObject({ ok: false, fields: { dueOn: "要晚于原来的期限" } })
    expect(await postpone(4)).toMatchObject(OK)
    expect((await getProblem(people.staff, id))?.dueOn).toBe(dayAfter(today(), 4))
  })

  it("a household's problem is closed with its word, by whoever talks with it", async () => {
    const id = await raised({ owner: "zhujian" })
    const close = (who: Scope, more: object = {}) => act(who, id, closeProblem, { ...closing, ...more })
    expect(await close(people.housing)).toMatchObject({ ok: false, code: "forbidden" })
    expect(await close(helper, { householdWord: "" })).toMatchObject({ fields: { householdWord: "请写下农户怎么说" } })
    expect(await close(helper, { on: dayAfter(today(), 1) })).toMatchObject({ fields: { on: "不能晚于今天" } })
    expect(await close(people.otherTownship)).toMatchObject({ ok: false, code: "notFound" })
    expect(await close(helper)).toMatchObject(OK)
    expect(await getProblem(people.staff, id)).toMatchObject({ state: "closed", householdWord: "户主说满意" })
    expect(await close(helper)).toMatchObject({ ok: false, code: "conflict" })
  })

  it("a village's problem needs no household's word; its department closes it too", async () => {
    const id = await raised({ householdId: undefined, villageCode: county.villages[0], owner: "jiaotong" })
    const roads = await scopeFor("departmentStaff", county.code, { department: "jiaotong" })
    expect(await act(roads, id, closeProblem, { on: today(), doneWhat: "修通了" })).toMatchObject(OK)
  })

  it("what was not solved is opened again with a deadline from today on, and only once", async () => {
    const id = await raised()
    const reopen = (dueOn: string) => act(people.secretary, id, reopenProblem, { dueOn, reason: "又漏了" })
    expect(await reopen(today())).toMatchObject({ ok: false, code: "conflict" })
    await act(people.secretary, id, closeProblem, closing)
    expect(await reopen(dayAfter(today(), -1))).toMatchObject({ ok: false, code: "invalid" })
    expect(await reopen(today())).toMatchObject(OK)
    expect(await reopen(today())).toMatchObject({ ok: false, code: "conflict" })
    const problem = await getProblem(people.staff, id)
    expect(problem).toMatchObject({ state: "open", closedOn: null, householdWord: null, dueOn: today() })
    expect(problem?.events.map(({ kind }) => kind)).toEqual(["reopened", "closed", "raised"])
  })

  it("a county leader, to whom it is escalated, notes, hands on and closes", async () => {
    const id = await raised()
    await overdueBy(id, 10)
    expect(await act(people.leader, id, noteProblem, { note: "请住建局本周到户" })).toMatchObject(OK)
    expect(await act(people.leader, id, assignProblem, { owner: "zhujian" })).toMatchObject(OK)
    expect(await act(people.leader, id, closeProblem, closing)).toMatchObject(OK)
  })
})
