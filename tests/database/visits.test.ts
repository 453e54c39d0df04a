import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { visitAnswers } from "@/components/visits/visit-words"
import { dueDay } from "@/lib/domain/field/due"
import { DUTIES, ofRole } from "@/lib/domain/obligations/duties"
import type { VisitDraft } from "@/lib/domain/visit/visit"
import { getVisit } from "@/lib/features/visits/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { rowsAsOwner } from "@/tests/support/sql"
import { itemOf, pull, push, pushAtOnce } from "@/tests/support/visit"

let county: TestCounty
let secretary: Scope
let helper: Scope
let home: { id: string; memberIds: string[] }

const draft = (more: object = {}): VisitDraft => ({
  householdId: home.id,
  visitedOn: today(),
  sentence: "家里都好，玉米收了八亩。",
  met: ["head"],
  ...more,
})
const change = (field: string, base: unknown, value: unknown, more: object = {}) => ({
  kind: "household" as const,
  recordId: home.id,
  field,
  base: base as string,
  value: value as string,
  ...more,
})
const household = async (): Promise<Record<string, unknown>> => {
  const [row] = await rowsAsOwner<{ row: Record<string, unknown> }>(
    "SELECT to_jsonb(h) AS row FROM household h WHERE id = $1",
    [home.id],
  )
  return row?.row ?? {}
}
const requests = () =>
  rowsAsOwner<{ field: string; state: string }>(
    "SELECT field, state FROM change_request WHERE household_id = $1 ORDER BY created_at, field",
    [home.id],
  )

beforeAll(async () => {
  county = await makeCounty()
  secretary = await scopeFor("firstSecretary", county.villages[0])
  helper = await scopeFor("helper", county.code)
})

beforeEach(async () => {
  home = await makeHousehold(await scopeFor("countyStaff", county.code), {
    villageCode: county.villages[0],
    values: { landUse: "efficient", housingGrade: "A" },
    members: [{ name: "张试验" }, { name: "张小验" }],
  })
  await rowsAsOwner(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2025-01-01')",
    [county.code, home.id, county.villages[0], helper.actorId],
  )
  helper = await scopeOfAccount(helper.actorId)
})

describe("a visit", () => {
  it("with one sentence is enough; the household counts as seen, by its helper too", async () => {
    const [result] = await push(helper, [itemOf(draft())])
    expect(result).toMatchObject({ outcome: "stored", applied: 0, pending: 0, conflicts: 0 })
    expect((await household()).last_seen_on).toBe(today())
    const [pairing] = await rowsAsOwner<{ on: string }>(
      "SELECT last_visit_on::text AS on FROM pairing WHERE household_id = $1",
      [home.id],
    )
    expect(pairing?.on).toBe(today())
    const [event] = await rowsAsOwner<{ type: string }>(
      "SELECT type FROM audit_event WHERE subject_id = $1 AND type = 'visit.recorded'",
      [home.id],
    )
    expect(event?.type).toBe("visit.recorded")
  })

  it("that met nobody leaves the household unseen", async () => {
    await push(helper, [itemOf(draft({ met: ["nobody"] }))])
    expect((await household()).last_seen_on).toBe(null)
  })

  it("without a sentence is refused with what to do", async () => {
    const [result] = await push(helper, [itemOf(draft({ sentence: " " }))])
    expect(result).toMatchObject({ outcome: "refused", reason: "请写一句情况" })
  })

  it.each([
    [1, "refused"],
    [0, "stored"],
    [-366, "stored"],
    [-367, "refused"],
  ])("on a day %i days from today is %s", async (days, outcome) => {
    const day = new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10)
    const [result] = await push(helper, [itemOf(draft({ visitedOn: day }))])
    expect(result?.outcome).toBe(outcome)
  })

  it("one bad item does not keep the others", async () => {
    const results = await push(helper, [itemOf(draft({ sentence: "" })), itemOf(draft())])
    expect(results.map(({ outcome }) => outcome)).toEqual(["refused", "stored"])
  })

  it("of somebody else's household is refused and stored nowhere", async () => {
    const stranger = await scopeFor("helper", county.code)
    const [result] = await push(stranger, [itemOf(draft())])
    expect(result?.outcome).toBe("refused")
    expect(await rowsAsOwner("SELECT 1 FROM visit WHERE household_id = $1", [home.id])).toEqual([])
  })
})

describe("sent twice", () => {
  it("one after the other is stored once, and the second answer is the first receipt", async () => {
    const item = itemOf(draft())
    const [first] = await push(helper, [item])
    const [second] = await push(helper, [item])
    expect([first?.outcome, second?.outcome]).toEqual(["stored", "already"])
    expect(await rowsAsOwner("SELECT 1 FROM visit WHERE household_id = $1", [home.id])).toHaveLength(1)
  })

  it("another content under the same id is refused, the first stays", async () => {
    const item = itemOf(draft())
    await push(helper, [item])
    const [second] = await push(helper, [{ ...item, payload: draft({ sentence: "另一句话" }) }])
    expect(second?.outcome).toBe("refused")
  })

  it("six times at once is stored once", async () => {
    const item = itemOf(draft())
    const { acceptItem } = await import("@/lib/features/field/actions")
    const { signedInAs } = await import("@/tests/support/signed-in")
    const sent = { ...item, deviceId: randomUUID() }
    const answers = await signedInAs(helper, () => Promise.all(Array.from({ length: 6 }, () => acceptItem(sent))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await rowsAsOwner("SELECT 1 FROM visit WHERE household_id = $1", [home.id])).toHaveLength(1)
  })

  it("six times at once through the route is stored once; every answer is a receipt", async () => {
    const item = itemOf(draft())
    const answers = await pushAtOnce(helper, Array(6).fill(item))
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([...Array(5).fill("already"), "stored"])
    expect(await rowsAsOwner("SELECT 1 FROM visit WHERE household_id = $1", [home.id])).toHaveLength(1)
    expect(await rowsAsOwner("SELECT 1 FROM field_item WHERE id = $1", [item.id])).toHaveLength(1)
    expect(
      await rowsAsOwner("SELECT 1 FROM audit_event WHERE subject_id = $1 AND type = 'visit.recorded'", [home.id]),
    ).toHaveLength(1)
  })

  it("two different contents under one id at once: one is stored, the other is refused and told why", async () => {
    const item = itemOf(draft({ sentence: "甲话" }))
    const answers = await pushAtOnce(helper, [item, { ...item, payload: draft({ sentence: "乙话" }) }])
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["refused", "stored"])
    expect(answers.find(({ outcome }) => outcome === "refused")).toMatchObject({ taken: true })
    expect(await rowsAsOwner("SELECT 1 FROM visit WHERE household_id = $1", [home.id])).toHaveLength(1)
  })

  it("with a problem the problem is stored once", async () => {
    const problem = { id: randomUUID(), category: "water" as const, title: "水管冻裂" }
    const item = itemOf(draft({ problem }))
    await push(helper, [item])
    await push(helper, [item])
    const rows = await rowsAsOwner<{ owner: string }>(
      "SELECT owner_id::text AS owner FROM problem WHERE household_id = $1",
      [home.id],
    )
    expect(rows).toEqual([{ owner: helper.actorId }])
  })
})

describe("what was found changed", () => {
  it("holds at once where the rule says so, with history and the visit as its source", async () => {
    const [result] = await push(helper, [itemOf(draft({ changes: [change("landUse", "efficient", "inefficient")] }))])
    expect(result).toMatchObject({ applied: 1, pending: 0 })
    expect((await household()).land_use).toBe("inefficient")
    const [source] = await rowsAsOwner<{ kind: string }>(
      "SELECT s.kind FROM register_history r JOIN source s ON s.county_code = r.county_code AND s.id = r.source_id WHERE r.household_id = $1",
      [home.id],
    )
    expect(source?.kind).toBe("visit")
  })

  it("waits for the township where a guarantee is at stake, and the register stays", async () => {
    const [result] = await push(helper, [itemOf(draft({ changes: [change("housingGrade", "A", "C")] }))])
    expect(result).toMatchObject({ applied: 0, pending: 1 })
    expect((await household()).housing_grade).toBe("A")
    expect(await requests()).toEqual([{ field: "housingGrade", state: "pending" }])
  })

  it("is a conflict where somebody else has changed the same field meanwhile; neither is lost", async () => {
    await push(secretary, [itemOf(draft({ changes: [change("landUse", "efficient", "unable")] }))])
    const [late] = await push(helper, [itemOf(draft({ changes: [change("landUse", "efficient", "inefficient")] }))])
    expect(late).toMatchObject({ applied: 0, conflicts: 1 })
    expect((await household()).land_use).toBe("unable")
    expect((await requests()).map(({ state }) => state)).toEqual(["applied", "conflict"])
  })

  it("two who find the same waiting field otherwise both wait", async () => {
    await push(secretary, [itemOf(draft({ changes: [change("housingGrade", "A", "C")] }))])
    const [second] = await push(helper, [itemOf(draft({ changes: [change("housingGrade", "A", "D")] }))])
    expect(second).toMatchObject({ conflicts: 1 })
    expect((await requests()).map(({ state }) => state)).toEqual(["conflict", "conflict"])
  })

  it("nobody conflicts with themselves: two visits written before the first was sent both hold, the later last", async () => {
    await push(helper, [
      itemOf(draft({ changes: [change("landUse", "efficient", "inefficient")] })),
      itemOf(draft({ changes: [change("landUse", "efficient", "unable")] })),
    ])
    expect((await household()).land_use).toBe("unable")
    expect((await requests()).map(({ state }) => state)).toEqual(["applied", "applied"])
  })

  it("what somebody found and takes back waits no more", async () => {
    await push(helper, [itemOf(draft({ changes: [change("housingGrade", "A", "C")] }))])
    await push(helper, [itemOf(draft({ changes: [change("housingGrade", "A", "A")] }))])
    expect(await requests()).toEqual([{ field: "housingGrade", state: "superseded" }])
  })

  it("what cannot be read takes nothing back: the earlier finding still waits", async () => {
    await push(helper, [itemOf(draft({ changes: [change("housingGrade", "A", "C")] }))])
    await push(helper, [itemOf(draft({ changes: [change("housingGrade", "A", "formerCode")] }))])
    expect(await requests()).toEqual([{ field: "housingGrade", state: "pending" }])
  })

  it("a correction of another household's visit is kept as text and shown, and is no link", async () => {
    const foreign = await makeHousehold(await scopeFor("countyStaff", county.code), { villageCode: county.villages[0] })
    const other = itemOf({ ...draft(), householdId: foreign.id })
    const late = itemOf(draft({ correctsId: other.id }))
    await push(secretary, [other, late])
    const visit = await getVisit(secretary, late.id)
    expect(visit?.correctsId).toBe(null)
    expect(visit && visitAnswers(visit).find(({ label }) => label === "没有读懂的内容")?.value).toContain(other.id)
  })

  it("a correction names a visit of the same household or none", async () => {
    const first = itemOf(draft())
    await push(helper, [first, itemOf(draft({ correctsId: first.id })), itemOf(draft({ correctsId: randomUUID() }))])
    const rows = await rowsAsOwner<{ corrects: string | null }>(
      "SELECT corrects_id::text AS corrects FROM visit WHERE household_id = $1 ORDER BY received_at",
      [home.id],
    )
    expect(rows.map(({ corrects }) => corrects)).toEqual([null, first.id, null])
  })

  it("different fields from two phones both hold", async () => {
    await push(secretary, [itemOf(draft({ changes: [change("landUse", "efficient", "unable")] }))])
    await push(helper, [itemOf(draft({ changes: [change("lacksFunds", null, true)] }))])
    expect(await household()).toMatchObject({ land_use: "unable", lacks_funds: true })
  })

  it("a new telephone number is sealed", async () => {
    await push(helper, [itemOf(draft({ changes: [change("phone", null, "13900000001")] }))])
    expect((await household()).phone_masked).toBe("139****0001")
    const [row] = await rowsAsOwner<{ text: string }>(
      "SELECT new_value::text AS text FROM change_request WHERE household_id = $1",
      [home.id],
    )
    expect(row?.text).not.toContain("13900000001")
  })

  it("a field or code that this version does not know is kept as text and breaks nothing", async () => {
    const changes = [change("formerField", null, "x"), change("landUse", "efficient", "formerCode")]
    const [result] = await push(helper, [itemOf(draft({ changes }))])
    expect(result).toMatchObject({ outcome: "stored", applied: 0 })
    const [visit] = await rowsAsOwner<{ unread: string[] }>(
      "SELECT content -> 'unread' AS unread FROM visit WHERE household_id = $1",
      [home.id],
    )
    expect(visit?.unread).toHaveLength(2)
  })
})

describe("changes of different fields", () => {
  const CHOICES = [
    ["landUse", ["inefficient", "unable"]],
    ["lacksFunds", [true, false]],
    ["lacksSkill", [true, false]],
    ["housingGrade", ["C", "D"]],
    ["waterSafe", [true, false]],
    ["groupName", ["东组", "西组"]],
  ] as const
  const one = fc.constantFrom(...CHOICES).chain(([field, values]) =>
    fc.record({
      field: fc.constant(field),
      value: fc.constantFrom<string | boolean>(...values),
      early: fc.boolean(),
    }),
  )
  const several = fc.uniqueArray(one, { selector: ({ field }) => field, minLength: 2, maxLength: 4 })

  it("commute: two people's visits leave the same register and the same requests whichever arrives first", async () => {
    const staff = await scopeFor("countyStaff", county.code)
    const outcome = async (
      changes: readonly { field: string; value: string | boolean; early: boolean }[],
      order: 1 | -1,
    ) => {
      home = await makeHousehold(staff, {
        villageCode: county.villages[0],
        values: { landUse: "efficient", housingGrade: "A" },
      })
      const base: Record<string, string> = { landUse: "efficient", housingGrade: "A" }
      const found = (early: boolean) =>
        changes
          .filter((each) => each.early === early)
          .map(({ field, value }) => change(field, base[field] ?? null, value))
      const sendings = [
        () => push(secretary, [itemOf(draft({ changes: found(true) }))]),
        () => push(staff, [itemOf(draft({ changes: found(false) }))]),
      ]
      for (const send of order === 1 ? sendings : sendings.toReversed()) await send()
      const { land_use, lacks_funds, lacks_skill, housing_grade, water_safe, group_name, pathway } = await household()
      const asked = (await requests()).map(({ field, state }) => `${field} ${state}`).sort()
      return { land_use, lacks_funds, lacks_skill, housing_grade, water_safe, group_name, pathway, asked }
    }
    await fc.assert(
      fc.asyncProperty(several, async (changes) => {
        expect(await outcome(changes, 1)).toEqual(await outcome(changes, -1))
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

describe("the phone's copy", () => {
  const device = { id: randomUUID(), label: "试验手机" }

  it("holds one's own households, and the second time nothing that has not changed", async () => {
    const first = await pull(helper, { device })
    const copy = first.households.find(({ id }) => id === home.id)
    expect(copy).toMatchObject({ values: { landUse: "efficient" } })
    const have = Object.fromEntries(first.households.map(({ id, etag }) => [id, etag]))
    expect((await pull(helper, { device, have })).households).toEqual([])
    await push(helper, [itemOf(draft())])
    const changed = await pull(helper, { device, have })
    expect(changed.households.map(({ id }) => id)).toEqual([home.id])
    expect(changed.households[0]?.lastVisit?.sentence).toContain("玉米")
  })

  it("says by when a household is to be seen: by the reader's own duty and own visits", async () => {
    const dueOf = async (who: Scope) =>
      (await pull(who, { device: { id: randomUUID() } })).households.find(({ id }) => id === home.id)?.dueOn
    const duty = (who: Scope) => ofRole(DUTIES, who.role).filter(({ counts }) => counts === "seen")
    expect(await dueOf(helper)).toBe(dueDay(duty(helper), null, today()))
    await push(secretary, [itemOf(draft())])
    expect(await dueOf(helper)).toBe(dueDay(duty(helper), null, today()))
    expect(await dueOf(secretary)).toBe(dueDay(duty(secretary), today(), today()))
    await push(helper, [itemOf(draft())])
    expect(await dueOf(helper)).toBe(dueDay(duty(helper), today(), today()))
  })

  it("names the policies to ask about, and next time what was answered", async () => {
    await rowsAsOwner("UPDATE member SET subsistence_allowance = true WHERE id = $1", [home.memberIds[0]])
    const copyOf = async () => (await pull(helper, { device })).households.find(({ id }) => id === home.id)
    const policy = (await copyOf())?.policies.find(({ key }) => key === "subsistenceAllowance")
    expect(policy?.label).toBe("农村低保：张试验")
    const item = itemOf(draft({ policies: [{ key: policy?.key, label: policy?.label, answer: "missing" }] }))
    await push(helper, [item])
    expect((await copyOf())?.lastVisit?.content.policies).toEqual([
      { key: "subsistenceAllowance", label: "农村低保：张试验", answer: "missing" },
    ])
    const visit = await getVisit(helper, item.id)
    expect(visit && visitAnswers(visit).find(({ label }) => label === "应享政策")?.value).toBe(
      "农村低保：张试验 未享受",
    )
  })

  it("of a household that is in reach no more is cleared", async () => {
    const foreign = randomUUID()
    expect((await pull(helper, { device, have: { [foreign]: "x" } })).removed).toEqual([foreign])
  })

  it("is refused and cleared when the phone was revoked", async () => {
    const lost = { id: randomUUID(), label: "丢了的手机" }
    const { households } = await pull(helper, { device: lost })
    await rowsAsOwner("UPDATE field_device SET revoked_at = now() WHERE id = $1", [lost.id])
    const have = Object.fromEntries(households.map(({ id, etag }) => [id, etag]))
    const answer = await pull(helper, { device: lost, have })
    expect(answer).toMatchObject({ revoked: true, households: [] })
    expect(answer.removed).toEqual(Object.keys(have))
  })

  it("after a hand-over is read for its days and written no more", async () => {
    const [{ id: handover } = { id: "" }] = await rowsAsOwner<{ id: string }>(
      `INSERT INTO handover (county_code, area, from_account, to_account, reason, grace_days, state, respond_by, proposed_by, proposed_by_name, decided_at)
       VALUES ($1, $2, $3, $4, '试验', 7, 'accepted', current_date, $3, '试验', now()) RETURNING id::text`,
      [county.code, county.villages[0], helper.actorId, secretary.actorId],
    )
    await rowsAsOwner(
      "UPDATE pairing SET ended_on = $3, end_reason = 'handover', handover_id = $2, grace_until = $3 WHERE household_id = $1",
      [home.id, handover, today()],
    )
    const former = await scopeOfAccount(helper.actorId)
    const answer = await pull(former, { device })
    expect(answer.former).toEqual([{ id: home.id, until: today() }])
    expect(answer.households.some(({ id }) => id === home.id)).toBe(true)
    const [result] = await push(former, [itemOf(draft())])
    expect(result?.outcome).toBe("refused")
    expect(result?.reason).toContain("已经移交")
    await rowsAsOwner("UPDATE pairing SET grace_until = $2 WHERE household_id = $1", [home.id, "2025-06-01"])
    const gone = await pull(await scopeOfAccount(helper.actorId), { device, have: { [home.id]: "x" } })
    expect(gone.removed).toEqual([home.id])
  })
})
