import { PassThrough, Readable } from "node:stream"
import Excel from "exceljs"

/** A cell to be written; text is always text, whatever it begins with. */
export type WrittenCell = string | number | boolean | null | undefined

export interface WrittenColumn {
  readonly heading: string
  /** in characters */
  readonly width?: number
}

export interface WrittenSheet {
  readonly name: string
  /** Rows above the headings, such as a title. */
  readonly above?: readonly (readonly WrittenCell[])[]
  readonly columns: readonly WrittenColumn[]
  readonly rows: AsyncIterable<readonly WrittenCell[]> | Iterable<readonly WrittenCell[]>
  /** Choices offered in a column, by its number from 0. */
  readonly choices?: ReadonlyMap<number, readonly string[]>
}

const TEXT_FORMAT = "@"
const MOST_CHARACTERS = 32_000
/** A sheet's own list of choices may have 255 characters. */
const MOST_CHOICES = 250
const CHOICE_ROWS = 5000
const HEADER_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8F0EA" } } as const
const forbidden = /[\\/?*[\]:]/g
const unprintable = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Never a formula, and without the characters that XML cannot carry. */
const cellOf = (value: WrittenCell): string | number | boolean | null =>
  typeof value === "string" ? value.replace(unprintable, "").slice(0, MOST_CHARACTERS) : (value ?? null)

function addHead(sheet: Excel.Worksheet, plan: WrittenSheet): void {
  for (const cells of plan.above ?? []) sheet.addRow(cells.map(cellOf)).commit()
  const head = sheet.addRow(plan.columns.map((column) => cellOf(column.heading)))
  head.font = { bold: true }
  head.alignment = { wrapText: true, vertical: "middle" }
  head.eachCell((cell) => {
    cell.fill = HEADER_FILL
  })
  head.commit()
}

/** Offers choices below the headings; another value may still be typed, because the import knows more spellings. */
function addChoices(sheet: Excel.Worksheet, plan: WrittenSheet, first: number): void {
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: Excel.DataValidation): void }
  }
  for (const [column, choices] of plan.choices ?? []) {
    const list = choices.join(",")
    if (list.length > MOST_CHOICES) continue
    const letter = sheet.getColumn(column + 1).letter
    dataValidations.add(`${letter}${first}:${letter}${first + CHOICE_ROWS}`, {
      type: "list",
      allowBlank: true,
      formulae: [`"${list}"`],
      showErrorMessage: false,
    })
  }
}

async function addSheet(book: Excel.stream.xlsx.WorkbookWriter, plan: WrittenSheet): Promise<void> {
  const head = (plan.above?.length ?? 0) + 1
  const sheet = book.addWorksheet(plan.name.replace(forbidden, " ").slice(0, 31), {
    views: [{ state: "frozen", ySplit: head, xSplit: 1 }],
  })
  // Text format: editing a cell that begins with "=" or holds an ID number leaves it a text.
  sheet.columns = plan.columns.map(({ width }) => ({ width: width ?? 14, style: { numFmt: TEXT_FORMAT } }))
  addHead(sheet, plan)
  addChoices(sheet, plan, head + 1)
  let written = 0
  for await (const cells of plan.rows) {
    sheet.addRow(cells.map(cellOf)).commit()
    // Lets the process answer others between the rows of a long export.
    if (++written % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  sheet.commit()
}

/** Writes a workbook while it is being sent: memory stays flat however many rows there are. */
export function writeWorkbook(sheets: readonly WrittenSheet[]): ReadableStream<Uint8Array> {
  const out = new PassThrough({ highWaterMark: 1024 * 1024 })
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const fill = async (): Promise<void> => {
    for (const sheet of sheets) {
      if (out.destroyed) return
      await addSheet(book, sheet)
    }
    await book.commit()
  }
  fill().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))))
  return Readable.toWeb(out) as ReadableStream<Uint8Array>
}

/** A download with a Chinese file name. */
export function workbookResponse(body: ReadableStream<Uint8Array>, fileName: string): Response {
  return new Response(body, {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "cache-control": "no-store",
    },
  })
}
