import type { Reader } from "@/lib/platform/db/tenant"
import { openWorkbook, type Sheet } from "@/lib/platform/workbook/open"
import type { SheetRow } from "@/lib/platform/workbook/sheet-rows"
import type { WrittenCell, WrittenSheet } from "@/lib/platform/workbook/write"
import { readUploadedFile } from "./file-queries"
import { type Batch, reasonsByRow } from "./queries"

/** rejected = what was not taken; doubts = what was taken with a question. */
export type Returned = "rejected" | "doubts"

const cellsOf = (row: SheetRow, width: number): WrittenCell[] =>
  Array.from({ length: width }, (_, index) => row.cells[index])

/** The rows of one sheet that have a reason, as they were sent, with the reason behind them. */
async function* reasonedRows(
  sheet: Sheet,
  reasons: ReadonlyMap<number, string>,
  width: number,
): AsyncGenerator<WrittenCell[]> {
  for await (const rows of sheet.rows()) {
    for (const row of rows) {
      const reason = reasons.get(row.rowNo)
      if (reason !== undefined) yield [...cellsOf(row, width), reason]
    }
  }
}

async function headOf(sheet: Sheet, headerRow: number): Promise<SheetRow[]> {
  const head: SheetRow[] = []
  for await (const rows of sheet.rows()) {
    for (const row of rows) {
      if (row.rowNo > headerRow) return head
      head.push(row)
    }
  }
  return head
}

/**
 * The rows of a batch to be put right, in the uploader's own layout: the same sheets, titles and columns, and a column 原因.
 * @returns null when the file is no longer kept or no row is concerned
 */
export async function returnedSheets(on: Reader, batch: Batch, which: Returned): Promise<WrittenSheet[] | null> {
  const bytes = await readUploadedFile(on, batch.id)
  if (!bytes) return null
  const reasons = await reasonsByRow(on, batch.id, which)
  const book = await openWorkbook(bytes)
  const sheets: WrittenSheet[] = []
  for (const { name, headerRow } of batch.layout.sheets ?? []) {
    const sheet = book.sheets.find((each) => each.name === name)
    const own = reasons.get(name)
    if (!sheet || !own) continue
    const head = await headOf(sheet, headerRow)
    const width = Math.max(1, ...head.map((row) => row.cells.length))
    const last = head.at(-1)
    const headings = last ? cellsOf(last, width) : []
    sheets.push({
      name,
      above: head.slice(0, -1).map((row) => cellsOf(row, width)),
      columns: [...headings.map((heading) => ({ heading: String(heading ?? "") })), { heading: "原因", width: 60 }],
      rows: reasonedRows(sheet, own, width),
    })
  }
  return sheets.length > 0 ? sheets : null
}
