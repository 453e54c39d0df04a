import { placeFinder } from "@/lib/domain/import/places"
import { HEADER_ROWS, type RawRow } from "@/lib/domain/sheet/heading-rows"
import { listPlaces } from "@/lib/features/villages/queries"
import type { Scope } from "@/lib/platform/scope/scope"
import type { Sheet, Workbook } from "@/lib/platform/workbook/open"
import { WorkbookRefusal } from "@/lib/platform/workbook/refusal"
import type { LayoutSummary, SheetSummary } from "./schema"

const NO_HEADINGS = "没有找到认得的列名"

/** A sheet whose headings were understood. */
export interface Understood {
  /** number of the last heading row */
  readonly headerTo: number
  take(row: RawRow): void
  summary(rows: number): SheetSummary
}

/** Finds villages in reach by code or by names. */
export async function placesOf(scope: Scope) {
  const places = await listPlaces(scope)
  const villages = places.flatMap((township) =>
    township.villages.map((village) => ({ ...village, townshipName: township.name })),
  )
  return placeFinder({ code: scope.countyCode, name: scope.countyName }, villages, scope.area)
}

/** The first rows of a sheet that hold anything. */
export async function firstRows(sheet: Sheet): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const some of sheet.rows()) {
    rows.push(...some)
    if (rows.length >= HEADER_ROWS) break
  }
  return rows.slice(0, HEADER_ROWS)
}

/** Reads one sheet. @returns why it was left aside, or what was understood */
async function readSheet(
  sheet: Sheet,
  understand: (rows: readonly RawRow[], name: string) => Understood | undefined,
  beat: () => Promise<void>,
): Promise<SheetSummary | string> {
  const first = await firstRows(sheet)
  if (first.length === 0) return "空表"
  const understood = understand(first, sheet.name)
  if (!understood) return NO_HEADINGS
  let rows = 0
  for await (const some of sheet.rows()) {
    for (const row of some) {
      if (row.rowNo <= understood.headerTo) continue
      rows++
      understood.take(row)
    }
    await beat()
  }
  return understood.summary(rows)
}

/**
 * Reads every visible sheet of a workbook.
 * @param missing the sentence for a workbook in which no sheet was understood
 * @throws WorkbookRefusal when there is nothing to import
 */
export async function readSheets(
  book: Workbook,
  understand: (rows: readonly RawRow[], name: string) => Understood | undefined,
  beat: () => Promise<void>,
  missing: string,
): Promise<LayoutSummary> {
  const sheets: SheetSummary[] = []
  const ignored: { name: string; reason: string }[] = []
  for (const sheet of book.sheets) {
    const result = sheet.hidden ? "隐藏的工作表不读取" : await readSheet(sheet, understand, beat)
    if (typeof result === "string") ignored.push({ name: sheet.name, reason: result })
    else sheets.push(result)
  }
  if (sheets.length === 0) throw new WorkbookRefusal(missing)
  if (sheets.every(({ rows }) => rows === 0)) throw new WorkbookRefusal("工作表里只有表头，没有数据")
  return { sheets, ignored }
}

/** Says how far the reading is, not more often than every few thousand rows. */
export function beater(rowsRead: () => number, say: (rows: number) => Promise<void>): () => Promise<void> {
  let said = 0
  return async () => {
    if (rowsRead() - said < 5000) return
    said = rowsRead()
    await say(said)
  }
}
