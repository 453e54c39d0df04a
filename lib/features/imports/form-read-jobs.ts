import { noRows } from "@/lib/domain/import/outcome"
import { RowStore } from "@/lib/domain/import/row-store"
import type { PlacedRow, SheetDecision } from "@/lib/domain/sheet/decision"
import { type FinderTools, findHousehold, statedOf } from "@/lib/domain/sheet/find-household"
import type { SheetForm } from "@/lib/domain/sheet/form"
import { detectForm, missingColumns, summaryOf } from "@/lib/domain/sheet/form-layout"
import type { RawRow } from "@/lib/domain/sheet/heading-rows"
import { type FormRow, formRowReader } from "@/lib/domain/sheet/read-form-row"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { write } from "@/lib/platform/db/tenant"
import type { JobContext } from "@/lib/platform/jobs/job"
import type { Scope } from "@/lib/platform/scope/scope"
import type { Workbook } from "@/lib/platform/workbook/open"
import { storePreview } from "./batch-mutations"
import { findKnown } from "./form-queries"
import type { Batch } from "./queries"
import { beater, placesOf, readSheets, type Understood } from "./reading-jobs"
import type { BatchCounts, LayoutSummary } from "./schema"
import { type StagedRow, stageRows } from "./staging-mutations"

/** Rows that are decided and kept in one transaction. */
const ROWS_AT_ONCE = 1000

/** A row of the file while it is being understood. */
interface FileRow {
  readonly sheet: string
  readonly rowNo: number
  readonly row: FormRow
}

/** What is particular to a form: decides rows in the file's order and remembers the earlier ones. */
export interface FormDecider<Plan> {
  decide(rows: readonly PlacedRow[]): Promise<readonly SheetDecision<Plan>[]>
  /** What the preview adds up besides the rows. */
  figures(): Partial<BatchCounts>
}

function readRows(form: SheetForm, store: RowStore<FileRow>, job: JobContext, book: Workbook): Promise<LayoutSummary> {
  const begin = (rows: readonly RawRow[], name: string): Understood | undefined => {
    const layout = detectForm(form, rows)
    if (!layout) return undefined
    const read = formRowReader(layout)
    return {
      headerTo: layout.headerTo,
      take: (row) => void store.add({ sheet: name, rowNo: row.rowNo, row: read(row) }),
      summary: (count) => ({ name, rows: count, ...summaryOf(layout), missing: missingColumns(layout) }),
    }
  }
  const beat = beater(
    () => store.size,
    (rows) => job.progress(rows, 0),
  )
  const wanted = form.columns.filter(({ key, needed }) => needed || form.signs.flat().includes(key))
  const names = [...new Set(wanted.map(({ label }) => `“${label}”`))].join("、")
  return readSheets(
    book,
    begin,
    beat,
    `没有一张工作表是${form.sheetName}：找不到${names}这些列；请对照空白模板检查列名`,
  )
}

async function placed(
  scope: Scope,
  form: SheetForm,
  tools: FinderTools,
  rows: readonly FileRow[],
  first: number,
): Promise<PlacedRow[]> {
  const stated = rows.map(({ row }) => statedOf(row, tools))
  const known = await findKnown(scope, stated)
  return rows.map(({ sheet, rowNo, row }, at) => {
    const says = stated[at]
    if (!says) throw new Error("a row lost what it states")
    const found = findHousehold(says, known, form.wholeVillage)
    return { seq: first + at, where: `“${sheet}”表第 ${rowNo} 行`, row, found }
  })
}

/** Numbers groups: rows of one group have one number, every other row its own. */
function groupNumbers(): (group: string | undefined) => number {
  const known = new Map<string, number>()
  let last = 0
  return (group) => {
    const before = group === undefined ? undefined : known.get(group)
    if (before !== undefined) return before
    last++
    if (group !== undefined) known.set(group, last)
    return last
  }
}

/** Reads a workbook by its form, decides each row and makes the preview. */
export async function readByForm<Plan>(
  job: JobContext,
  batch: Batch,
  book: Workbook,
  form: SheetForm,
  decider: FormDecider<Plan>,
): Promise<void> {
  const { scope } = job
  const store = new RowStore<FileRow>()
  const layout = await readRows(form, store, job, book)
  const tools: FinderTools = {
    indexOf: (number) => blindIndex(scope.countyCode, "idNumber", number),
    findPlace: await placesOf(scope),
  }
  const counts = { ...noRows(), doubts: 0 }
  const numberOf = groupNumbers()
  for (let from = 0; from < store.size; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, store.size - from) }, (_, at) => store.get(from + at))
    const decisions = await decider.decide(await placed(scope, form, tools, rows, from + 1))
    const staged = decisions.map((decision, at): StagedRow => {
      const { seq, outcome, reasons, face, plan, group } = decision
      counts[outcome]++
      if (reasons.length > 0 && outcome !== "rejected" && outcome !== "duplicate") counts.doubts++
      const { sheet = "", rowNo = 0 } = rows[at] ?? {}
      const data = { face, ...(plan === undefined ? {} : { plan }) }
      return { seq, sheet, rowNo, groupNo: numberOf(group), outcome, reasons, data }
    })
    await write(scope, async (tx) => {
      await stageRows(tx, batch.id, staged)
      await job.progressIn(tx, from + staged.length, store.size)
    })
  }
  await write(scope, (tx) => storePreview(tx, batch.id, layout, { ...counts, ...decider.figures() }))
}
