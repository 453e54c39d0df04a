import { serialToIso } from "@/lib/domain/household/excel-date"
import { WorkbookRefusal } from "./refusal"
import { xmlReader } from "./xml"

/** A cell as read: dates come as `2021-06-03`, formulas as their last value; undefined = empty. */
export type Cell = string | number | boolean | undefined

export interface SheetRow {
  /** as the spreadsheet counts, from 1 */
  readonly rowNo: number
  /** by column from 0; may have holes */
  readonly cells: Cell[]
}

export interface CellContext {
  readonly strings: readonly string[]
  readonly dateStyles: readonly boolean[]
  readonly from1904: boolean
  readonly columns: number
}

/** What stands for a formula that was saved without its value. */
export const UNCALCULATED = "#未计算"
const DAYS_1904 = 1462

/** `AB12` → 27. */
function columnOfReference(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

function cellValue(kind: string, style: number, text: string, context: CellContext): Cell {
  if (text === "") return undefined
  if (kind === "s") return context.strings[Number(text)] || undefined
  if (kind === "b") return text === "1"
  if (kind === "d") return text.slice(0, 10)
  if (kind !== "n") return text
  const number = Number(text)
  if (Number.isNaN(number)) return text
  if (context.dateStyles[style]) return serialToIso(context.from1904 ? number + DAYS_1904 : number) ?? number
  return number
}

/** Collects rows from the tags of a sheet. */
function rowCollector(context: CellContext) {
  let ready: SheetRow[] = []
  let row: SheetRow = { rowNo: 0, cells: [] }
  let column = -1
  let kind = "n"
  let style = 0
  let text = ""
  let formula = false
  let phonetic = false
  let taking = false

  const closeCell = (): void => {
    const value =
      cellValue(kind, style, text, context) ?? (formula && kind === "n" && text === "" ? UNCALCULATED : undefined)
    if (value === undefined) return
    if (column >= context.columns) {
      throw new WorkbookRefusal(`工作表超过 ${context.columns} 列，不像户或成员名册；请只保留需要导入的列`)
    }
    row.cells[column] = value
  }

  const reader = xmlReader({
    open(tag, attributes) {
      if (tag === "c") {
        column = attributes.r ? columnOfReference(attributes.r) : column + 1
        kind = attributes.t ?? "n"
        style = Number(attributes.s ?? 0)
        text = ""
        formula = false
      } else if (tag === "v") taking = true
      else if (tag === "t") taking = !phonetic
      else if (tag === "f") formula = true
      else if (tag === "rPh") phonetic = true
      else if (tag === "row") {
        row = { rowNo: attributes.r ? Number(attributes.r) : row.rowNo + 1, cells: [] }
        column = -1
      }
    },
    text(piece) {
      if (taking) text += piece
    },
    close(tag) {
      if (tag === "v" || tag === "t") taking = false
      else if (tag === "c") closeCell()
      else if (tag === "rPh") phonetic = false
      else if (tag === "row" && row.cells.length > 0) ready.push(row)
    },
  })
  return {
    reader,
    take(): SheetRow[] {
      const rows = ready
      ready = []
      return rows
    },
  }
}

/** The rows of a sheet that hold anything, piece by piece as the file is unpacked. @throws WorkbookRefusal */
export async function* sheetRows(pieces: AsyncIterable<Buffer>, context: CellContext): AsyncGenerator<SheetRow[]> {
  const { reader, take } = rowCollector(context)
  for await (const piece of pieces) {
    reader.write(piece)
    const rows = take()
    if (rows.length > 0) yield rows
  }
  reader.end()
  const rest = take()
  if (rest.length > 0) yield rest
}
