import { type Field, isSealed } from "@/lib/domain/household/field"
import { type RecordRow, storedValue } from "@/lib/domain/household/record"

/** A dictionary field as a form needs it: plain data, so that the dictionary itself stays on the server. */
export interface FormField {
  readonly key: string
  readonly label: string
  readonly kind: "text" | "choice" | "choices" | "number" | "date" | "month" | "sealed"
  readonly unit?: string
  readonly decimals?: boolean
  readonly maxLength?: number
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** As recorded; of a sealed value its mask. */
  readonly value?: string
  readonly values?: readonly string[]
}

const YES_NO = [
  { value: "true", label: "是" },
  { value: "false", label: "否" },
]

function shapeOf({ type }: Field): Omit<FormField, "key" | "label" | "value" | "values"> {
  if (isSealed(type)) return { kind: "sealed" }
  switch (type.kind) {
    case "boolean":
      return { kind: "choice", options: YES_NO }
    case "code":
    case "codes": {
      const options = Object.entries(type.codes).map(([value, [label]]) => ({ value, label }))
      return { kind: type.kind === "code" ? "choice" : "choices", options }
    }
    case "integer":
    case "decimal":
      return { kind: "number", unit: type.unit, decimals: type.kind === "decimal" }
    case "year":
      return { kind: "number", unit: "年" }
    case "text":
      return { kind: "text", maxLength: type.max }
    default:
      return { kind: type.kind === "date" ? "date" : "month" }
  }
}

/** The fields of a form with what is recorded. Without a row the form is empty. */
export function formFields(fields: readonly Field[], row: RecordRow = {}): FormField[] {
  return fields.map((field) => {
    const value = storedValue(row, field)
    const recorded = value === null ? {} : Array.isArray(value) ? { values: value } : { value: String(value) }
    return { key: field.key, label: field.label, ...shapeOf(field), ...recorded }
  })
}
