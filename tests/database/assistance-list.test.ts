import ExcelJS from "exceljs"
import { beforeAll, describe, expect, it } from "vitest"
import { GET as exportLedger } from "@/app/api/assistance/route"
import { assistanceOfHousehold, LINES_PER_PAGE, listAssistance, sumAssistance } from "@/lib/features/assistance/queries"
import { type LedgerFilter, ledgerFilterSchema } from "@/lib/features/assistance/schema"
import type { Scope } from "@/lib/platform/scope/scope"
import { makeCounty, makeHousehold, scopeFor } from "@/tests/support/county"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

/** Cells of the exported workbook's sheets below their heads. */
async function exported(who: Scope, filter: LedgerFilter): Promise<Record<string, ExcelJS.CellValue[][]>> {
  const query = new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => !!entry[1]))
  const request = new Request(`http://county.invalid/api/assistance?${query}`)
  const response = await signedInAs(who, () => exportLedger(request, { params: Promise.resolve({}) }))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(await response.arrayBuffer())
  return Object.fromEntries(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      sheet
        .getSheetValues()
        .slice(2)
        .map((row) => (row as ExcelJS.CellValue[]).slice(1)),
    ]),
  )
}

describe("the list, its sums and its export say the same", () => {
  let home: { id: string }
  let leader: Scope
  beforeAll(async () => {
    const large = await makeCounty()
    leader = await scopeFor("countyStaff", large.code)
    home = await makeHousehold(leader, { villageCode: large.villages[0] })
    await rowsAsOwner(
      `INSERT INTO assistance (county_code, household_id, village_code, given_on, giver, kind, item, value_fen, fund_source, created_by, created_by_name, ended_at)
       SELECT $1, CASE WHEN n % 5 > 0 THEN $2::uuid END, $3, '2026-01-01'::date + n % 28, CASE WHEN n % 2 = 0 THEN '县住建局' ELSE '县妇联' END,
         (ARRAY['goods', 'money', 'loan'])[1 + n % 3], '试验' || n, n * 101, (ARRAY['bridging', 'county', NULL])[1 + n % 3], $4, '试验',
         CASE WHEN n % 50 = 0 THEN now() END
       FROM generate_series(1, 430) n`,
      [large.code, home.id, large.villages[0], leader.actorId],
    )
  })

  const everyRow = async (filter: LedgerFilter) => {
    const rows = []
    for (let after: string | undefined; ; after = rows.at(-1)?.id) {
      const page = await listAssistance(leader, { ...filter, after })
      expect(page.rows.length).toBeLessThanOrEqual(LINES_PER_PAGE)
      rows.push(...page.rows)
      if (!page.more) return rows
    }
  }
  const adding = (rows: readonly { value: number | null }[]) => rows.reduce((sum, { value }) => sum + (value ?? 0), 0)

  it.each([
    ["all", {}],
    ["a part of the giver's name", { giver: "住建" }],
    ["from a day to a day, both within", { from: "2026-01-05", to: "2026-01-05" }],
    ["a kind", { kind: "loan" }],
    ["a fund source", { fund: "county" }],
    ["no fund source", { fund: "none" }],
    ["whole villages", { of: "village" }],
    ["households, by giver and date", { of: "household", giver: "妇联", from: "2026-01-10" }],
    ["a giver with signs that a pattern would read", { giver: "%" }],
  ] satisfies [string, LedgerFilter][])("%s", async (_what, filter) => {
    const rows = await everyRow(ledgerFilterSchema.parse(filter))
    const totals = await sumAssistance(leader, filter)
    expect(totals).toMatchObject({ lines: rows.length, value: adding(rows) })
    for (const sums of [totals.kinds, totals.funds]) {
      expect(sums.reduce((sum, { lines }) => sum + lines, 0)).toBe(rows.length)
      expect(adding(sums)).toBe(totals.value)
    }
    for (const { key, lines } of totals.funds) expect(await everyRow({ ...filter, fund: key })).toHaveLength(lines)
    const sheets = await exported(leader, filter)
    expect(sheets.帮扶台账).toHaveLength(rows.length)
    expect(sheets.合计?.[0]).toEqual(["全部", rows.length, totals.value / 100])
    const yuan = (sheets.帮扶台账 ?? []).reduce((sum, cells) => sum + Number(cells[8]), 0)
    expect(Math.round(yuan * 100)).toBe(totals.value)
    if ("giver" in filter && filter.giver === "%") expect(rows).toEqual([])
    else expect(rows.length).toBeGreaterThan(10)
  })

  it("a household's sums are of all its lines, not of those on its first page; its pages hold each line once", async () => {
    const { rows } = await assistanceOfHousehold(leader, home.id)
    const paged: string[] = []
    for (let after: string | undefined; ; after = paged.at(-1)) {
      const page = await assistanceOfHousehold(leader, home.id, { after })
      paged.push(...page.rows.map(({ id }) => id))
      if (!page.more) break
    }
    expect(paged).toEqual(rows.map(({ id }) => id))
    expect(rows.length).toBeGreaterThan(200)
    const counted = await everyRow({ household: home.id })
    const totals = await sumAssistance(leader, { household: home.id })
    expect(totals).toMatchObject({ lines: counted.length, households: 1, value: adding(counted) })
    expect(counted.length).toBeGreaterThan(200)
  })
})
