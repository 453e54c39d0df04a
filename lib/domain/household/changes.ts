import { columnOf, type Field, isSealed } from "./field"
import { type RecordRow, storedValue, valueText } from "./record"

/** One field that changed, in words; null = not recorded. Of a sealed value only that it changed is said. */
export interface FieldChange {
  readonly label: string
  readonly from: string | null
  readonly to: string | null
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * The fields of the dictionary in which two states of a record differ. Health is left out unless the reader may see it:
 * that it changed would already say something.
 */
export function changesBetween(
  fields: readonly Field[],
  before: RecordRow,
  after: RecordRow,
  maySeeHealth: boolean,
): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    if (field.sensitive === "health" && !maySeeHealth) return []
    if (isSealed(field.type)) {
      const index = `${columnOf(field.key)}_index`
      if (same(before[index], after[index])) return []
      return [{ label: field.label, from: before[index] ? "原号码" : null, to: after[index] ? "已变更" : null }]
    }
    const [from, to] = [storedValue(before, field), storedValue(after, field)]
    return same(from, to)
      ? []
      : [{ label: field.label, from: valueText(field.type, from), to: valueText(field.type, to) }]
  })
}
