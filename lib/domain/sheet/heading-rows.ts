import type { RawValue } from "@/lib/domain/household/parse-value"

/** A row of a sheet as it was read. */
export interface RawRow {
  readonly rowNo: number
  readonly cells: readonly RawValue[]
}

/** Rows at the top of a sheet among which the headings are looked for. */
export const HEADER_ROWS = 30
const LEAST_MATCHES = 2
const LONGEST_HEADING = 40

/** The headings of a sheet: row numbers of the first and the last heading row, and one text per column. */
export interface HeadingRows {
  readonly from: number
  readonly to: number
  readonly headings: readonly string[]
  /** headings that say something */
  readonly score: number
}

type Known = (heading: string) => boolean

export const textOf = (value: RawValue): string => (typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "")

const scored = (from: number, to: number, headings: readonly string[], known: Known): HeadingRows => ({
  from,
  to,
  headings,
  score: headings.filter((heading) => heading.length <= LONGEST_HEADING && known(heading)).length,
})

const single = (row: RawRow, known: Known): HeadingRows =>
  scored(row.rowNo, row.rowNo, Array.from(row.cells, textOf), known)

/** Two heading rows: the lower word counts, with the group above it where it says nothing alone. */
function double(upper: RawRow, lower: RawRow, known: Known): HeadingRows {
  const width = Math.max(upper.cells.length, lower.cells.length)
  let group = ""
  const headings = Array.from({ length: width }, (_, index) => {
    const above = textOf(upper.cells[index])
    const below = textOf(lower.cells[index])
    if (above !== "") group = above
    if (below === "") return above
    if (known(below) || group === "") return below
    return known(group + below) ? group + below : below
  })
  return scored(upper.rowNo, lower.rowNo, headings, known)
}

/**
 * Finds the headings of a sheet, which need not stand in the first row: titles, notes and merged cells may come before.
 * @param rows the first rows that hold anything; HEADER_ROWS of them are looked at
 */
export function findHeadingRows(rows: readonly RawRow[], known: Known): HeadingRows | undefined {
  let found: HeadingRows | undefined
  const top = rows.slice(0, HEADER_ROWS)
  top.forEach((row, index) => {
    const one = single(row, known)
    if (one.score > (found?.score ?? LEAST_MATCHES - 1)) found = one
    const next = top[index + 1]
    if (!next || one.score === 0) return
    const two = double(row, next, known)
    // A second row is part of the head only when it says something that the first does not.
    if (two.score > (found?.score ?? LEAST_MATCHES - 1) && single(next, known).score > 0) found = two
  })
  return found
}

/** Tells a row below the headings that repeats them, as printed lists do on every page. */
export function repeatCheck(known: readonly { index: number; heading: string }[]): (row: RawRow) => boolean {
  const same = (row: RawRow, column: { index: number; heading: string } | undefined): boolean =>
    column !== undefined && textOf(row.cells[column.index]) === column.heading
  return (row) => {
    if (!same(row, known[0]) && !same(row, known[1])) return false
    const equal = known.filter((column) => same(row, column)).length
    return equal >= 2 && equal * 2 > known.length
  }
}
