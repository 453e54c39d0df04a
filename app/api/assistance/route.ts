import { ASSISTANCE_KINDS, FUND_SOURCES, NO_FUND } from "@/lib/domain/assistance/kinds"
import { event } from "@/lib/domain/audit/event"
import { streamAssistance, sumAssistance } from "@/lib/features/assistance/queries"
import {
  type LedgerFilter,
  type LedgerRow,
  type LedgerTotals,
  ledgerFilterSchema,
} from "@/lib/features/assistance/schema"
import { today } from "@/lib/platform/clock"
import { recordDownload } from "@/lib/platform/download"
import { route } from "@/lib/platform/route"
import type { Scope } from "@/lib/platform/scope/scope"
import { type WrittenCell, workbookResponse, writeWorkbook } from "@/lib/platform/workbook/write"

const HEADINGS = [
  "日期",
  "村",
  "户主",
  "户编号",
  "给了什么",
  "谁给的",
  "数量",
  "单位",
  "折合金额（元）",
  "种类",
  "资金来源",
  "依据",
  "备注",
  "登记人",
]

const cellsOf = (row: LedgerRow): WrittenCell[] => [
  row.givenOn,
  row.village,
  row.headName ?? "全村",
  row.householdNo,
  row.item,
  row.giver,
  row.quantity,
  row.unit,
  row.value === null ? null : row.value / 100,
  ASSISTANCE_KINDS[row.kind],
  row.fundSource && FUND_SOURCES[row.fundSource],
  row.evidence,
  row.note,
  row.by,
]

async function* rowsOf(scope: Scope, filter: LedgerFilter): AsyncGenerator<WrittenCell[]> {
  for await (const rows of streamAssistance(scope, filter)) yield* rows.map(cellsOf)
}

const SUM_HEADINGS = ["合计", "条数", "折合金额（元）"]
const sumRows = ({ lines, value, kinds, funds }: LedgerTotals): WrittenCell[][] => [
  ["全部", lines, value / 100],
  ...kinds.map((sum) => [`种类：${ASSISTANCE_KINDS[sum.key] ?? sum.key}`, sum.lines, sum.value / 100]),
  ...funds.map((sum) => [
    `资金来源：${sum.key === "none" ? NO_FUND : FUND_SOURCES[sum.key]}`,
    sum.lines,
    sum.value / 100,
  ]),
]

/** The ledger exactly as listed, and what it adds up to. */
export const GET = route({
  permission: "household.export",
  run: async (scope, request) => {
    const search = new URL(request.url).searchParams
    const filter = ledgerFilterSchema.parse(Object.fromEntries(search))
    const totals = await sumAssistance(scope, filter)
    // A giver may be a person, and the trail holds no name.
    if (search.has("giver")) search.set("giver", "*")
    const details = { kind: "assistance", filter: search.toString(), rows: totals.lines, sensitive: false, reason: "" }
    await recordDownload(scope, event("list.exported", { kind: "list", id: "assistance" }, details))
    const columns = HEADINGS.map((heading) => ({ heading, width: heading === "给了什么" ? 30 : 14 }))
    const sums = {
      name: "合计",
      columns: SUM_HEADINGS.map((heading) => ({ heading, width: 22 })),
      rows: sumRows(totals),
    }
    const body = writeWorkbook([{ name: "帮扶台账", columns, rows: rowsOf(scope, filter) }, sums])
    return workbookResponse(body, `帮扶台账-${today()}.xlsx`)
  },
})
