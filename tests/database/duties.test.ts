import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { periodBefore, periodOf } from "@/lib/domain/obligations/periods"
import { dayAfter } from "@/lib/domain/problem/problem"
import { publishDuty } from "@/lib/features/duties/actions"
import {
  countyDuties,
  dutyStates,
  listDue,
  openByPeriod,
  overdueSince,
  unseenByPlace,
} from "@/lib/features/duties/queries"
import { listHouseholds } from "@/lib/features/households/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"
import { itemOf, push } from "@/tests/support/visit"

let county: TestCounty
let admin: Scope
let helper: Scope
let home: string

const month = periodOf("month", today())
const publish = (more: object, who = admin) =>
  signedInAs(who, () =>
    publishDuty({
      key: "helper.monthly",
      enabled: "true",
      times: 1,
      per: "month",
      validFrom: today(),
      reason: "县里的要求",
      ...more,
    }),
  )
const stateOf = async (who: Scope, key: string) => (await dutyStates(who)).find((state) => state.key === key)
const pair = async (values: object = {}) => {
  const { id } = await makeHousehold(admin, { villageCode: county.villages[0], values: values as never })
  await rowsAsOwner(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01')",
    [county.code, id, county.villages[0], helper.actorId],
  )
  helper = await scopeOfAccount(helper.actorId)
  return id
}

beforeAll(async () => {
  county = await makeCounty()
  admin = await scopeFor("countyAdmin", county.code)
})
beforeEach(async () => {
  helper = await scopeFor("helper", county.code)
  home = await pair()
})

describe("a duty", () => {
  it("is fulfilled by a visit that is recorded anyway, one for several", async () => {
    expect(await stateOf(helper, "helper.monthly")).toMatchObject({ wanted: 1, done: 0, until: month.to })
    expect((await listDue(helper)).map(({ id }) => id)).toEqual([home])
    const [sent] = await push(helper, [
      itemOf({ householdId: home, visitedOn: today(), sentence: "家里都好", met: ["head"] } as never),
    ])
    expect(sent?.outcome).toBe("stored")
    expect(await stateOf(helper, "helper.monthly")).toMatchObject({ wanted: 1, done: 1 })
    expect(await listDue(helper)).toEqual([])
    const leader = await scopeFor("countyLeader", county.code)
    await push(leader, [itemOf({ householdId: home, visitedOn: today(), sentence: "看望", met: ["head"] } as never)])
    expect(await stateOf(leader, "leader.quarter")).toMatchObject({ wanted: 1, done: 1 })
    expect(await stateOf(leader, "leader.year")).toMatchObject({ wanted: 4, done: 1 })
    expect(await stateOf(leader, "leader.household")).toMatchObject({ wanted: 2, done: 1 })
  })

  it("of plans counts monitored households without one, after a month", async () => {
    const watched = await pair({ rollType: "monitored_edge", riskCleared: false })
    expect(await stateOf(helper, "plan.monitored")).toMatchObject({ wanted: 1, done: 1 })
    await rowsAsOwner("UPDATE household SET created_at = now() - interval '1 month 1 day' WHERE id = $1", [watched])
    expect(await stateOf(helper, "plan.monitored")).toMatchObject({ wanted: 1, done: 0 })
    await rowsAsOwner(
      `INSERT INTO plan (county_code, household_id, village_code, version, state, difficulty, aims, created_by, created_by_name)
       VALUES ($1, $2, $3, 1, 'agreed', '难', '目标', $4, 'x')`,
      [county.code, watched, county.villages[0], helper.actorId],
    )
    expect(await stateOf(helper, "plan.monitored")).toMatchObject({ wanted: 1, done: 1 })
  })

  it("of problems counts those past their day, and not those that still have time", async () => {
    const raise = (due: string) =>
      rowsAsOwner(
        `INSERT INTO problem (county_code, household_id, village_code, category, title, raised_on, raised_by, raised_by_name, owner_id, owner_name, due_on)
         VALUES ($1, $2, $3, 'other', '试验', '2025-01-01', $4, 'x', $4, 'x', $5)`,
        [county.code, home, county.villages[0], helper.actorId, due],
      )
    await raise(today())
    expect(await stateOf(helper, "problem.solved")).toMatchObject({ wanted: 0, done: 0 })
    await raise(dayAfter(today(), -1))
    expect(await stateOf(helper, "problem.solved")).toMatchObject({ wanted: 1, done: 0 })
    await rowsAsOwner(
      "UPDATE problem SET state = 'closed', closed_on = $2::date, done_what = '办好' WHERE owner_id = $1 AND due_on < $2::date",
      [helper.actorId, today()],
    )
    expect(await stateOf(helper, "problem.solved")).toMatchObject({ wanted: 1, done: 1 })
  })

  it("that is only reminded of has its day and nothing to be behind with", async () => {
    const township = await scopeFor("townshipStaff", county.townships[0])
    const reminder = await stateOf(township, "report.monthly")
    expect(reminder).toMatchObject({ counts: "reminder", wanted: 0, done: 0 })
    expect(reminder?.until.localeCompare(today())).toBeGreaterThanOrEqual(0)
  })
})

describe("a county's own duties", () => {
  it("hold from their day on, for lists and phones alike; others than the administrator publish none", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    expect(await publish({}, staff)).toMatchObject({ ok: false, code: "forbidden" })
    expect(await publish({ validFrom: dayAfter(today(), -1) })).toMatchObject({
      ok: false,
      fields: { validFrom: "不能早于今天" },
    })
    expect(await publish({ times: 0 })).toMatchObject({ ok: false, code: "invalid" })
    expect(await publish({ enabled: "false", validFrom: dayAfter(today(), 1) })).toMatchObject({ ok: true })
    const holds = async (day: string) => (await countyDuties(admin, day)).some(({ key }) => key === "helper.monthly")
    expect([await holds(today()), await holds(dayAfter(today(), 1))]).toEqual([true, false])
    expect(await publish({ enabled: "false" })).toMatchObject({ ok: true })
    expect(await stateOf(helper, "helper.monthly")).toBeUndefined()
    expect(await listDue(helper)).toEqual([])
    expect(await overdueSince(admin)).toBeNull()
    expect(await publish({ per: "quarter" })).toMatchObject({ ok: true })
    expect(await stateOf(helper, "helper.monthly")).toMatchObject({ until: periodOf("quarter", today()).to })
    expect(await publish({ per: "month" })).toMatchObject({ ok: true })
  })

  it("are previewed by what would be open, and the overdue of each place are exactly the list", async () => {
    const before = await openByPeriod(admin)
    const since = periodBefore("month", today()).from
    const seen = await pair()
    await rowsAsOwner("UPDATE household SET last_seen_on = $2::date WHERE id = $1", [seen, since])
    const late = await pair()
    await rowsAsOwner("UPDATE household SET last_seen_on = $2::date - 1 WHERE id = $1", [late, since])
    const after = await openByPeriod(admin)
    expect(after.month - before.month).toBe(2)
    expect(await overdueSince(admin)).toBe(since)
    const [village] = await unseenByPlace(admin, county.townships[0])
    const listed = await listHouseholds(admin, { place: county.villages[0], unseen: since })
    expect(listed.households).toBe(village?.overdue)
    const ids = listed.rows.map(({ id }) => id)
    expect([ids.includes(late), ids.includes(seen), ids.includes(home)]).toEqual([true, false, true])
  })
})
