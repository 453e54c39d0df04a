import { beforeAll, describe, expect, it } from "vitest"
import { tasksOf } from "@/components/today/tasks"
import type { RoleKey } from "@/lib/domain/access/roles"
import { dayAfter } from "@/lib/domain/problem/problem"
import { listHouseholds } from "@/lib/features/households/queries"
import { filterFromSearch } from "@/lib/features/households/schema"
import { listMeasures } from "@/lib/features/measures/queries"
import { measureFilterSchema } from "@/lib/features/measures/schema"
import { countProblems, listProblems } from "@/lib/features/problems/queries"
import { type ProblemFilter, problemFilterSchema } from "@/lib/features/problems/schema"
import { countToday } from "@/lib/features/today/queries"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, scopeOfAccount, type TestCounty } from "@/tests/support/county"
import { rowsAsOwner } from "@/tests/support/sql"

const ROLES = [
  "countyAdmin",
  "countyStaff",
  "countyLeader",
  "departmentStaff",
  "townshipStaff",
  "firstSecretary",
  "helper",
  "inspector",
] as const satisfies readonly RoleKey[]
/** Days past the deadline; below zero it is still to come. Both sides of 1, of 10 and of 7 days to go. */
const OVERDUE = [-8, -7, 0, 1, 9, 10, 11]

let county: TestCounty
const people = {} as Record<(typeof ROLES)[number], Scope>

/** One open problem, or late measure, for each day and owner: in a household of each of two townships, and of whole villages. */
async function plantWork(): Promise<void> {
  const owners = [people.townshipStaff, people.firstSecretary, people.helper, people.countyLeader].map((o) => o.actorId)
  const homes = await Promise.all(
    [county.villages[0], county.villages[2]].map(async (villageCode) => {
      const { id } = await makeHousehold(people.countyStaff, { villageCode })
      return { id, villageCode }
    }),
  )
  await rowsAsOwner(
    "INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on) VALUES ($1, $2, $3, $4, '2026-01-01')",
    [county.code, homes[0]?.id, county.villages[0], people.helper.actorId],
  )
  await rowsAsOwner("UPDATE household SET departments = '{minzheng}' WHERE county_code = $1", [county.code])
  const insert = `INSERT INTO problem (county_code, household_id, village_code, category, title, raised_on, raised_by, raised_by_name, owner_id, owner_department, due_on)
    SELECT $1, h.id, h.village, 'other', '试验', '2026-01-01', $2, '试验', o.id, o.department, $3::date - d
    FROM jsonb_to_recordset($4) h(id uuid, village text), jsonb_to_recordset($5) o(id uuid, department text), unnest($6::int[]) d, generate_series(1, 3)`
  const places = [
    ...homes.map(({ id, villageCode }) => ({ id, village: villageCode })),
    { id: null, village: county.villages[0] },
    { id: null, village: county.villages[3] },
  ]
  const owned = [...owners.map((id) => ({ id })), { department: "minzheng" }]
  const given = [JSON.stringify(places), JSON.stringify(owned), OVERDUE]
  await rowsAsOwner(insert, [county.code, people.firstSecretary.actorId, today(), ...given])
  await rowsAsOwner("UPDATE household SET roll_type = 'monitored_edge' WHERE county_code = $1", [county.code])
  await rowsAsOwner(
    `INSERT INTO plan_measure (county_code, household_id, village_code, from_version, measure_key, title, national_type, department, due_on, state, state_on,
       delivered_on, created_by, created_by_name)
     SELECT $1, h.id, h.village, 1, 'y', '试验', 'industry', 'minzheng', $2::date, 'delivered', '2026-01-01', $2::date - n, $3, '试验'
     FROM jsonb_to_recordset($4) h(id uuid, village text), unnest('{29,30,31,32}'::int[]) n WHERE h.id IS NOT NULL`,
    [county.code, today(), people.countyStaff.actorId, JSON.stringify(places)],
  )
  await rowsAsOwner(
    `INSERT INTO plan_measure (county_code, household_id, village_code, from_version, measure_key, title, national_type, department, due_on, state, state_on, created_by, created_by_name)
     SELECT $1, h.id, h.village, 1, 'x', '试验', 'industry', d, $2::date - n, 'agreed', '2026-01-01', $3, '试验'
     FROM jsonb_to_recordset($4) h(id uuid, village text), unnest('{minzheng,jiaoyu}'::text[]) d, unnest('{-1,0,1,2}'::int[]) n WHERE h.id IS NOT NULL`,
    [county.code, today(), people.countyStaff.actorId, JSON.stringify(places)],
  )
}

beforeAll(async () => {
  county = await makeCounty()
  const areas: Partial<Record<RoleKey, string>> = {
    townshipStaff: county.townships[0],
    firstSecretary: county.villages[0],
    helper: county.villages[0],
  }
  for (const role of ROLES)
    people[role] = await scopeFor(
      role,
      areas[role] ?? county.code,
      role === "departmentStaff" ? { department: "minzheng" } : {},
    )
  await plantWork()
  people.helper = await scopeOfAccount(people.helper.actorId)
})

interface Page {
  readonly rows: readonly { readonly id: string }[]
  readonly more: boolean
}
/** How many lines the pages of a list hold together, each once. */
async function sizeOf(list: (after: string | undefined) => Promise<Page>): Promise<number> {
  const ids: string[] = []
  for (let after: string | undefined; ; after = ids.at(-1)) {
    const { rows, more } = await list(after)
    ids.push(...rows.map(({ id }) => id))
    if (!more) break
  }
  expect(new Set(ids).size).toBe(ids.length)
  return ids.length
}
const problemsOf = (scope: Scope, filter: ProblemFilter) => sizeOf((after) => listProblems(scope, { ...filter, after }))

describe("every count is the length of its list", () => {
  for (const role of ROLES) {
    it(`the lists of problems of ${role}`, async () => {
      const scope = people[role]
      for (const within of [{}, { place: county.townships[0] }, { of: "village" as const }]) {
        const counts = await countProblems(scope, within)
        expect(counts).toEqual({
          open: await problemsOf(scope, { ...within }),
          overdue: await problemsOf(scope, { ...within, state: "overdue" }),
          escalated: await problemsOf(scope, { ...within, state: "escalated" }),
          mine: await problemsOf(scope, { ...within, owner: "me" }),
          mineSoon: await problemsOf(scope, { ...within, owner: "me", state: "soon" }),
          raised: await problemsOf(scope, { ...within, owner: "raised" }),
        })
      }
    })

    it(`今日 of ${role}: what it says of problems and measures is what its buttons lead to`, async () => {
      const scope = people[role]
      const tasks = tasksOf(await countToday(scope))
      for (const { sentence, href } of tasks) {
        const said = Number(/[\d,]+/.exec(sentence)?.[0].replaceAll(",", ""))
        const { pathname, searchParams } = new URL(href, "http://county.invalid")
        const search = Object.fromEntries(searchParams)
        const length: Record<string, () => Promise<number>> = {
          "/work/problems": () => problemsOf(scope, problemFilterSchema.parse(search)),
          "/work/measures": () =>
            sizeOf((after) => listMeasures(scope, { ...measureFilterSchema.parse(search), after })),
          "/households": async () => {
            const filter = filterFromSearch(search)
            return filter ? (await listHouseholds(scope, filter)).rows.length : -1
          },
        }
        const found = await length[pathname]?.()
        if (found !== undefined) expect([sentence, said]).toEqual([sentence, found])
      }
    })
  }

  it("a household is to be heard from the 31st day after a delivery, and a measure of this month is due from today to its last day", async () => {
    const figures = await countToday(people.firstSecretary)
    expect(figures.unheard).toBe(2)
    const dues = [-1, 0, 1, 2].map((n) => dayAfter(today(), -n))
    const inMonth = dues.filter((day) => day >= today() && day.slice(0, 7) === today().slice(0, 7))
    expect(figures.month).toBe(2 * inMonth.length)
    expect((await countToday(people.departmentStaff)).unheard).toBe(0)
  })

  it("a monitored household is without a plan until it has a draft; drafts, plans in force and none are three lists", async () => {
    const scope = people.countyStaff
    const sizes = async () =>
      Promise.all(
        (["none", "draft", "agreed"] as const).map(
          async (plan) => (await listHouseholds(scope, { roll: "monitored", plan })).rows.length,
        ),
      )
    expect([(await countToday(scope)).unplanned, await sizes()]).toEqual([2, [2, 0, 0]])
    const [home] = (await listHouseholds(scope, { roll: "monitored" })).rows
    const [draft] = await rowsAsOwner<{ id: string }>(
      `INSERT INTO plan (county_code, household_id, village_code, version, difficulty, aims, created_by, created_by_name)
       SELECT county_code, id, village_code, 1, '试验', '试验', $2, '试验' FROM household WHERE id = $1 RETURNING id`,
      [home?.id, scope.actorId],
    )
    expect([(await countToday(scope)).unplanned, await sizes()]).toEqual([1, [1, 1, 0]])
    await rowsAsOwner("UPDATE plan SET state = 'agreed' WHERE id = $1", [draft?.id])
    expect(await sizes()).toEqual([1, 0, 1])
    await rowsAsOwner("UPDATE plan SET state = 'ended' WHERE id = $1", [draft?.id])
    expect(await sizes()).toEqual([2, 0, 0])
  })

  it("the township is called from the first day, the county from the tenth, an owner a week before", async () => {
    const [township, leader, secretary] = await Promise.all(
      [people.townshipStaff, people.countyLeader, people.firstSecretary].map((scope) => countToday(scope)),
    )
    // Two places of the township, five owners, three each; four days overdue of seven.
    expect(township?.escalated).toBe(2 * 5 * 3 * 4)
    expect(leader?.escalated).toBe(4 * 5 * 3 * 2)
    expect(secretary?.escalated).toBe(0)
    expect(secretary?.problems).toBe(2 * 3 * 6)
  })
})
