import { z } from "zod"
import { type Field, type FieldValue, isSealed } from "./field"
import { HOUSEHOLD_FIELDS } from "./household-fields"
import { readIdNumber } from "./id-number"
import { MEMBER_FIELDS } from "./member-fields"
import { tidyName } from "./normalise"
import { parseValue, type RawValue, sentence } from "./parse-value"

/** Values by field key, as they are stored; sealed ones in plain text. Absent = not asked about. */
export type Values = Readonly<Record<string, FieldValue>>

export interface ReadValues {
  readonly values: Values
  /** Questions about values that were taken all the same. */
  readonly doubts: readonly string[]
}

const REQUIRED: ReadonlySet<string> = new Set(["householdNo", "rollType", "name", "relation"])

const rawOf = (given: unknown): RawValue => {
  if (Array.isArray(given)) return given.join("、")
  return typeof given === "string" || typeof given === "number" || typeof given === "boolean" ? given : null
}

/** Fills what the document number tells, and asks where both are given and disagree. */
function compareWithDocument(values: Record<string, FieldValue>, doubts: string[]): void {
  const read = typeof values.idNumber === "string" ? readIdNumber(values.idNumber) : null
  if (!read || !("text" in read)) return
  values.birthDate ??= read.birthDate
  values.sex ??= read.sex
  if (values.birthDate !== read.birthDate) doubts.push("出生日期与证件号码里的不一致，请核对")
  if (values.sex !== read.sex) doubts.push("性别与证件号码里的不一致，请核对")
}

/**
 * The one schema of a form over dictionary fields: reads each by its type. A blank clears the value, except of a sealed
 * one, whose present value the form does not show: there blank means unchanged.
 */
export function valuesSchema(fields: readonly Field[], optional: ReadonlySet<string> = new Set()) {
  return z.record(z.string(), z.unknown()).transform((raw, context): ReadValues => {
    const values: Record<string, FieldValue> = {}
    const doubts: string[] = []
    for (const field of fields) {
      const given = raw[field.key]
      if (isSealed(field.type) && (given === undefined || given === "")) continue
      const parsed = parseValue(field.type, rawOf(given))
      const isBlank = parsed.ok && parsed.value === null && REQUIRED.has(field.key) && !optional.has(field.key)
      const problem = parsed.ok ? (isBlank ? "必须填写" : null) : parsed.problem
      if (problem !== null) {
        context.addIssue({ code: "custom", path: [field.key], message: sentence(field, problem) })
      } else if (parsed.ok) {
        values[field.key] =
          field.key === "name" && parsed.value !== null ? tidyName(String(parsed.value)) : parsed.value
        if (parsed.doubt) doubts.push(sentence(field, parsed.doubt))
      }
    }
    compareWithDocument(values, doubts)
    return { values, doubts }
  })
}

const groupsOf = (fields: readonly Field[]): string[] => [...new Set(fields.map((field) => field.group))]
export const HOUSEHOLD_GROUPS: readonly string[] = groupsOf(HOUSEHOLD_FIELDS)
export const MEMBER_GROUPS: readonly string[] = groupsOf(MEMBER_FIELDS)

/** The fields of one group of the dictionary; [] for a name that is none. */
export const householdGroup = (group: string): readonly Field[] =>
  (HOUSEHOLD_FIELDS as readonly Field[]).filter((field) => field.group === group)
export const memberGroup = (group: string): readonly Field[] =>
  (MEMBER_FIELDS as readonly Field[]).filter((field) => field.group === group)
