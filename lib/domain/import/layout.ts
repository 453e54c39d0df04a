import { findHeadingRows, type HeadingRows, type RawRow, repeatCheck } from "@/lib/domain/sheet/heading-rows"
import { isKnown, type Meaning, meaningOf, PLACE_LABEL, type SheetKind, type Target, targetOf } from "./headings"

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

function columnsOf(found: HeadingRows, meanings: readonly Meaning[], kind: SheetKind): Column[] {
  const taken = new Set<string>()
  return found.headings.flatMap((heading, index): Column[] => {
    if (heading === "") return []
    const target = targetOf(meanings[index] ?? {}, kind)
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
 * Understands the headings of a sheet of the register.
 * @param rows the first rows that hold anything
 * @returns undefined for a sheet without a column that names a household or a person
 */
export function detectLayout(rows: readonly RawRow[], sheet: string): SheetLayout | undefined {
  const found = findHeadingRows(rows, (heading) => isKnown(meaningOf(heading)))
  if (!found) return undefined
  const meanings = found.headings.map((heading) => (heading.length > 40 ? {} : meaningOf(heading)))
  const kind = kindOf(meanings, sheet)
  const columns = columnsOf(found, meanings, kind)
  const identified = columns.some(({ target }) => target && "field" in target && IDENTITIES.has(target.field.key))
  return identified ? { kind, headerFrom: found.from, headerTo: found.to, columns } : undefined
}

/** How a column is called in a message: by the dictionary's name. */
export function labelOf(target: Target): string {
  if (target.to === "place") return PLACE_LABEL[target.key]
  if (target.to === "size") return "家庭人口"
  return target.to === "head" ? `户主${target.field.label}` : target.field.label
}

/** Tells a row below the headings that repeats them. */
export const headingCheck = (layout: SheetLayout): ((row: RawRow) => boolean) =>
  repeatCheck(layout.columns.filter((column) => column.target))

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
