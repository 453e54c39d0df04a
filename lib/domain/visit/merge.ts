import type { FieldValue } from "@/lib/domain/household/field"

/** What becomes of a value that was found in the field. */
export type Merged = "take" | "same" | "conflict"

const equal = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Three-way merge of one field: `base` as the author saw it, `current` as the register has it on arrival, `found` as it
 * should be. Only where somebody else has changed the same field to something else is there a conflict; that is a person's to
 * settle, and neither value is lost.
 */
export function mergeField(base: FieldValue, current: FieldValue, found: FieldValue): Merged {
  if (equal(current, found) || equal(base, found)) return "same"
  return equal(base, current) ? "take" : "conflict"
}
