import { beforeAll, describe, expect, it } from "vitest"
import { yearAfter } from "@/lib/domain/override/review-date"
import { endOverride, keepOverride, overridePathway } from "@/lib/features/classification/actions"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { getExplanation } from "@/lib/features/classification/queries"
import { registerTotals } from "@/lib/features/households/summary-queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let staff: Scope

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
})

const REASON = "本户愿意参加合作社"
const LATER = yearAfter(today())

async function classified(values: Record<string, unknown> = {}): Promise<string> {
  const { id } = await makeHousehold(staff, {
    villageCode: county.villages[0],
    values: { lacksSkill: true, housingGrade: "B", housingHazard: false, ...values } as never,
    members: [{ name: "王试验", sex: "male", birthDate: "1990-01-01", labour: "ordinary", education: "junior" }],
  })
  await write(staff, (tx) =>
    tx.execute(Prisma.sql`UPDATE member SET extreme_poverty = false
    WHERE county_code = ${county.code} AND household_id = ${id}::uuid`),
  )
  await recompute(id)
  return id
}
const recompute = (id: string) => write(staff, (tx) => classifyHouseholds(tx, [id], today()))
const learn = async (id: string, sql: Prisma.Sql) => {
  await write(staff, (tx) =>
    tx.execute(Prisma.sql`UPDATE household SET ${sql} WHERE county_code = ${county.code} AND id = ${id}::uuid`),
  )
  await recompute(id)
}
const row = async (id: string) => {
  const [found] = await read<Record<string, unknown>>(
    staff,
    Prisma.sql`SELECT pathway, computed_pathway, secondary, overridden, override_review FROM household
      WHERE county_code = ${county.code} AND id = ${id}::uuid`,
  )
  return found
}
const override = (who: Scope, householdId: string, more: Record<string, unknown> = {}) =>
  signedInAs(who, () => overridePathway({ householdId, pathway: "P04", reason: REASON, reviewOn: LATER, ...more }))

describe("an override", () => {
  it("stands in the list and the sums, with the computed pathway beside it", async () => {
    const id = await classified()
    expect(await override(staff, id)).toEqual({ ok: true, value: null })
    expect(await row(id)).toMatchObject({
      pathway: "P04",
      computed_pathway: "P07",
      overridden: true,
      override_review: false,
    })
    expect((await row(id))?.secondary).toContain("P07")
    const [sum] = await read<{ households: number; overridden: number }>(
      staff,
      Prisma.sql`SELECT sum(households)::int AS households, sum(overridden)::int AS overridden FROM register_summary
        WHERE county_code = ${county.code} AND role = 'primary' AND pathway = 'P04'`,
    )
    expect(sum).toEqual({ households: 1, overridden: 1 })
    expect((await registerTotals(staff)).households).toBeGreaterThan(0)
    const told = await getExplanation(staff, id)
    expect(told?.override).toMatchObject({ pathway: "P04", computed: "P07", reason: REASON, reviewOn: LATER })
    expect(told).toMatchObject({ pathway: "P04", reviewDue: false, result: { primary: "P07" } })
  })

  it("survives recomputation, and comes back for review when facts change", async () => {
    const id = await classified()
    await override(staff, id)
    await recompute(id)
    expect(await row(id)).toMatchObject({ pathway: "P04", override_review: false })
    await learn(id, Prisma.sql`housing_grade = 'D'`)
    expect(await row(id)).toMatchObject({ pathway: "P04", computed_pathway: "P01", override_review: true })
    expect((await row(id))?.secondary).toEqual(expect.arrayContaining(["P01", "P07"]))
    const told = await getExplanation(staff, id)
    expect(told?.reviewDue).toBe(true)
    expect(told?.override?.factsChangedAt).not.toBeNull()
    await recompute(id)
    expect(await row(id)).toMatchObject({ override_review: true })
  })

  it("is kept after review with a new date, and its former form stays in the history", async () => {
    const id = await classified()
    await override(staff, id)
    await learn(id, Prisma.sql`housing_grade = 'C'`)
    const kept = await signedInAs(staff, () =>
      keepOverride({ householdId: id, reason: "已安排危房改造,路径不变", reviewOn: LATER }),
    )
    expect(kept).toEqual({ ok: true, value: null })
    expect(await row(id)).toMatchObject({ pathway: "P04", override_review: false })
    const told = await getExplanation(staff, id)
    expect(told).toMatchObject({ reviewDue: false, override: { computed: "P01", factsChangedAt: null } })
    expect(told?.pastOverrides).toMatchObject([{ pathway: "P04", computed: "P07", endReason: "复核后保留" }])
  })

  it("ends, and the computed pathway counts again", async () => {
    const id = await classified()
    await override(staff, id)
    const ended = await signedInAs(staff, () => endOverride({ householdId: id, reason: "核对后改回系统判定" }))
    expect(ended).toEqual({ ok: true, value: null })
    expect(await row(id)).toMatchObject({ pathway: "P07", overridden: false, override_review: false })
    const again = await signedInAs(staff, () => endOverride({ householdId: id, reason: "核对后改回系统判定" }))
    expect(again).toMatchObject({ ok: false, code: "conflict" })
  })

  it("can be replaced by another", async () => {
    const id = await classified()
    await override(staff, id)
    expect(await override(staff, id, { pathway: "P09" })).toMatchObject({ ok: true })
    expect(await row(id)).toMatchObject({ pathway: "P09" })
    expect((await getExplanation(staff, id))?.pastOverrides).toHaveLength(1)
  })
})

describe("an override is refused", () => {
  it.each([
    [{ reason: "短" }, "reason"],
    [{ reviewOn: today() }, "reviewOn"],
    [{ reviewOn: "2199-01-01" }, "reviewOn"],
    [{ pathway: "P13" }, "pathway"],
    [{ pathway: "P07" }, "pathway"],
  ])("%o", async (more, field) => {
    const id = await classified()
    const result = await override(staff, id, more)
    expect(result).toMatchObject({ ok: false, code: "invalid" })
    expect(result.ok ? [] : Object.keys(result.fields ?? {})).toEqual([field])
    expect(await row(id)).toMatchObject({ pathway: "P07", overridden: false })
  })

  it("for a household out of scope, out of reach, absent, or by somebody without the right", async () => {
    const general = await classified({ rollType: "general" })
    expect(await override(staff, general)).toMatchObject({ ok: false, code: "invalid" })
    const id = await classified()
    const elsewhere = await scopeFor("townshipStaff", county.townships[1])
    expect(await override(elsewhere, id)).toMatchObject({ ok: false, code: "notFound" })
    const leader = await scopeFor("countyLeader", county.code)
    expect(await override(leader, id)).toMatchObject({ ok: false, code: "forbidden" })
    expect(await row(id)).toMatchObject({ overridden: false })
    const own = await scopeFor("townshipStaff", county.townships[0])
    expect(await override(own, id)).toMatchObject({ ok: true })
  })
})
