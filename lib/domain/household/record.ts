import { columnOf, type Field, type FieldType, type FieldValue, isSealed } from "./field"

/** A household's or member's row as the database keeps it: columns in snake_case, days as ISO text. */
export type RecordRow = Readonly<Record<string, unknown>>

/** The stored value of a field; of a sealed one its mask. An empty list is nothing recorded. */
export function storedValue(row: RecordRow, field: Pick<Field, "key" | "type">): FieldValue {
  const value = row[isSealed(field.type) ? `${columnOf(field.key)}_masked` : columnOf(field.key)]
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String)
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : String(value)
}

/** Where a field's value came from: the source of its last change, else of the row. */
export function sourceIdOf(row: RecordRow, key: string): string {
  const sources = row.field_source
  const own = typeof sources === "object" && sources !== null ? (sources as RecordRow)[key] : undefined
  return String(own ?? row.source_id)
}

/** `2021-06` from `202106`. */
const monthText = (text: string): string => `${text.slice(0, 4)}-${text.slice(4)}`

/** A value in the words of the screen, with its unit; null when nothing is recorded. */
export function valueText(type: FieldType, value: FieldValue): string | null {
  if (value === null) return null
  switch (type.kind) {
    case "boolean":
      return value ? "是" : "否"
    case "code":
      return type.codes[String(value)]?.[0] ?? String(value)
    case "codes":
      return (Array.isArray(value) ? value : [value]).map((code) => type.codes[code]?.[0] ?? code).join("、")
    case "integer":
    case "decimal":
      return `${Number(value).toLocaleString("zh-CN", { maximumFractionDigits: 4 })} ${type.unit}`
    case "month":
      return monthText(String(value))
    default:
      return String(value)
  }
}
