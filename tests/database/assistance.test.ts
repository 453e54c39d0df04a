import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { dayAfter } from "@/lib/domain/problem/problem"
import { endAssistanceLine, recordAssistance } from "@/lib/features/assistance/actions"
import { assistanceOfHousehold, getAssistance, listAssistance, sumAssistance } from "@/lib/features/assistance/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

let county: TestCounty
let staff: Scope
let secretary: Scope
let housing: Scope
let schools: Scope
let helper: Scope
let home: { id: string }

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  secretary = await scopeFor("firstSecretary", county.villages[0])
  housing = await scopeFor("departmentStaff", county.code, { department: "zhujian" })
  schools = await scopeFor("departmentStaff", county.code, { department: "jiaoyu" })
})
beforeEach(async () => {
  home = await makeHousehold(staff, { villageCode: county.villages[0] })
  const { actorId } = await scopeFor("helper", county.code)
  await rowsAsOwner(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2026-01-01')",
    [county.code, home.id, county.villages[0], actorId],
  )
  await rowsAsOwner("UPDATE household SET departments = '{zhujian}' WHERE id = $1", [home.id])
  helper = await scopeOfAccount(actorId)
})

const LINE = { givenOn: today(), giver: "县档案局", kind: "goods", item: "大米", quantity: "300", unit: "斤" }
const record = (who: Scope, more: object = {}) =>
  signedInAs(who, () => recordAssistance({ householdId: home.id, ...LINE, valueFen: "750.50", ...more }))
async function recorded(who: Scope, more: object = {}): Promise<string> {
  const answer = await record(who, more)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.id
}
const end = (who: Scope, id: string, reason = "重复登记") => signedInAs(who, () => endAssistanceLine({ id, reason }))
const ofHome = () => sumAssistance(staff, { household: home.id })

describe("recording a line", () => {
  it("keeps fen, quantity, giver and who recorded it", async () => {
    const found = await getAssistance(staff, await recorded(helper))
    expect(found?.line).toMatchObject({ giver: "县档案局", quantity: 300, unit: "斤", value: 75_050, department: null })
    expect(await ofHome()).toMatchObject({ lines: 1, households: 1, value: 75_050 })
  })

  it("what a department gives is its own", async () => {
    expect((await getAssistance(staff, await recorded(housing)))?.line.department).toBe("zhujian")
  })

  it("today is the last possible day", async () => {
    expect(await record(secretary, { givenOn: dayAfter(today(), 1) })).toMatchObject({
      ok: false,
      fields: { givenOn: "日期不能晚于今天" },
    })
    expect(await record(secretary)).toMatchObject({ ok: true })
  })

  it("whoever has only some households of the village chooses one first, and is told so", async () => {
    const ofVillage = { householdId: undefined, villageCode: county.villages[0] }
    expect(await record(helper, ofVillage)).toMatchObject({
      ok: false,
      code: "invalid",
      message: expect.stringContaining("请先在“户”里打开这一户"),
    })
    expect(await record(secretary, ofVillage)).toMatchObject({ ok: true })
    expect(await record(housing, ofVillage)).toMatchObject({ ok: true })
  })

  it("out of reach: another township's staff, a department without anything to do there", async () => {
    const other = await scopeFor("townshipStaff", county.townships[1])
    for (const who of [other, schools]) expect(await record(who)).toMatchObject({ ok: false, code: "notFound" })
    const ofVillage = { householdId: undefined, villageCode: county.villages[0] }
    expect(await record(other, ofVillage)).toMatchObject({ ok: false, code: "notFound" })
  })
})

describe("the hint of a double", () => {
  const similar = async (more: object) => {
    const answer = await record(secretary, more)
    return answer.ok ? answer.value.similar : answer.message
  }
  it.each([
    ["seven days later", { givenOn: dayAfter(today(), -3) }, 1],
    ["eight days later", { givenOn: dayAfter(today(), -2) }, 0],
    ["from another giver", { givenOn: dayAfter(today(), -10), giver: "县妇联" }, 0],
    ["another thing", { givenOn: dayAfter(today(), -10), item: "面粉" }, 0],
  ])("%s", async (_what, more, lines) => {
    await recorded(secretary, { givenOn: dayAfter(today(), -10) })
    expect(await similar(more)).toBe(lines)
  })

  it("is not for the line that is being corrected, but for a third one", async () => {
    const id = await recorded(secretary)
    expect(await similar({ replacesId: id, reason: "数量记错", quantity: "200" })).toBe(0)
    const [corrected] = (await listAssistance(staff, { household: home.id })).rows
    await recorded(secretary, { quantity: "100" })
    expect(await similar({ replacesId: corrected?.id, reason: "数量记错" })).toBe(1)
  })

  it("also looks at what a whole village was given", async () => {
    const ofVillage = { householdId: undefined, villageCode: county.villages[1] }
    const township = await scopeFor("townshipStaff", county.townships[0])
    await recorded(township, ofVillage)
    expect(await record(township, ofVillage)).toMatchObject({ value: { similar: 1 } })
  })
})

describe("correcting a line", () => {
  it("keeps both, linked; only the new one counts", async () => {
    const id = await recorded(secretary)
    const correction = { replacesId: id, reason: "少记了一袋", valueFen: "800", householdId: undefined }
    const corrected = await recorded(secretary, correction)
    expect(await getAssistance(staff, id)).toMatchObject({
      line: { endReason: "少记了一袋", replacedBy: corrected },
      earlier: null,
      later: { id: corrected },
    })
    expect(await getAssistance(staff, corrected)).toMatchObject({
      line: { householdId: home.id, value: 80_000, replacesId: id, endReason: null },
      earlier: { id },
    })
    expect(await ofHome()).toMatchObject({ lines: 1, value: 80_000 })
    expect((await assistanceOfHousehold(staff, home.id)).rows).toHaveLength(2)
    const events = await rowsAsOwner<{ type: string }>(
      "SELECT type FROM audit_event WHERE subject_id = ANY($1) ORDER BY type",
      [[id, corrected]],
    )
    expect(events.map(({ type }) => type)).toEqual([
      "assistance.corrected",
      "assistance.recorded",
      "assistance.recorded",
    ])
  })

  it("stays with its household, whatever the form says, and with the measure that it came from", async () => {
    const elsewhere = await makeHousehold(staff, { villageCode: county.villages[1] })
    const id = await recorded(housing)
    const [measure] = await rowsAsOwner<{ id: string }>(
      `INSERT INTO plan_measure (county_code, household_id, village_code, from_version, measure_key, title, national_type, department, due_on, state_on, created_by, created_by_name)
       VALUES ($1, $2, $3, 1, 'x', '试验', 'industry', 'zhujian', current_date, current_date, $4, '试验') RETURNING id`,
      [county.code, home.id, county.villages[0], staff.actorId],
    )
    await rowsAsOwner("UPDATE assistance SET measure_id = $2 WHERE id = $1", [id, measure?.id])
    const corrected = await recorded(secretary, { replacesId: id, reason: "金额", householdId: elsewhere.id })
    expect((await getAssistance(staff, corrected))?.line).toMatchObject({ householdId: home.id, department: "zhujian" })
    const [row] = await rowsAsOwner<{ measure_id: string }>("SELECT measure_id FROM assistance WHERE id = $1", [
      corrected,
    ])
    expect(row?.measure_id).toBe(measure?.id)
  })

  it("needs its reason, and a line that still stands", async () => {
    const id = await recorded(secretary)
    expect(await record(secretary, { replacesId: id })).toMatchObject({ fields: { reason: "请写明更正的原因" } })
    await recorded(secretary, { replacesId: id, reason: "金额" })
    expect(await record(secretary, { replacesId: id, reason: "金额" })).toMatchObject({ ok: false, code: "conflict" })
  })

  it("is a department's for its own lines alone, and nobody's after a hand-over", async () => {
    const id = await recorded(secretary)
    expect(await record(housing, { replacesId: id, reason: "金额" })).toMatchObject({ ok: false, code: "conflict" })
    await rowsAsOwner(
      "UPDATE pairing SET ended_on = current_date, end_reason = 'corrected', grace_until = current_date + 7 WHERE household_id = $1",
      [home.id],
    )
    const former = await scopeOfAccount(helper.actorId)
    expect(former.former).toBe(home.id)
    const correction = { replacesId: id, reason: "金额", householdId: undefined }
    expect(await record(former, correction)).toMatchObject({ ok: false, code: "conflict" })
    expect(await end(former, id)).toMatchObject({ ok: false })
    expect(await ofHome()).toMatchObject({ lines: 1 })
  })
})

describe("taking a line off", () => {
  it("once, with its reason, by whoever may write there", async () => {
    const id = await recorded(secretary)
    expect(await end(housing, id)).toMatchObject({ ok: false, code: "notFound" })
    expect(await end(secretary, id, "")).toMatchObject({ ok: false, code: "invalid" })
    expect(await end(secretary, id)).toMatchObject({ ok: true })
    expect(await end(secretary, id)).toMatchObject({ ok: false, code: "notFound" })
    expect(await ofHome()).toMatchObject({ lines: 0, value: 0 })
    expect((await assistanceOfHousehold(staff, home.id)).rows[0]?.endReason).toBe("重复登记")
  })
})
