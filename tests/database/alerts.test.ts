import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { closeAlert, confirmAlert, noteAlert, publishAlertSetting } from "@/lib/features/alerts/actions"
import { alertJobs } from "@/lib/features/alerts/jobs"
import {
  alertsOfHousehold,
  countAlerts,
  getAlert,
  listAlerts,
  settingsOn,
  yieldOfRules,
} from "@/lib/features/alerts/queries"
import { type AlertRow, WATCH, type WatchResult } from "@/lib/features/alerts/schema"
import { saveMember } from "@/lib/features/households/actions"
import { listHouseholds } from "@/lib/features/households/queries"
import { getHousehold } from "@/lib/features/households/record-queries"
import { recordLifeEvent } from "@/lib/features/life-events/actions"
import { assignHousehold } from "@/lib/features/pairings/actions"
import { countToday } from "@/lib/features/today/queries"
import { today } from "@/lib/platform/clock"
import { enqueueDaily } from "@/lib/platform/jobs/daily"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { runningJob, takenUp } from "@/tests/support/job-context"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let staff: Scope

const safe = { housingGrade: "A", waterSafe: true, schoolingAssured: true, uninsuredMembers: 0 }
/** A household in which nothing is to be looked at, with its differences. */
const home = (
  values: object = {},
  members: object[] = [{ name: "张试验", medicalSelfPaidYuan: 0 }],
  village = county.villages[0],
) => makeHousehold(staff, { villageCode: village, values: { ...safe, ...values } as never, members: members as never })

/** One look at the county, as the worker has it. */
async function watch(asOf = today()): Promise<WatchResult> {
  const { job, result } = await runningJob(staff, WATCH, { asOf })
  await alertJobs[WATCH](job)
  return result() as WatchResult
}
const rulesOf = async (id: string, scope = staff): Promise<string[]> =>
  (await alertsOfHousehold(scope, id)).filter(({ state }) => state !== "closed").map(({ rule }) => rule)
async function onlyAlert(id: string): Promise<AlertRow> {
  const [alert, ...more] = await alertsOfHousehold(staff, id)
  if (!alert || more.length > 0) throw new Error(`${more.length + (alert ? 1 : 0)} alerts`)
  return alert
}
async function settle(who: Scope, act: (raw: unknown) => Promise<unknown>, id: string, more: object) {
  const alert = await getAlert(staff, id)
  return signedInAs(who, () => act({ id, changedAt: alert?.changedAt, ...more }))
}
const set = (id: string, column: string, value: unknown) =>
  rowsAsOwner(`UPDATE household SET ${column} = $2 WHERE id = $1`, [id, value])

beforeAll(async () => {
  // The other tests' households would be looked at too.
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
})

describe("a look at the county", () => {
  it("raises one alert for each household and cause, and writes nothing the second time", async () => {
    const { id } = await home({ housingGrade: "D", uninsuredMembers: 2 })
    const first = await watch()
    expect(first).toMatchObject({ raised: 2, cleared: 0 })
    expect((await rulesOf(id)).toSorted()).toEqual(["housing", "uninsured"])
    expect(await watch()).toMatchObject({ households: first.households, raised: 0, cleared: 0 })
    expect(await rulesOf(id)).toHaveLength(2)
  })

  it("takes an alert away when the cause is over, and raises it anew when it comes back", async () => {
    const { id } = await home({ housingGrade: "C" })
    await watch()
    await set(id, "housing_grade", "B")
    expect(await watch()).toMatchObject({ cleared: 1 })
    expect(await onlyAlert(id)).toMatchObject({ state: "closed", outcome: "cleared", closedOn: today() })
    await set(id, "housing_grade", "C")
    expect(await watch()).toMatchObject({ raised: 1 })
    expect(await rulesOf(id)).toEqual(["housing"])
  })

  it("raises an alert once when two look at the same time", async () => {
    const { id } = await home({ waterSafe: false })
    await Promise.all([watch(), watch(), watch()])
    expect(await rulesOf(id)).toEqual(["water"])
    expect((await getAlert(staff, (await onlyAlert(id)).id))?.events).toHaveLength(1)
  })

  it("goes on after a kill where it had stopped, and counts everybody once", async () => {
    const there = await makeCounty()
    const whole = await scopeFor("countyStaff", there.code)
    for (const villageCode of there.villages)
      await makeHousehold(whole, { villageCode, values: { ...safe, housingGrade: "D" } as never })
    const { job } = await runningJob(whole, WATCH, { asOf: today() }, { after: 1 })
    await expect(alertJobs[WATCH](job)).rejects.toThrow("killed")
    const again = takenUp(whole, job.id, { asOf: today() })
    await alertJobs[WATCH](again.job)
    expect(again.result()).toMatchObject({ households: 4, raised: 4 })
    expect(await countAlerts(whole)).toMatchObject({ open: 4 })
  })

  it("notices what became otherwise of a member, and not what was recorded for the first time", async () => {
    const { id, memberIds } = await home({}, [
      { name: "甲", hasWorked: true, health: ["healthy"] },
      { name: "乙", health: [] },
    ])
    await watch()
    expect(await rulesOf(id)).toEqual([])
    const edit = async (index: number, group: string, values: object) => {
      const record = await getHousehold(staff, id)
      const member = record?.members.find((each) => each.id === memberIds[index])
      const changedAt = new Date(String(member?.changed_at)).toISOString()
      return signedInAs(staff, () =>
        saveMember({ householdId: id, memberId: memberIds[index], changedAt, group, ...values }),
      )
    }
    expect(await edit(0, "劳动与务工", { hasWorked: "否" })).toMatchObject({ ok: true })
    expect(await edit(1, "健康", { health: "患有大病" })).toMatchObject({ ok: true })
    await watch()
    expect(await rulesOf(id)).toEqual(["work"])
    expect(await edit(0, "健康", { health: "患有大病" })).toMatchObject({ ok: true })
    await watch()
    expect((await rulesOf(id)).toSorted()).toEqual(["illness", "work"])
    expect((await alertsOfHousehold(staff, id)).find(({ rule }) => rule === "work")?.evidence).toEqual([
      { label: "甲不再务工", value: "", on: today() },
    ])
  })

  it("notices that a member has died", async () => {
    const { id, memberIds } = await home({}, [{ name: "甲" }, { name: "乙" }])
    const dead = await signedInAs(staff, () =>
      recordLifeEvent({ kind: "died", householdId: id, memberIds: [memberIds[1]], happenedOn: today() }),
    )
    expect(dead).toMatchObject({ ok: true })
    await watch()
    expect(await rulesOf(id)).toContain("death")
  })
})

describe("every day", () => {
  it("each county with households and an administrator is looked at once, whoever asks and however often", async () => {
    const there = await makeCounty()
    const admin = await scopeFor("countyAdmin", there.code)
    await makeHousehold(admin, { villageCode: there.villages[0], values: { ...safe, housingGrade: "D" } as never })
    const empty = await makeCounty()
    await scopeFor("countyAdmin", empty.code)
    const jobsOf = (code: string) =>
      rowsAsOwner<{ id: string; input: unknown }>("SELECT id, input FROM job WHERE county_code = $1 AND kind = $2", [
        code,
        WATCH,
      ])
    await Promise.all([enqueueDaily([WATCH]), enqueueDaily([WATCH])])
    await enqueueDaily([WATCH])
    const [job, ...more] = await jobsOf(there.code)
    expect([job?.input, more]).toEqual([{ asOf: today(), daily: true }, []])
    expect(await jobsOf(empty.code)).toEqual([])
    await alertJobs[WATCH](takenUp(admin, job?.id ?? "", job?.input).job)
    const events = await rowsAsOwner<{ details: unknown }>(
      "SELECT details FROM audit_event WHERE county_code = $1 AND type = 'county.watched'",
      [there.code],
    )
    expect(events.map(({ details }) => details)).toEqual([{ households: 1, raised: 1, cleared: 0, daily: true }])
  })
})

describe("what a person says of an alert", () => {
  let id: string
  let alert: AlertRow
  beforeEach(async () => {
    ;({ id } = await home({ housingGrade: "D" }))
    await watch()
    alert = await onlyAlert(id)
  })

  it("is confirmed, noted, handled, and stays settled while the cause is the same", async () => {
    expect(await settle(staff, confirmAlert, alert.id, { note: "上门看过，漏雨" })).toMatchObject({ ok: true })
    expect(await settle(staff, noteAlert, alert.id, { note: "已报住建局" })).toMatchObject({ ok: true })
    await set(id, "housing_grade", "A")
    expect(await watch()).toMatchObject({ cleared: 0 })
    expect((await onlyAlert(id)).state).toBe("confirmed")
    await set(id, "housing_grade", "D")
    expect(await settle(staff, closeAlert, alert.id, { outcome: "handled", note: "已改造" })).toMatchObject({
      ok: true,
    })
    await watch()
    expect(await onlyAlert(id)).toMatchObject({ state: "closed", outcome: "handled" })
    const record = await getAlert(staff, alert.id)
    expect(record?.events.map(({ kind }) => kind)).toEqual(["handled", "noted", "confirmed", "opened"])
    expect(record?.events.at(-1)?.by).toBeNull()
  })

  it("is a false alarm with its reason, and counts in the rule's share", async () => {
    const before = (await yieldOfRules(staff)).find(({ rule }) => rule === "housing")?.falseAlarms ?? 0
    expect(await settle(staff, closeAlert, alert.id, { outcome: "falseAlarm" })).toMatchObject({
      ok: false,
      code: "invalid",
    })
    expect(
      await settle(staff, closeAlert, alert.id, { outcome: "falseAlarm", note: "已住进新房，登记有误" }),
    ).toMatchObject({ ok: true })
    expect((await yieldOfRules(staff)).find(({ rule }) => rule === "housing")?.falseAlarms).toBe(before + 1)
  })

  it("is refused when somebody else was first, and when it is over", async () => {
    const seen = await getAlert(staff, alert.id)
    const stale = { id: alert.id, changedAt: seen?.changedAt }
    expect(await settle(staff, confirmAlert, alert.id, { note: "看过了" })).toMatchObject({ ok: true })
    const late = await signedInAs(staff, () => closeAlert({ ...stale, outcome: "handled", note: "办完了" }))
    expect(late).toMatchObject({ ok: false, code: "conflict" })
    expect(await settle(staff, closeAlert, alert.id, { outcome: "handled", note: "办完了" })).toMatchObject({
      ok: true,
    })
    expect(await settle(staff, noteAlert, alert.id, { note: "再记一笔" })).toMatchObject({
      ok: false,
      code: "conflict",
    })
  })
})

describe("who sees what", () => {
  it("a helper learns of the own households' alerts, and not of those about health", async () => {
    const account = await scopeFor("helper", county.code)
    const { id } = await home({ housingGrade: "D" }, [{ name: "张试验", medicalSelfPaidYuan: 8000 }])
    await signedInAs(staff, () => assignHousehold({ householdId: id, accountId: account.actorId }))
    await watch()
    const helper = await scopeOfAccount(account.actorId)
    expect((await rulesOf(id)).toSorted()).toEqual(["housing", "medical"])
    expect(await rulesOf(id, helper)).toEqual(["housing"])
    const medical = (await alertsOfHousehold(staff, id)).find(({ rule }) => rule === "medical")
    expect(await getAlert(helper, medical?.id ?? "")).toBeNull()
    expect(await settle(helper, confirmAlert, medical?.id ?? "", { note: "看过了" })).toMatchObject({
      code: "notFound",
    })
    expect((await countToday(helper)).alerts).toBe(1)
    expect((await listAlerts(helper, { state: "open", owner: "me" })).rows).toHaveLength(1)
  })

  it("the register's list finds the households with an alert, and by no alert about health whoever may not read it", async () => {
    const account = await scopeFor("helper", county.code)
    const { id } = await home({}, [{ name: "张试验", medicalSelfPaidYuan: 8000 }])
    await signedInAs(staff, () => assignHousehold({ householdId: id, accountId: account.actorId }))
    await watch()
    const helper = await scopeOfAccount(account.actorId)
    const found = async (who: Scope, alert: "any" | "medical" | "water") =>
      (await listHouseholds(who, { alert })).rows.some((row) => row.id === id)
    expect([await found(staff, "any"), await found(staff, "medical"), await found(staff, "water")]).toEqual([
      true,
      true,
      false,
    ])
    expect([await found(helper, "any"), await found(helper, "medical")]).toEqual([false, false])
  })

  it("every count is the length of its list", async () => {
    const counts = await countAlerts(staff)
    for (const state of ["open", "confirmed", "late", "escalated"] as const)
      expect((await listAlerts(staff, { state })).rows.length, state).toBe(counts[state])
  })

  it("the township takes an alert up the day after its deadline, the county on the tenth", async () => {
    const { id } = await home({ schoolingAssured: false })
    await watch()
    const { id: alertId } = await onlyAlert(id)
    const township = await scopeFor("townshipStaff", county.townships[0])
    const overdue = (days: number) =>
      rowsAsOwner("UPDATE alert SET due_on = $2::date - $3::int WHERE id = $1", [alertId, today(), days])
    const escalated = async (scope: Scope) =>
      (await listAlerts(scope, { state: "escalated" })).rows.some((row) => row.id === alertId)
    const seen: string[] = []
    for (const days of [0, 1, 9, 10]) {
      await overdue(days)
      seen.push(`${days}: ${await escalated(township)} ${await escalated(staff)}`)
    }
    expect(seen).toEqual(["0: false false", "1: true false", "9: true false", "10: true true"])
  })
})

describe("the county's own figures", () => {
  const publish = (more: object) =>
    signedInAs(staff, () =>
      publishAlertSetting({
        rule: "medical",
        enabled: "true",
        validFrom: today(),
        reason: "县里定的标准",
        thresholds: { onRoll: 3000, others: 9000 },
        ...more,
      }),
    )

  it("hold from their day on, and are checked", async () => {
    const { id } = await home({}, [{ name: "张试验", medicalSelfPaidYuan: 3500 }])
    await watch()
    expect(await rulesOf(id)).toEqual([])
    expect(await publish({ thresholds: { onRoll: 1, others: 9000 } })).toMatchObject({
      ok: false,
      fields: { "thresholds.onRoll": expect.stringContaining("100 到") },
    })
    expect(await publish({ validFrom: "2020-01-01" })).toMatchObject({
      ok: false,
      fields: { validFrom: "不能早于今天" },
    })
    expect(await publish({})).toMatchObject({ ok: true })
    await watch()
    expect(await rulesOf(id)).toEqual(["medical"])
    expect(await settingsOn(staff, "2020-01-01")).toEqual({})
    expect(await publish({ enabled: "false" })).toMatchObject({ ok: true })
    const { id: other } = await home({}, [{ name: "张试验", medicalSelfPaidYuan: 99_000 }])
    await watch()
    expect(await rulesOf(other)).toEqual([])
  })
})
