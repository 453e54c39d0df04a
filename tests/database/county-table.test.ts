import Excel from "exceljs"
import { beforeAll, describe, expect, it } from "vitest"
import { GET } from "@/app/api/table/route"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { getCountyTable } from "@/lib/features/classification/table-queries"
import { tableFilterFrom, tableQuery } from "@/lib/features/classification/table-schema"
import { listHouseholds } from "@/lib/features/households/queries"
import { filterFromSearch } from "@/lib/features/households/schema"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { registerTotals } from "@/lib/features/households/summary-queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"

let county: TestCounty
let staff: Scope
let township: Scope

const KINDS = [
  { housingGrade: "D" },
  { lacksSkill: true },
  { operatingAbility: "weak", operatingWill: "yes" },
  { rollType: "general" },
  { contractLandMu: 3, landUse: "unable" },
]

beforeAll(async () => {
  county = await makeCounty()
  staff = await scopeFor("countyStaff", county.code)
  township = await scopeFor("townshipStaff", county.townships[1])
  const ids: string[] = []
  for (let index = 0; index < 24; index++) {
    const members = Array.from({ length: 1 + (index % 4) }, (_, order) => ({
      name: `钱试验${order}`,
      birthDate: order === 2 ? "1950-01-01" : "1990-01-01",
      labour: "ordinary",
      education: "primary",
      extremePoverty: false,
    }))
    const { id } = await makeHousehold(staff, {
      villageCode: county.villages[index % 4] ?? "",
      values: KINDS[index % KINDS.length] as never,
      members,
    })
    ids.push(id)
  }
  await write(staff, async (tx) => {
    // One stays unclassified: a row of its own.
    await classifyHouseholds(
      tx,
      ids.filter((_, index) => index !== 21),
      today(),
    )
    await refreshSummary(tx, county.villages)
  })
})

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

describe("the county's table", () => {
  it("sums to the register's totals, which are those of the households themselves", async () => {
    const table = await getCountyTable(staff, {})
    const [own] = await read<{ households: number; persons: number }>(
      staff,
      Prisma.sql`SELECT count(*)::int AS households, sum(member_count)::int AS persons FROM household
        WHERE county_code = ${county.code} AND ended_at IS NULL`,
    )
    expect(own?.households).toBe(24)
    expect(table.total).toEqual(own)
    expect(await registerTotals(staff)).toEqual(own)
    expect(sum(table.rows.map(({ households }) => households))).toBe(own?.households)
    expect(sum(table.rows.map(({ persons }) => persons))).toBe(own?.persons)
    expect(table.rows.find(({ pathway }) => pathway === "none")?.households).toBe(1)
    expect(table.places.map(({ place }) => place)).toEqual(county.townships)
  })

  it("counts in each row what the list behind it holds, with and without secondary pathways", async () => {
    for (const search of [{}, { with: "1" }] as const) {
      for (const place of [undefined, county.townships[0], county.villages[3]]) {
        const filter = tableFilterFrom({ ...search, ...(place ? { place } : {}) })
        if (!filter) throw new Error("no filter")
        const table = await getCountyTable(staff, filter)
        for (const { pathway, households, persons } of table.rows) {
          const without = { none: { pathway, status: "unclassified" }, general: { pathway: "none", roll: "general" } }
          const own = pathway === "none" || pathway === "general" ? without[pathway] : { ...search, pathway }
          const listed = filterFromSearch({ ...own, ...(place ? { place } : {}) })
          if (!listed) throw new Error("no list")
          const page = await listHouseholds(staff, listed)
          expect({ pathway, households: page.households, persons: page.persons }).toEqual({
            pathway,
            households,
            persons,
          })
          expect(page.rows).toHaveLength(households)
        }
      }
    }
  })

  it("with secondary pathways exceeds the total, which stays", async () => {
    const [narrow, wide] = [await getCountyTable(staff, {}), await getCountyTable(staff, { with: "1" })]
    expect(wide.total).toEqual(narrow.total)
    expect(sum(wide.rows.map(({ households }) => households))).toBeGreaterThan(wide.total.households)
  })

  it("holds for a township its own villages only", async () => {
    const table = await getCountyTable(township, {})
    expect(table.total).toEqual(await registerTotals(township))
    expect(table.total.households).toBe(12)
    expect(table.places.map(({ place }) => place)).toEqual(county.villages.slice(2))
    expect((await getCountyTable(township, { place: county.townships[0] })).total.households).toBe(0)
  })

  it("an address with something unknown is no table", () => {
    expect(tableFilterFrom({ place: "x" })).toBeNull()
    expect(tableFilterFrom({ with: "2" })).toBeNull()
    expect(tableQuery({ place: "990001101", with: "1" })).toBe("?place=990001101&with=1")
  })
})

describe("the table's workbook", () => {
  const download = (who: Scope, query = "") =>
    signedInAs(who, () => GET(new Request(`http://localhost/api/table${query}`), { params: Promise.resolve({}) }))

  it("carries the figures of the page and is recorded", async () => {
    const response = await download(staff)
    expect(response.status).toBe(200)
    const book = new Excel.Workbook()
    await book.xlsx.load(await response.arrayBuffer())
    const sheet = book.getWorksheet("主路径")
    const table = await getCountyTable(staff, {})
    const rows = (sheet?.getSheetValues() ?? []).flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []))
    expect(rows[0]?.[0]).toContain("帮扶路径汇总表")
    expect(rows.at(-1)?.slice(1, 4)).toEqual(["合计（在册）", table.total.households, table.total.persons])
    expect(rows.slice(3, -1).map((row) => [row[2], row[3]])).toEqual(
      table.rows.map(({ households, persons }) => [households, persons]),
    )
    expect(book.worksheets.map(({ name }) => name)).toEqual(["主路径", "分镇户数"])
    const events = await read<{ details: { kind: string } }>(
      staff,
      Prisma.sql`SELECT details FROM audit_event WHERE county_code = ${county.code} AND type = 'list.exported'`,
    )
    expect(events.map(({ details }) => details.kind)).toEqual(["table"])
  })

  it("is not there for a place out of reach, nor for somebody without the right", async () => {
    expect((await download(township, `?place=${county.townships[0]}`)).status).toBe(404)
    expect((await download(await scopeFor("inspector", county.code))).status).toBe(404)
    expect(
      (await signedInAs(null, () => GET(new Request("http://localhost/api/table"), { params: Promise.resolve({}) })))
        .status,
    ).toBe(401)
  })
})
