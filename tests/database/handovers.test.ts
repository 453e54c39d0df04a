import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import {
  acceptHandover,
  declineHandover,
  passOnWork,
  proposeHandover,
  withdrawHandover,
} from "@/lib/features/handovers/actions"
import { countLateOffers, listLeftOffice, openOfferOf } from "@/lib/features/handovers/queries"
import { listHouseholds } from "@/lib/features/households/queries"
import { getHousehold } from "@/lib/features/households/record-queries"
import { recordLifeEvent } from "@/lib/features/life-events/actions"
import { assignHousehold } from "@/lib/features/pairings/actions"
import { assign } from "@/lib/features/pairings/mutations"
import { pairingFigures } from "@/lib/features/pairings/queries"
import { today } from "@/lib/platform/clock"
import { write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let former: Scope
let successor: Scope
let homes: string[]

const again = (scope: Scope) => scopeOfAccount(scope.actorId)
const as = <T>(who: Scope, call: () => Promise<T>) => signedInAs(who, call)
const offer = async (more: object = {}): Promise<string> => {
  const input = {
    fromAccount: former.actorId,
    toAccount: successor.actorId,
    householdIds: homes,
    reason: "工作调动",
    respondBy: today(),
    graceDays: 7,
    ...more,
  }
  const result = await as(former, () => proposeHandover(input))
  if (!result.ok) throw new Error(result.message)
  return result.value.id
}
const helperOf = async (id: string) =>
  (
    await rowsAsOwner<{ account: string }>(
      "SELECT account_id::text AS account FROM pairing WHERE household_id = $1 AND ended_on IS NULL",
      [id],
    )
  ).map(({ account }) => account)

beforeAll(async () => {
  county = await makeCounty()
})
beforeEach(async () => {
  const staff = await scopeFor("countyStaff", county.code)
  former = await scopeFor("helper", county.code)
  successor = await scopeFor("helper", county.code)
  homes = []
  for (let n = 0; n < 3; n++) {
    const { id } = await makeHousehold(staff, { villageCode: county.villages[0] })
    homes.push(id)
    await rowsAsOwner(
      "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01')",
      [county.code, id, county.villages[0], former.actorId],
    )
  }
  former = await again(former)
})

describe("a hand-over (四定两不)", () => {
  it("changes nothing until the successor accepts; then all at once, with problems and measures", async () => {
    const [first = ""] = homes
    await rowsAsOwner(
      `INSERT INTO problem (county_code, household_id, village_code, category, title, raised_on, raised_by, raised_by_name, owner_id, owner_name, due_on)
       VALUES ($1, $2, $3, 'other', '试验', current_date, $4, 'x', $4, 'x', current_date)`,
      [county.code, first, county.villages[0], former.actorId],
    )
    const id = await offer()
    expect(await helperOf(first)).toEqual([former.actorId])
    expect(await getHousehold(await again(successor), first)).toBe(null)
    expect(await as(successor, () => acceptHandover({ id }))).toMatchObject({ ok: true, value: { households: 3 } })
    for (const home of homes) expect(await helperOf(home)).toEqual([successor.actorId])
    const [problem] = await rowsAsOwner<{ owner: string }>(
      "SELECT owner_id::text AS owner FROM problem WHERE household_id = $1",
      [first],
    )
    expect(problem?.owner).toBe(successor.actorId)
    expect(await getHousehold(await again(successor), first)).not.toBe(null)
  })

  it("leaves the former helper reading for the days of grace, and nothing after them", async () => {
    const [first = ""] = homes
    const id = await offer()
    await as(successor, () => acceptHandover({ id }))
    const within = await again(former)
    expect(within.former.split(",").sort()).toEqual([...homes].sort())
    expect(await getHousehold(within, first)).not.toBe(null)
    await rowsAsOwner("UPDATE pairing SET grace_until = $2::date - 1 WHERE handover_id = $1", [id, today()])
    const after = await again(former)
    expect(after.former).toBe("")
    expect(await getHousehold(after, first)).toBe(null)
  })

  it("without days of grace is gone at once", async () => {
    const id = await offer({ graceDays: 0 })
    await as(successor, () => acceptHandover({ id }))
    expect((await again(former)).households).toBe("-")
  })

  it("is accepted once, also when the button is pressed twice at the same time", async () => {
    const id = await offer()
    // One request after the other takes the cookie; the row's lock decides between them.
    const answers = [
      await as(successor, () => acceptHandover({ id })),
      await as(successor, () => acceptHandover({ id })),
    ]
    expect(answers.map(({ ok }) => ok)).toEqual([true, false])
    for (const home of homes) expect(await helperOf(home)).toHaveLength(1)
  })

  it("is accepted by the successor alone", async () => {
    const id = await offer()
    const other = await scopeFor("helper", county.code)
    for (const who of [other, former]) expect(await as(who, () => acceptHandover({ id }))).toMatchObject({ ok: false })
    expect(await helperOf(homes[0] ?? "")).toEqual([former.actorId])
  })

  it.each([
    ["declined by the successor", () => successor, declineHandover],
    ["withdrawn by whoever proposed it", () => former, withdrawHandover],
  ] as const)("%s leaves everything as it was and can be offered anew", async (_label, who, act) => {
    const id = await offer()
    expect(await as(who(), () => act({ id, reason: "不合适" }))).toMatchObject({ ok: true })
    expect(await as(successor, () => acceptHandover({ id }))).toMatchObject({ ok: false })
    expect(await helperOf(homes[0] ?? "")).toEqual([former.actorId])
    await offer()
  })

  it("offers no household twice at a time", async () => {
    await offer()
    await expect(offer()).rejects.toThrow(/已经在移交/)
  })

  it("passes over a household that somebody else helps now", async () => {
    const id = await offer()
    const third = await scopeFor("helper", county.code)
    await rowsAsOwner("UPDATE pairing SET account_id = $2 WHERE household_id = $1 AND ended_on IS NULL", [
      homes[0],
      third.actorId,
    ])
    expect(await as(successor, () => acceptHandover({ id }))).toMatchObject({
      ok: true,
      value: { households: 2, passed: 1 },
    })
    expect(await helperOf(homes[0] ?? "")).toEqual([third.actorId])
  })

  it("is over by itself when its last household has left; the others stay on offer", async () => {
    const township = await scopeFor("townshipStaff", county.townships[0])
    const stateOf = async (id: string) =>
      (
        await rowsAsOwner<{ state: string; note: string | null }>(
          "SELECT state, decision_note AS note FROM handover WHERE id = $1",
          [id],
        )
      )[0]
    const id = await offer()
    const leave = async (home: string) => {
      const record = await getHousehold(township, home)
      const left = await as(township, () =>
        recordLifeEvent({
          kind: "movedOut",
          householdId: home,
          memberIds: record?.members.map((each) => each.id),
          happenedOn: today(),
        }),
      )
      expect(left).toMatchObject({ ok: true })
    }
    await leave(homes[0] ?? "")
    expect(await stateOf(id)).toMatchObject({ state: "proposed" })
    for (const home of homes.slice(1)) await leave(home)
    expect(await stateOf(id)).toEqual({ state: "withdrawn", note: "户已不在册" })
  })

  it("past its day is a matter for the township and for whoever proposed it, and not for the successor", async () => {
    const township = await scopeFor("townshipStaff", county.townships[0])
    const id = await offer()
    const late = async () => {
      const [own, other, over] = [await again(former), await again(successor), township]
      return [await countLateOffers(own), await countLateOffers(other), (await countLateOffers(over)) > 0]
    }
    expect((await late()).slice(0, 2)).toEqual([0, 0])
    await rowsAsOwner("UPDATE handover SET respond_by = $2::date - 1 WHERE id = $1", [id, today()])
    expect(await late()).toEqual([1, 0, true])
    expect(await openOfferOf(township, homes[0] ?? "")).toMatchObject({ to: successor.actorName })
  })

  it("a first secretary offers the own households and nobody else's; the township does it for others", async () => {
    const input = {
      fromAccount: former.actorId,
      toAccount: successor.actorId,
      householdIds: homes,
      reason: "分工调整",
      respondBy: today(),
      graceDays: 7,
    }
    const secretary = await scopeFor("firstSecretary", county.villages[0])
    expect(await as(secretary, () => proposeHandover(input))).toMatchObject({ ok: false, code: "forbidden" })
    const township = await scopeFor("townshipStaff", county.townships[0])
    expect(await as(township, () => proposeHandover(input))).toMatchObject({ ok: true })
  })

  it("offers nobody else's household", async () => {
    const stranger = await scopeFor("helper", county.code)
    const input = {
      fromAccount: former.actorId,
      toAccount: successor.actorId,
      householdIds: homes,
      reason: "试验",
      respondBy: today(),
      graceDays: 7,
    }
    expect(await as(stranger, () => proposeHandover(input))).toMatchObject({ ok: false, code: "forbidden" })
  })

  it.each([
    [-1, false],
    [0, true],
    [60, true],
    [61, false],
  ])("days of grace %i: %s", async (graceDays, ok) => {
    const given = offer({ graceDays })
    if (ok) await given
    else await expect(given).rejects.toThrow(/查看期/)
  })

  it("passes over a household that has left meanwhile", async () => {
    const [gone = "", ...rest] = homes
    const id = await offer()
    await rowsAsOwner("UPDATE household SET ended_at = now(), end_reason = '迁出' WHERE id = $1", [gone])
    expect(await as(successor, () => acceptHandover({ id }))).toMatchObject({
      ok: true,
      value: { households: 2, passed: 1 },
    })
    for (const home of rest) expect(await helperOf(home)).toEqual([successor.actorId])
  })
})

describe("who is responsible", () => {
  it("is not replaced silently, and nobody is left without", async () => {
    const [first = ""] = homes
    const staff = await scopeFor("countyStaff", county.code)
    const replaced = await as(staff, () => assignHousehold({ householdId: first, accountId: successor.actorId }))
    expect(replaced).toMatchObject({ ok: false, code: "conflict" })
    expect(await as(staff, () => assignHousehold({ householdId: first }))).toMatchObject({ ok: false })
    expect(await helperOf(first)).toEqual([former.actorId])
  })

  it("chosen today by mistake is corrected today", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const { id } = await makeHousehold(staff, { villageCode: county.villages[0] })
    await as(staff, () => assignHousehold({ householdId: id, accountId: former.actorId }))
    const correct = (instead?: string) =>
      as(staff, () => assignHousehold({ householdId: id, accountId: successor.actorId, instead }))
    // Whoever does not see that somebody is named already replaces nobody.
    expect(await correct()).toMatchObject({ ok: false, code: "conflict" })
    expect(await correct(staff.actorId)).toMatchObject({ ok: false, code: "conflict" })
    expect(await helperOf(id)).toEqual([former.actorId])
    expect(await correct(former.actorId)).toMatchObject({ ok: true })
    expect(await helperOf(id)).toEqual([successor.actorId])
  })

  it("taken over today, visited today or on offer is not corrected away", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const third = await scopeFor("helper", county.code)
    const [taken = "", visited = "", offered = ""] = homes
    const id = await offer({ householdIds: [taken] })
    await as(successor, () => acceptHandover({ id }))
    const correct = (home: string, instead: string) =>
      as(staff, () => assignHousehold({ householdId: home, accountId: third.actorId, instead }))
    expect(await correct(taken, successor.actorId)).toMatchObject({ ok: false, code: "conflict" })
    const startToday = (home: string, visit: string | null) =>
      rowsAsOwner(
        "UPDATE pairing SET started_on = $2::date, last_visit_on = $3::date WHERE household_id = $1 AND ended_on IS NULL",
        [home, today(), visit],
      )
    await startToday(visited, today())
    expect(await correct(visited, former.actorId)).toMatchObject({ ok: false, code: "conflict" })
    await startToday(offered, null)
    await offer({ householdIds: [offered] })
    expect(await correct(offered, former.actorId)).toMatchObject({ ok: false, code: "conflict" })
    await startToday(visited, null)
    expect(await correct(visited, former.actorId)).toMatchObject({ ok: true })
  })

  it("is one person, whoever assigns and takes over at the same moment", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const { id } = await makeHousehold(staff, { villageCode: county.villages[0] })
    const people = await Promise.all([0, 1, 2, 3].map(() => scopeFor("helper", county.code)))
    const done = await Promise.all(people.map(({ actorId }) => write(staff, (tx) => assign(tx, id, actorId))))
    expect(done.filter(({ outcome }) => outcome === "assigned")).toHaveLength(1)
    expect(await helperOf(id)).toHaveLength(1)
    const twice = rowsAsOwner(
      "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, current_date)",
      [county.code, id, county.villages[0], successor.actorId],
    )
    await expect(twice).rejects.toThrow(/pairing_one_key/)
  })

  it("the database itself refuses a pairing that ends without a lawful reason", async () => {
    const end = (reason: string | null) =>
      rowsAsOwner("UPDATE pairing SET ended_on = current_date, end_reason = $2 WHERE household_id = $1", [
        homes[0],
        reason,
      ])
    await expect(end(null)).rejects.toThrow(/pairing_end_check/)
    await expect(end("whim")).rejects.toThrow(/pairing_end_check/)
    await expect(end("handover")).rejects.toThrow(/pairing_end_check/)
  })
})

describe("somebody who has left office", () => {
  it("is listed with the households to be handed over, and the township hands them over on their behalf", async () => {
    const township = await scopeFor("townshipStaff", county.townships[0])
    const found = async () => (await listLeftOffice(township)).find(({ id }) => id === former.actorId)
    expect(await found()).toBe(undefined)
    await rowsAsOwner("UPDATE account SET disabled_at = now() WHERE id = $1", [former.actorId])
    expect(await found()).toMatchObject({ households: 3 })
    const proposed = await as(township, () =>
      proposeHandover({
        fromAccount: former.actorId,
        toAccount: successor.actorId,
        householdIds: homes,
        reason: "已调离",
        respondBy: today(),
        graceDays: 0,
      }),
    )
    expect(proposed).toMatchObject({ ok: true, value: { households: 3 } })
    await as(successor, () => acceptHandover({ id: proposed.ok ? proposed.value.id : "" }))
    expect(await found()).toBe(undefined)
  })

  it("or was given another area is listed with the households out of reach", async () => {
    const township = await scopeFor("townshipStaff", county.townships[0])
    await rowsAsOwner("UPDATE account SET area = $2 WHERE id = $1", [former.actorId, county.villages[2]])
    expect((await listLeftOffice(township)).find(({ id }) => id === former.actorId)).toMatchObject({
      why: "moved",
      households: 3,
    })
    expect((await listHouseholds(township, { helper: "left" })).rows.map(({ id }) => id)).toEqual(
      expect.arrayContaining(homes),
    )
    const [village] = await pairingFigures(township, county.villages[0])
    expect(village?.left).toBeGreaterThanOrEqual(3)
  })

  it("leaves problems, measures and appointments to a named successor, each told in the history", async () => {
    const township = await scopeFor("townshipStaff", county.townships[0])
    const village = county.villages[0]
    await rowsAsOwner(
      `INSERT INTO problem (county_code, village_code, category, title, raised_on, raised_by, raised_by_name, owner_id, owner_name, due_on)
       VALUES ($1, $2, 'other', '试验', current_date, $3, 'x', $3, 'x', current_date)`,
      [county.code, village, former.actorId],
    )
    await rowsAsOwner(
      "INSERT INTO appointment (county_code, kind, place, account_id, started_on, created_by) VALUES ($1, 'teamMember', $2, $3, '2025-01-01', $3)",
      [county.code, village, former.actorId],
    )
    const pass = () => as(township, () => passOnWork({ fromAccount: former.actorId, toAccount: successor.actorId }))
    expect(await pass()).toMatchObject({ ok: false, message: expect.stringContaining("还在岗") })
    await rowsAsOwner("UPDATE account SET disabled_at = now() WHERE id = $1", [former.actorId])
    expect(await pass()).toMatchObject({ ok: true, value: { problems: 1, measures: 0, appointments: 1 } })
    const told = await rowsAsOwner<{ note: string }>(
      "SELECT e.note FROM problem_event e JOIN problem p ON p.id = e.problem_id WHERE p.owner_id = $1",
      [successor.actorId],
    )
    expect(told.map(({ note }) => note)).toEqual([expect.stringContaining("离任，转给")])
    expect(await pass()).toMatchObject({ ok: false, code: "notFound" })
  })
})
