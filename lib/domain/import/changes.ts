import { type Field, isSealed } from "@/lib/domain/household/field"
import type { DecisionTools } from "./group"
import type { Values } from "./read-row"

const sameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value))

function isSame(field: Field, stated: Values[string], recorded: unknown, tools: DecisionTools): boolean {
  const { type } = field
  if (isSealed(type)) return typeof stated === "string" && tools.indexOf(type.kind, stated) === recorded
  if (Array.isArray(stated)) return Array.isArray(recorded) && sameList(stated, recorded)
  return stated === recorded
}

/** The stated values that the register does not hold yet. An empty cell states nothing and so erases nothing. */
export function changesOf(
  fields: readonly Field[],
  stated: Values,
  recorded: Readonly<Record<string, unknown>>,
  tools: DecisionTools,
): Values {
  const changed: Values = {}
  for (const field of fields) {
    const value = stated[field.key]
    if (value !== undefined && !isSame(field, value, recorded[field.key], tools)) changed[field.key] = value
  }
  return changed
}

export const isEmpty = (values: Values): boolean => Object.keys(values).length === 0
