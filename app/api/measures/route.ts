import { departmentLabel } from "@/lib/domain/access/administration"
import { event } from "@/lib/domain/audit/event"
import { MEASURE_STATES } from "@/lib/domain/measures/states"
import { countListed, streamMeasures } from "@/lib/features/measures/queries"
import { type MeasureFilter, type MeasureRow, measureFilterSchema } from "@/lib/features/measures/schema"
import { today } from "@/lib/platform/clock"
import { recordDownload } from "@/lib/platform/download"
import { route } from "@/lib/platform/route"
import type { Scope } from "@/lib/platform/scope/scope"
import { type WrittenCell, workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

const HEADINGS = [
  "措施",
  "村",
  "户主",
  "户编号",
  "负责部门",
  "负责人",
  "期限",
  "数量",
  "单位",
  "金额（元）",
  "状态",
  "状态日期",
]

const cellsOf = (row: MeasureRow): WrittenCell[] => [
  row.title,
  row.village,
  row.headName,
  row.householdNo,
  departmentLabel(row.department) ?? row.department,
  row.responsibleName,
  row.dueOn,
  row.quantity,
  row.unit,
  row.amount === null ? null : row.amount / 100,
  MEASURE_STATES[row.state],
  row.stateOn,
]

async function* rowsOf(scope: Scope, filter: MeasureFilter): AsyncGenerator<WrittenCell[]> {
  for await (const rows of streamMeasures(scope, filter)) yield* rows.map(cellsOf)
}

/** The list of measures exactly as it is filtered. */
export const GET = route({
  permission: "household.export",
  run: async (scope, request) => {
    const search = new URL(request.url).searchParams
    const filter = measureFilterSchema.parse(Object.fromEntries(search))
    const rows = await countListed(scope, filter)
    const details = { kind: "measures", filter: search.toString(), rows, sensitive: false, reason: "" }
    await recordDownload(scope, event("list.exported", { kind: "list", id: "measures" }, details))
    const columns = HEADINGS.map((heading) => ({ heading, width: heading === "措施" ? 30 : 14 }))
    const body = writeWorkbook([{ name: "措施", columns, rows: rowsOf(scope, filter) }])
    return workbookResponse(body, `措施名单-${today()}.xlsx`)
  },
})
