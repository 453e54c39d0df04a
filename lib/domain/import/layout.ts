import type { RawValue } from "@/lib/domain/household/parse-value"
import { isKnown, type Meaning, meaningOf, PLACE_LABEL, type SheetKind, type Target, targetOf } from "./headings"

/** A row of a sheet as it was read. */
export interface RawRow {
  readonly rowNo: number
  readonly cells: readonly RawValue[]
}

export interface Column {
  /** from 0 */
  readonly index: number
  readonly heading: string
  /** undefined = not understood, its values are left aside */
  readonly target: Target | undefined
  /** Understood, but an earlier column already holds it. */
  readonly repeated?: true
}

export interface SheetLayout {
  readonly kind: SheetKind
  /** Row numbers of the first and the last heading row. */
  readonly headerFrom: number
  readonly headerTo: number
  readonly columns: readonly Column[]
}

/** Rows at the top of a sheet among which the headings are looked for. */
export const HEADER_ROWS = 30
const LEAST_MATCHES = 2

const textOf = (value: RawValue): string => (typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "")

interface Candidate {
  readonly from: number
  readonly to: number
  readonly headings: readonly string[]
  readonly meanings: readonly Meaning[]
  readonly score: number
}

function candidate(from: number, to: number, headings: readonly string[]): Candidate {
  const meanings = headings.map((heading) => (heading.length > 40 ? {} : meaningOf(heading)))
  return { from, to, headings, meanings, score: meanings.filter(isKnown).length }
}

const single = (row: RawRow): Candidate => candidate(row.rowNo, row.rowNo, Array.from(row.cells, textOf))

/** Two heading rows: the lower word counts, with the group above it where it says nothing alone. */
function double(upper: RawRow, lower: RawRow): Candidate {
  const width = Math.max(upper.cells.length, lower.cells.length)
  let group = ""
  const headings = Array.from({ length: width }, (_, index) => {
    const above = textOf(upper.cells[index])
    const below = textOf(lower.cells[index])
    if (above !== "") group = above
    if (below === "") return above
    if (isKnown(meaningOf(below)) || group === "") return below
    return isKnown(meaningOf(group + below)) ? group + below : below
  })
  return candidate(upper.rowNo, lower.rowNo, headings)
}

function best(rows: readonly RawRow[]): Candidate | undefined {
  let found: Candidate | undefined
  rows.forEach((row, index) => {
    const one = single(row)
    if (one.score > (found?.score ?? LEAST_MATCHES - 1)) found = one
    const next = rows[index + 1]
    if (!next || one.score === 0) return
    const two = double(row, next)
    // A second row is part of the head only when it says something that the first does not.
    if (two.score > (found?.score ?? LEAST_MATCHES - 1) && single(next).score > 0) found = two
  })
  return found
}

const MEMBER_SIGNS = new Set(["relation", "memberNo"])
const NEUTRAL = new Set(["householdNo", "phone", "groupName", "address", "dataYear"])

/** One household a row or one member a row? */
function kindOf(meanings: readonly Meaning[], sheet: string): SheetKind {
  const members = new Set(meanings.flatMap((each) => (each.member ? [each.member.key] : [])))
  if ([...members].some((key) => MEMBER_SIGNS.has(key))) return "member"
  const households = meanings.filter((each) => each.household && !NEUTRAL.has(each.household.key)).length
  if (/成员|人口|人员/.test(sheet) && members.has("name")) return "member"
  if (households > 0 || !members.has("name")) return "household"
  return members.size >= 2 ? "member" : "household"
}

const slotOf = (target: Target): string =>
  target.to === "place" ? `place.${target.key}` : target.to === "size" ? "size" : `${target.to}.${target.field.key}`

function columnsOf(found: Candidate, kind: SheetKind): Column[] {
  const taken = new Set<string>()
  return found.headings.flatMap((heading, index): Column[] => {
    if (heading === "") return []
    const target = targetOf(found.meanings[index] ?? {}, kind)
    if (!target) return [{ index, heading, target: undefined }]
    const slot = slotOf(target)
    const several = "field" in target && target.field.type.kind === "codes"
    if (taken.has(slot) && !several) return [{ index, heading, target: undefined, repeated: true }]
    taken.add(slot)
    return [{ index, heading, target }]
  })
}

const IDENTITIES = new Set(["householdNo", "name", "idNumber", "memberNo"])

/**
 * Finds the headings of a sheet, which need not stand in the first row: titles, notes and merged cells may come before.
 * @param rows the first rows that hold anything, at most HEADER_ROWS
 * @returns undefined for a sheet without a column that names a household or a person
 */
export function detectLayout(rows: readonly RawRow[], sheet: string): SheetLayout | undefined {
  const found = best(rows.slice(0, HEADER_ROWS))
  if (!found) return undefined
  const kind = kindOf(found.meanings, sheet)
  const columns = columnsOf(found, kind)
  const identified = columns.some(({ target }) => target && "field" in target && IDENTITIES.has(target.field.key))
  return identified ? { kind, headerFrom: found.from, headerTo: found.to, columns } : undefined
}

/** How a column is called in a message: by the dictionary's name. */
export function labelOf(target: Target): string {
  if (target.to === "place") return PLACE_LABEL[target.key]
  if (target.to === "size") return "家庭人口"
  return target.to === "head" ? `户主${target.field.label}` : target.field.label
}

/** Tells a row below the headings that repeats them, as printed lists do on every page. */
export function headingCheck(layout: SheetLayout): (row: RawRow) => boolean {
  const known = layout.columns.filter((column) => column.target)
  const same = (row: RawRow, column: Column | undefined): boolean =>
    column !== undefined && textOf(row.cells[column.index]) === column.heading
  return (row) => {
    if (!same(row, known[0]) && !same(row, known[1])) return false
    const equal = known.filter((column) => same(row, column)).length
    return equal >= 2 && equal * 2 > known.length
  }
}

/** The dictionary names without which an import of this kind says too little. */
const WANTED: Record<SheetKind, readonly string[]> = {
  household: ["户编号", "户类型", "行政村"],
  member: ["户编号", "姓名", "证件号码", "与户主关系"],
}

export function missingColumns(layout: SheetLayout): string[] {
  const found = new Set(layout.columns.flatMap(({ target }) => (target ? [labelOf(target)] : [])))
  if (found.has("行政区划代码")) found.add("行政村")
  return WANTED[layout.kind].filter((label) => !found.has(label))
}

export const summaryOf = (layout: SheetLayout) => ({
  kind: layout.kind,
  headerRow: layout.headerTo,
  columns: layout.columns.map(({ heading, target, repeated }) => ({
    heading,
    as: target ? labelOf(target) : null,
    repeated: repeated === true,
  })),
})
