import { beforeAll, describe, expect, it } from "vitest"
import { noteVillagePrinted } from "@/lib/features/casefile/actions"
import { CARDS_PER_PRINT, factCardOf, factCardsOfVillage } from "@/lib/features/casefile/queries"
import { agreePlan, savePlan } from "@/lib/features/plans/actions"
import { getPlan } from "@/lib/features/plans/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"
import { pull } from "@/tests/support/visit"

let county: TestCounty
let staff: Scope
let secretary: Scope

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  secretary = await scopeFor("firstSecretary", county.villages[0])
  await rowsAsOwner(
    `INSERT INTO unit (county_code, name, kind, department_key, phone, started_on, created_by) VALUES ($1, '试验住建局', 'department', 'zhujian', '0910-1234567', '2026-01-01', $2)`,
    [county.code, staff.actorId],
  )
})

describe("a household's fact card", () => {
  it("moves a measure from what may be applied for to what is arranged when the household agrees", async () => {
    const pupil = { name: "张学生", relation: "son", schoolStatus: "primary" }
    const home = await makeHousehold(staff, {
      villageCode: county.villages[0],
      values: { housingGrade: "D" },
      members: [{ name: "张试验" }, pupil],
    })
    const groupOf = async (text: string) => {
      const lines = (await factCardOf(secretary, home.id)) ?? []
      return lines
        .filter((line) => line.text.startsWith(text))
        .map(({ group, from, since, phone }) => ({ group, from, since, phone }))
    }
    const office = { from: "住建局", phone: "0910-1234567" }
    expect(await groupOf("农村危房改造")).toEqual([{ group: "may", since: null, ...office }])
    expect(await groupOf("义务教育两免一补：张学生")).toMatchObject([{ group: "may", from: "教育局", phone: null }])

    await signedInAs(secretary, () =>
      savePlan({ householdId: home.id, difficulty: "住房不安全", aims: "年内改造", add: ["housing.repair"] }),
    )
    expect(await groupOf("农村危房改造")).toEqual([{ group: "may", since: today(), ...office }])
    const plan = await getPlan(secretary, home.id)
    const [draft] = plan?.versions ?? []
    const consent = { consentBy: "张试验", consentHow: "spoken", consentOn: today() }
    const agreed = await signedInAs(secretary, () =>
      agreePlan({ planId: draft?.id, changedAt: draft?.changedAt, ...consent, ids: [plan?.measures[0]?.id] }),
    )
    expect(agreed).toMatchObject({ ok: true })
    expect(await groupOf("农村危房改造")).toEqual([{ group: "underway", since: null, ...office }])
  })

  it("the phone has the same lines, and no planned measure to be heard about", async () => {
    const home = await makeHousehold(staff, { villageCode: county.villages[1], values: { housingGrade: "C" } })
    const other = await scopeFor("firstSecretary", county.villages[1])
    await signedInAs(other, () =>
      savePlan({ householdId: home.id, difficulty: "住房不安全", aims: "年内改造", add: ["housing.repair"] }),
    )
    const { households } = await pull(other, { device: { id: crypto.randomUUID(), label: "试验" } })
    expect(households).toHaveLength(1)
    expect(households[0]?.facts).toEqual(await factCardOf(other, home.id))
    expect(households[0]?.measures).toEqual([])
  })
})

describe("the fact cards of a village", () => {
  let village: string
  let helper: Scope
  const households = CARDS_PER_PRINT + 3
  beforeAll(async () => {
    village = county.villages[2]
    const { id } = await makeHousehold(staff, { villageCode: village, values: { householdNo: "A-first" } })
    await rowsAsOwner(
      `INSERT INTO household (county_code, village_code, household_no, roll_type, head_name, source_id, other_causes, return_risks, secondary, urgent, missing_facts, warnings)
       SELECT county_code, village_code, 'B' || lpad(n::text, 6, '0'), roll_type, head_name, source_id, '{}', '{}', '{}', '{}', '{}', '{}'
       FROM household, generate_series(1, ${households - 1}) n WHERE id = $1`,
      [id],
    )
    const { actorId } = await scopeFor("helper", county.code)
    await rowsAsOwner(
      "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2026-01-01')",
      [county.code, id, village, actorId],
    )
    helper = await scopeOfAccount(actorId)
  })
  const printedBy = (who: Scope, after?: string) =>
    signedInAs(who, () => noteVillagePrinted({ villageCode: village, after }))
  const noted = () =>
    rowsAsOwner<{ details: unknown; village_code: string }>(
      "SELECT details, village_code FROM audit_event WHERE county_code = $1 AND type = 'document.printed' ORDER BY at",
      [county.code],
    )

  it("holds every household of a large village once, in the order of their numbers, on pages by key", async () => {
    const first = await factCardsOfVillage(staff, village)
    expect([first.cards.length, first.more]).toEqual([CARDS_PER_PRINT, true])
    const rest = await factCardsOfVillage(staff, village, first.cards.at(-1)?.id)
    expect([rest.cards.length, rest.more]).toEqual([3, false])
    const numbers = [...first.cards, ...rest.cards].map(({ no }) => no)
    expect(numbers).toEqual([...numbers].sort())
    expect(new Set(numbers).size).toBe(households)
    expect(first.cards.find(({ no }) => no === "A-first")?.lines.map(({ text }) => text)).toContain(
      `帮扶责任人 ${helper.actorName}`,
    )
  })

  it("notes how many were printed: those on the page, those of the reader, and none at all is refused", async () => {
    const { cards } = await factCardsOfVillage(staff, village)
    expect(await printedBy(staff)).toMatchObject({ ok: true, value: { households: CARDS_PER_PRINT } })
    expect(await printedBy(staff, cards.at(-1)?.id)).toMatchObject({ value: { households: 3 } })
    expect(await printedBy(helper)).toMatchObject({ value: { households: 1 } })
    expect(await printedBy(secretary)).toMatchObject({ ok: false, code: "notFound" })
    expect((await noted()).map(({ details, village_code }) => [details, village_code])).toEqual(
      [CARDS_PER_PRINT, 3, 1].map((count) => [{ kind: "factCard", households: count }, village]),
    )
  })
})
