import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { createHousehold } from "@/lib/features/households/actions"
import { listHouseholds, listPlaceTotals, PAGE_SIZE } from "@/lib/features/households/queries"
import { filterFromSearch, type HouseholdFilter } from "@/lib/features/households/schema"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { assignHousehold } from "@/lib/features/pairings/actions"
import { Prisma } from "@/lib/platform/db/generated/client"
import { write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let staff: Scope
let wanted: string

const ID_NUMBER = "99999919900307008X"

async function create(village: number, form: Record<string, string>): Promise<string> {
  const given = { villageCode: county.villages[village], rollType: "lifted", ...form }
  const result = await signedInAs(staff, () => createHousehold(given))
  if (!result.ok) throw new Error(result.message)
  return result.value.id
}

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  wanted = await create(0, {
    "head.name": "欧阳长乐",
    "head.idNumber": ID_NUMBER,
    "head.phone": "13900000001",
    householdNo: "H-0001",
    phone: "13900000002",
  })
  await create(1, { "head.name": "王国强", householdNo: "H-0002" })
  await create(2, { "head.name": "买买提·吐尔逊", householdNo: "H-0003" })
})

const heads = async (scope: Scope, filter: HouseholdFilter) =>
  (await listHouseholds(scope, filter)).rows.map((row) => row.head_name).sort()

describe("the search box", () => {
  it.each([
    ["first character", "欧", ["欧阳长乐"]],
    ["whole name", "欧阳长乐", ["欧阳长乐"]],
    ["given name after a double surname", "长乐", ["欧阳长乐"]],
    ["given name", "国强", ["王国强"]],
    ["name after the dot, however the dot is typed", "买买提•吐", ["买买提·吐尔逊"]],
    ["second part of a name", "吐尔逊", ["买买提·吐尔逊"]],
    ["pinyin initials", "OYC", ["欧阳长乐"]],
    ["beginning of initials", "w", ["王国强"]],
    ["household number", "H-0002", ["王国强"]],
    ["beginning of household numbers", "H-000", ["买买提·吐尔逊", "欧阳长乐", "王国强"]],
    ["ID number, lower-case x", "99999919900307008x", ["欧阳长乐"]],
    ["old ID number of fifteen digits", "999999900307008", ["欧阳长乐"]],
    ["phone of a person", "13900000001", ["欧阳长乐"]],
    ["phone of the household", "13900000002", ["欧阳长乐"]],
    ["half a phone finds nobody", "1390000", []],
    ["village and name", "第011村 王", []],
    ["nothing but separators finds nobody", " , ", []],
    ["a sign of SQL finds nobody", "'%_", []],
  ])("%s", async (_name, q, found) => {
    expect(await heads(staff, { q })).toEqual(found)
  })

  it("finds by village name together with a person's", async () => {
    expect(await heads(staff, { q: "第012村" })).toEqual(["王国强"])
    expect(await heads(staff, { q: "第012村 王" })).toEqual(["王国强"])
    expect(await heads(staff, { q: "第012村 欧" })).toEqual([])
  })

  it("finds a household by somebody who is not its head, and says whom", async () => {
    await makeHousehold(staff, {
      villageCode: county.villages[3],
      members: [{ name: "赵甲" }, { name: "钱某某", initials: "qmm" }],
    })
    const { rows } = await listHouseholds(staff, { q: "qmm" })
    expect(rows.map(({ head_name, matched }) => [head_name, matched])).toEqual([["赵甲", "钱某某"]])
  })
})

describe("reach", () => {
  it("a township sees its villages only, a village its own, a stranger nothing", async () => {
    const town = await scopeFor("townshipStaff", county.townships[0])
    const village = await scopeFor("firstSecretary", county.villages[1])
    const elsewhere = await scopeFor("countyStaff", (await makeCounty()).code)
    expect(await heads(town, {})).toEqual(["欧阳长乐", "王国强"])
    expect(await heads(village, {})).toEqual(["王国强"])
    expect(await heads(town, { place: county.townships[1] })).toEqual([])
    expect(await heads(town, { q: ID_NUMBER })).toEqual(["欧阳长乐"])
    expect(await heads(village, { q: ID_NUMBER })).toEqual([])
    expect(await heads(elsewhere, { q: ID_NUMBER })).toEqual([])
    expect((await listPlaceTotals(elsewhere)).every(({ households }) => households === 0)).toBe(true)
  })

  it("a helper sees the own households only, from the day they are assigned", async () => {
    const helper = await scopeFor("helper", county.code)
    expect(await heads(helper, {})).toEqual([])
    const assigned = await signedInAs(staff, () => assignHousehold({ householdId: wanted, accountId: helper.actorId }))
    expect(assigned.ok).toBe(true)
    const now = await scopeOfAccount(helper.actorId)
    expect(await heads(now, {})).toEqual(["欧阳长乐"])
    expect(await heads(now, { helper: "me" })).toEqual(["欧阳长乐"])
    expect(await heads(staff, { helper: helper.actorId })).toEqual(["欧阳长乐"])
    expect(await heads(staff, { helper: "none" })).not.toContain("欧阳长乐")
  })
})

describe("an address that is not understood matches nothing", () => {
  it.each([
    { pathway: "P99" },
    { roll: "x" },
    { place: "61" },
    { missing: "money" },
    { after: "1" },
    { q: ["a", "b"] },
  ])("%o", (params) => expect(filterFromSearch(params)).toBeNull())
})

describe("pages", () => {
  let paging: TestCounty
  let reader: Scope

  beforeAll(async () => {
    paging = await makeCounty()
    reader = await scopeFor("countyStaff", paging.code)
    for (let index = 0; index < 137; index++) {
      await makeHousehold(reader, {
        villageCode: paging.villages[index % 4] ?? "",
        values: { householdNo: `N${index % 60}-${index}`, rollType: index % 3 ? "lifted" : "monitored_edge" },
      })
    }
    await write(reader, async (tx) => {
      await tx.execute(Prisma.sql`UPDATE household SET missing_count = length(household_no) - 3, missing_facts = array_fill('land_use'::text, ARRAY[length(household_no) - 3]),
        changed_at = now() - (length(household_no) || ' hours')::interval WHERE county_code = ${paging.code}`)
      await refreshSummary(tx, paging.villages)
    })
  })

  async function walk(filter: HouseholdFilter, way: "after" | "before"): Promise<string[][]> {
    const pages: string[][] = []
    let edge: string | undefined
    for (;;) {
      const page = await listHouseholds(reader, { ...filter, ...(edge ? { [way]: edge } : {}) })
      pages.push(page.rows.map(({ id }) => id))
      edge = page[way]
      if (!edge) return pages
    }
  }

  it("every household comes exactly once, in both directions, in each order", async () => {
    const sorts = fc.constantFrom("place", "changed", "missing")
    const rolls = fc.constantFrom(undefined, "lifted", "monitored_edge")
    await fc.assert(
      fc.asyncProperty(sorts, rolls, fc.boolean(), async (sort, roll, missing) => {
        const filter = { sort, roll, missing: missing ? "any" : undefined } as HouseholdFilter
        const forward = await walk(filter, "after")
        const ids = forward.flat()
        const { households } = await listHouseholds(reader, filter)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(households)
        expect(forward.slice(0, -1).every((page) => page.length === PAGE_SIZE)).toBe(true)
        // From the last page back to the first: the same households, in the same order.
        const last = forward.at(-1)?.at(-1) ?? ""
        const back = await walk({ ...filter, before: last }, "before")
        expect([...back].reverse().flat()).toEqual(ids.slice(0, -1))
      }),
      { numRuns: 12 },
    )
  })

  it("counts from the summary and counts of the rows agree", async () => {
    for (const filter of [
      {},
      { roll: "lifted" },
      { place: paging.townships[0] },
      { place: paging.villages[3] },
    ] as const) {
      const summed = await listHouseholds(reader, filter)
      // Any condition beyond the summary's makes the rows be counted.
      const counted = await listHouseholds(reader, { ...filter, q: "张" })
      expect([summed.households, summed.persons]).toEqual([counted.households, counted.persons])
    }
  })
})
