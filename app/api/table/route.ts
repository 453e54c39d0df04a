import { rowName } from "@/components/classification/county-table"
import { event } from "@/lib/domain/audit/event"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import type { CountyTable } from "@/lib/domain/register/county-table"
import { placeName } from "@/lib/domain/village/place"
import { getCountyTable } from "@/lib/features/classification/table-queries"
import { tableFilterFrom, tableQuery } from "@/lib/features/classification/table-schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { recordDownload } from "@/lib/platform/download"
import { route } from "@/lib/platform/route"
import { type WrittenSheet, workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

const percent = (share: number | undefined): string => (share === undefined ? "" : `${(share * 100).toFixed(1)}%`)

/** The table as the office files it: title, unit and day above the heads, the register's total as the last row. */
function pathwaySheet(table: CountyTable, title: string, withSecondary: boolean): WrittenSheet {
  const rows = table.rows.map((row, index) => {
    const known = row.pathway === "none" || row.pathway === "general" ? null : PATHWAYS[row.pathway]
    const departments = [known?.lead.join("、"), known?.participants.join("、")]
    return [index + 1, rowName(row.pathway), row.households, row.persons, percent(row.share), ...departments]
  })
  const { households, persons } = table.total
  return {
    name: withSecondary ? "含兼用" : "主路径",
    above: [
      [title],
      [
        `统计口径：${withSecondary ? "含兼用路径，各行相加大于合计" : "主路径，每户计一次"}`,
        null,
        null,
        `截至 ${today()}`,
      ],
    ],
    columns: [
      { heading: "序号", width: 8 },
      { heading: "帮扶路径", width: 18 },
      { heading: "户数（户）", width: 12 },
      { heading: "人数（人）", width: 12 },
      { heading: "占比（户）", width: 12 },
      { heading: "牵头部门", width: 28 },
      { heading: "参与单位", width: 48 },
    ],
    rows: [...rows, [null, "合计（在册）", households, persons, households > 0 ? "100.0%" : "", null, null]],
  }
}

function placeSheet(table: CountyTable, heading: string, nameOf: (place: string) => string): WrittenSheet {
  const own = table.rows.map(({ pathway }) => pathway)
  const rows = table.places.map((row) => [
    nameOf(row.place),
    row.households,
    row.persons,
    ...own.map((pathway) => row.byPathway[pathway] ?? 0),
  ])
  const sums = table.rows.map(({ households }) => households)
  return {
    name: `分${heading}户数`,
    columns: [
      { heading, width: 20 },
      ...["户", "人", ...own.map(rowName)].map((name) => ({ heading: name, width: 11 })),
    ],
    rows: [...rows, ["合计", table.total.households, table.total.persons, ...sums]],
  }
}

/** The table as a workbook, from the query that the page shows; recorded in the audit trail. */
export const GET = route({
  permission: "household.export",
  run: async (scope, request) => {
    const filter = tableFilterFrom(Object.fromEntries(new URL(request.url).searchParams))
    if (!filter || (filter.place && !filter.place.startsWith(scope.area))) {
      return Response.json({ message: "没有这个地方，或不在您的范围内" }, { status: 404 })
    }
    const [table, places] = await Promise.all([getCountyTable(scope, filter), listPlaces(scope)])
    const place = filter.place ?? scope.area
    const title = `${placeName(places, place) || scope.countyName}帮扶路径汇总表`
    const nameOf = (code: string) => placeName(places, code).split(" · ").at(-1) || code
    const below = place.length === 12 ? [] : [placeSheet(table, place.length === 6 ? "镇" : "村", nameOf)]
    const details = { kind: "table", filter: tableQuery(filter), rows: table.rows.length, sensitive: false, reason: "" }
    await recordDownload(scope, event("list.exported", { kind: "list", id: "table" }, details))
    const sheets = [pathwaySheet(table, title, filter.with === "1"), ...below]
    return workbookResponse(writeWorkbook(sheets), `${title.replaceAll(" · ", "")}-${today()}.xlsx`)
  },
})
