import type { Field, FieldValue } from "@/lib/domain/household/field"
import { tidyName, tidyText } from "@/lib/domain/household/normalise"
import { type Parsed, parseValue, type RawValue } from "@/lib/domain/household/parse-value"
import type { RawRow } from "@/lib/domain/sheet/heading-rows"
import type { PlaceKey } from "./headings"
import { type Column, headingCheck, labelOf, type SheetLayout } from "./layout"

export type Values = Record<string, Exclude<FieldValue, null>>

/** One data row as it was understood. Reasons are whole Chinese sentences with the column's name and no personal value. */
export interface ReadRow {
  readonly kind: "household" | "member"
  /** Non-empty values by field key. */
  readonly household: Values
  /** The member's, or on a household sheet the head's. */
  readonly person: Values
  /** On a member sheet: what the row says about the head. */
  readonly head: Values
  readonly place: Partial<Record<PlaceKey, string>>
  readonly size: number | null
  /** Why the household cannot be stored from this row. */
  readonly householdProblems: readonly string[]
  /** Why the person cannot be stored from this row. */
  readonly personProblems: readonly string[]
  /** Questions, and values that were left out. */
  readonly doubts: readonly string[]
}

/** Without these a row cannot be stored or identified; a fault in any other value leaves out that value alone. */
const HOUSEHOLD_IDENTITY = new Set(["householdNo", "rollType"])
const PERSON_IDENTITY = new Set(["name", "idNumber"])
const MOST_CACHED = 4000

/** Most columns hold few different values: each is understood once. */
function cachedParser(field: Field): (raw: RawValue) => Parsed {
  const { kind } = field.type
  if (field.key === "name") return (raw) => parseValue(field.type, typeof raw === "string" ? tidyName(raw) : raw)
  if (field.key === "householdNo" || field.key === "memberNo") return (raw) => upper(parseValue(field.type, raw))
  if (kind === "idNumber" || kind === "phone" || kind === "bankAccount") return (raw) => parseValue(field.type, raw)
  const cache = new Map<RawValue, Parsed>()
  return (raw) => {
    const known = cache.get(raw)
    if (known) return known
    const parsed = parseValue(field.type, raw)
    if (cache.size < MOST_CACHED) cache.set(raw, parsed)
    return parsed
  }
}

/** Numbers of households and persons are compared without spaces and in capitals. */
const upper = (parsed: Parsed): Parsed =>
  parsed.ok && typeof parsed.value === "string"
    ? { ok: true, value: parsed.value.replace(/\s/g, "").toUpperCase() }
    : parsed

interface Draft {
  household: Values
  person: Values
  head: Values
  place: Partial<Record<PlaceKey, string>>
  size: number | null
  householdProblems: string[]
  personProblems: string[]
  doubts: string[]
}

type Reader = (raw: RawValue, draft: Draft) => void

function merge(values: Values, field: Field, value: Exclude<FieldValue, null>): void {
  const before = values[field.key]
  values[field.key] = Array.isArray(before) && Array.isArray(value) ? [...new Set([...before, ...value])] : value
}

function fieldReader(
  column: Column,
  field: Field,
  to: "household" | "member" | "head",
  kind: SheetLayout["kind"],
): Reader {
  const parse = cachedParser(field)
  const label = column.target ? labelOf(column.target) : field.label
  return (raw, draft) => {
    const parsed = parse(raw)
    if (!parsed.ok) {
      const reason = `“${label}”${parsed.problem}`
      if (to === "household" && HOUSEHOLD_IDENTITY.has(field.key)) draft.householdProblems.push(reason)
      else if (to === "member" && PERSON_IDENTITY.has(field.key)) draft.personProblems.push(reason)
      else draft.doubts.push(`${reason}（这一格没有写入）`)
      return
    }
    if (parsed.doubt) draft.doubts.push(`“${label}”${parsed.doubt}`)
    if (parsed.value === null) return
    const aboutHead = to === "head" && kind === "member"
    merge(to === "household" ? draft.household : aboutHead ? draft.head : draft.person, field, parsed.value)
  }
}

function columnReader(column: Column, kind: SheetLayout["kind"]): Reader | undefined {
  const { target } = column
  if (!target) return undefined
  if (target.to === "place") {
    return (raw, draft) => {
      const text = raw === undefined || raw === null ? "" : tidyText(String(raw)).replace(/\s/g, "")
      if (text !== "") draft.place[target.key] = text
    }
  }
  if (target.to === "size") {
    return (raw, draft) => {
      const size = Number(raw)
      if (raw !== "" && Number.isInteger(size) && size > 0 && size < 100) draft.size = size
    }
  }
  return fieldReader(column, target.field, target.to, kind)
}

/** Makes the function that understands the data rows of one sheet. */
export function rowReader(layout: SheetLayout): (row: RawRow) => ReadRow {
  const readers = layout.columns.flatMap((column) => {
    const read = columnReader(column, layout.kind)
    return read ? [{ index: column.index, read }] : []
  })
  const isHeading = headingCheck(layout)
  return (row) => {
    const draft: Draft = {
      household: {},
      person: {},
      head: {},
      place: {},
      size: null,
      householdProblems: [],
      personProblems: [],
      doubts: [],
    }
    for (const { index, read } of readers) {
      const raw = row.cells[index]
      if (raw !== undefined) read(raw, draft)
    }
    if (isHeading(row)) {
      draft.householdProblems.push("这一行重复了表头，不是数据")
      draft.personProblems.push("这一行重复了表头，不是数据")
    }
    return { kind: layout.kind, ...draft }
  }
}
