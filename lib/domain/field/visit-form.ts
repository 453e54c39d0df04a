import { type Field, type FieldValue, isSealed } from "@/lib/domain/household/field"
import { ASSURANCES, INCOME_KINDS } from "@/lib/domain/visit/answers"
import { changeableFields, type RecordKind } from "@/lib/domain/visit/change-rules"
import type { FoundChange, VisitDraft } from "@/lib/domain/visit/visit"
import type { HouseholdCopy } from "./protocol"

/** The version of the form's shape: an older draft is read as far as its names are known, and nothing of it is dropped. */
export const FORM_SHAPE = 1

/** What stands in the form, by the names of its controls. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

const CHANGE = "change"
export const changeName = (kind: RecordKind, recordId: string, key: string): string =>
  [CHANGE, kind, recordId, key].join(":")

const one = (fields: FormFields, name: string): string => {
  const value = fields[name]
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim()
}
const many = (fields: FormFields, name: string): string[] => {
  const value = fields[name]
  return (typeof value === "string" ? [value] : [...(value ?? [])]).filter((each) => each !== "")
}

/** Controls that may be ticked more than once. */
export const SEVERAL: ReadonlySet<string> = new Set(["met", "events"])

/** A number as it is typed on a phone, with or without separators; undefined = none, or not readable. */
export function typedNumber(text: string): number | undefined {
  const bare = text.replace(/[,，\s元]/g, "")
  return /^\d+(\.\d{1,2})?$/.test(bare) ? Number(bare) : undefined
}

function typedValue(field: Field | undefined, text: string): FoundChange["value"] {
  if (field?.type.kind === "boolean") return text === "yes"
  if (field?.type.kind === "integer" || field?.type.kind === "decimal") return typedNumber(text) ?? text
  return text
}

/** What the register had when the form was opened; for a household that is no more on the phone what was noted before. */
function baseOf(
  copy: HouseholdCopy | undefined,
  kind: RecordKind,
  recordId: string,
  key: string,
  before: readonly FoundChange[],
): FoundChange["base"] {
  const noted = before.find((each) => each.kind === kind && each.recordId === recordId && each.field === key)
  if (noted) return noted.base
  const values = kind === "household" ? copy?.values : copy?.members.find(({ id }) => id === recordId)?.values
  return (values?.[key] ?? null) as FoundChange["base"]
}

function foundChanges(
  fields: FormFields,
  copy: HouseholdCopy | undefined,
  before: readonly FoundChange[],
): FoundChange[] {
  return Object.keys(fields).flatMap((name) => {
    const [head, kind, recordId = "", key = ""] = name.split(":")
    const text = one(fields, name)
    if (head !== CHANGE || text === "" || (kind !== "household" && kind !== "member")) return []
    const field = changeableFields(kind).find((each) => each.key === key)
    return [
      {
        kind,
        recordId,
        field: key,
        base: baseOf(copy, kind, recordId, key, before),
        value: typedValue(field, text),
      },
    ]
  })
}

const answered = (fields: FormFields, head: string, keys: readonly string[]): [string, string][] =>
  keys.flatMap((key) => {
    const text = one(fields, `${head}:${key}`)
    return text === "" ? [] : [[key, text]]
  })

/**
 * The visit as it is sent, from what stands in the form.
 * @param before the payload that was made last time: what its author saw then stays the base of a change
 */
export function visitPayload(
  fields: FormFields,
  context: { householdId: string; problemId: string; copy: HouseholdCopy | undefined; before: Partial<VisitDraft> },
): VisitDraft {
  const { copy, before } = context
  const income = answered(fields, "income", Object.keys(INCOME_KINDS)).flatMap(([key, text]) => {
    const number = typedNumber(text)
    return number === undefined ? [] : [[key, number] as const]
  })
  const measures = (copy?.measures ?? []).flatMap(({ id }) => {
    const answer = one(fields, `measure:${id}`)
    return answer === "" ? [] : [{ id, received: answer === "yes" }]
  })
  const policies = (copy?.policies ?? []).flatMap(({ key, label }) => {
    const answer = one(fields, `policy:${key}`)
    return answer === "" ? [] : [{ key, label, answer }]
  })
  const title = one(fields, "problemTitle")
  const problem = title.length < 2 ? null : { id: context.problemId, ...problemOf(fields) }
  return {
    householdId: context.householdId,
    visitedOn: one(fields, "visitedOn"),
    mode: (one(fields, "mode") || "home") as "home",
    met: many(fields, "met"),
    sentence: one(fields, "sentence"),
    changes: foundChanges(fields, copy, (before.changes ?? []) as readonly FoundChange[]),
    assurances: Object.fromEntries(answered(fields, "assurance", Object.keys(ASSURANCES))),
    income: Object.fromEntries(income),
    needs: one(fields, "needs"),
    policyExplained: one(fields, "policyExplained") !== "",
    measures: copy ? measures : (before.measures ?? []),
    policies: copy ? policies : (before.policies ?? []),
    events: many(fields, "events"),
    eventNote: one(fields, "eventNote"),
    problem: problem as VisitDraft["problem"] & object,
  }
}

const problemOf = (fields: FormFields) => ({
  category: one(fields, "problemCategory") || "other",
  title: one(fields, "problemTitle"),
  detail: one(fields, "problemDetail"),
})

/** A problem without a visit, as it is sent. */
export const problemPayload = (fields: FormFields, householdId: string) => ({ householdId, ...problemOf(fields) })

/** Why an entry can not be sent yet, in one sentence; undefined = it can. It is kept in any case. */
export function missingIn(kind: "visit" | "problem", fields: FormFields): string | undefined {
  if (kind === "problem") return one(fields, "problemTitle").length < 2 ? "写明是什么问题后才会发送" : undefined
  if (one(fields, "visitedOn") === "") return "填上走访日期后才会发送"
  if (one(fields, "sentence") === "") return "写一句情况后才会发送"
  const wrong = Object.entries(INCOME_KINDS).find(([key]) => {
    const text = one(fields, `income:${key}`)
    return text !== "" && typedNumber(text) === undefined
  })
  if (wrong) return `${wrong[1]}不是数字，改正后才会发送`
  const title = one(fields, "problemTitle")
  return title.length === 1 ? "问题至少写两个字，改正后才会发送" : undefined
}

/** A recorded value in words, of a sealed number its mask; undefined when nothing is recorded. */
export function recordedText(field: Field, value: FieldValue | undefined): string | undefined {
  if (value === undefined || value === null || value === "") return undefined
  if (isSealed(field.type)) return String(value)
  if (field.type.kind === "boolean") return value ? "是" : "否"
  if (field.type.kind === "code") return field.type.codes[String(value)]?.[0] ?? String(value)
  if (field.type.kind === "integer" || field.type.kind === "decimal") return `${value} ${field.type.unit}`
  return String(value)
}
