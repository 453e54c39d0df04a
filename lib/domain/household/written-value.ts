import type { Field } from "./field"

/** A stored value as it stands in a workbook: codes by their label, nothing recorded as an empty cell. */
export function writtenValue(field: Field, value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  const { type } = field
  if (type.kind === "boolean") return value === true ? "是" : "否"
  if (type.kind === "code") return type.codes[String(value)]?.[0] ?? String(value)
  if (type.kind === "codes") {
    return Array.isArray(value)
      ? value.map((code) => type.codes[String(code)]?.[0] ?? String(code)).join("、") || null
      : null
  }
  return typeof value === "number" ? value : String(value)
}
