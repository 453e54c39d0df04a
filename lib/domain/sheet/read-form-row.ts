import type { FieldValue } from "@/lib/domain/household/field"
import { tidyName, tidyText } from "@/lib/domain/household/normalise"
import { parseValue, type RawValue, sentence } from "@/lib/domain/household/parse-value"
import type { PlaceKey } from "@/lib/domain/import/headings"
import type { SheetColumn } from "./form"
import type { FormLayout } from "./form-layout"
import { type RawRow, repeatCheck } from "./heading-rows"

/** One data row as it was understood. Reasons are whole Chinese sentences with the column's name and no personal value. */
export interface FormRow {
  /** Non-empty values by column key. */
  readonly values: Readonly<Record<string, Exclude<FieldValue, null>>>
  readonly place: Partial<Record<PlaceKey, string>>
  /** Why the row is returned. */
  readonly problems: readonly string[]
  /** Questions, and values that were left out. */
  readonly doubts: readonly string[]
}

interface Draft {
  values: Record<string, Exclude<FieldValue, null>>
  place: Partial<Record<PlaceKey, string>>
  problems: string[]
  doubts: string[]
}

/** Household numbers are compared without spaces and in capitals, names without spaces. */
function prepared(key: string, raw: RawValue): RawValue {
  if (typeof raw !== "string") return raw
  if (key === "householdNo") return tidyText(raw).replace(/\s/g, "").toUpperCase()
  return key.endsWith("Name") ? tidyName(raw) : raw
}

function readCell(column: SheetColumn, raw: RawValue, draft: Draft): void {
  const parsed = parseValue(column.type, prepared(column.key, raw))
  if (!parsed.ok) {
    const reason = sentence(column, parsed.problem)
    if (column.lenient) draft.doubts.push(`${reason}（这一格没有写入）`)
    else draft.problems.push(reason)
    return
  }
  if (parsed.doubt) draft.doubts.push(sentence(column, parsed.doubt))
  if (parsed.value !== null) draft.values[column.key] = parsed.value
}

/** Makes the function that understands the data rows of one sheet. */
export function formRowReader(layout: FormLayout): (row: RawRow) => FormRow {
  const known = layout.columns.filter((column) => column.target)
  const needed = layout.form.columns.filter((column) => column.needed)
  const isHeading = repeatCheck(known)
  return (row) => {
    const draft: Draft = { values: {}, place: {}, problems: [], doubts: [] }
    if (isHeading(row)) return { ...draft, problems: ["这一行重复了表头，不是数据"] }
    for (const { index, target } of known) {
      const raw = row.cells[index]
      if (!target || raw === undefined || raw === null) continue
      if ("column" in target) readCell(target.column, raw, draft)
      else {
        const text = tidyText(String(raw)).replace(/\s/g, "")
        if (text !== "") draft.place[target.place] = text
      }
    }
    for (const column of needed) {
      const faulty = draft.problems.some((problem) => problem.startsWith(`“${column.label}”`))
      if (draft.values[column.key] === undefined && !faulty) draft.problems.push(`没有填“${column.label}”`)
    }
    return draft
  }
}
