import type { Field } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"

export type RecordKind = "household" | "member"
/** apply = at once by rule; confirm = the township's word first. */
export type ChangeRule = "apply" | "confirm"

/**
 * What a visit may find changed (D1-6, D12), and what becomes of it. Whatever decides about money, a guarantee or whether
 * somebody can work waits for the township; what only helps to reach or to help the household holds at once.
 */
// biome-ignore format: a table
export const CHANGE_RULES: Readonly<Record<RecordKind, Readonly<Record<string, ChangeRule>>>> = {
  household: {
    phone: "apply", address: "apply", groupName: "apply",
    operatingWill: "apply", hasIndustry: "apply", lacksFunds: "apply", lacksSkill: "apply", canWorkAway: "apply", landUse: "apply",
    operatingAbility: "confirm", hasFixedIncome: "confirm",
    housingGrade: "confirm", housingHazard: "confirm", waterSafe: "confirm",
  },
  member: {
    phone: "apply", hasWorked: "apply", workPlace: "apply", employer: "apply", monthlyWageYuan: "apply", startupDesire: "apply", plansToWork: "apply",
    labour: "confirm", schoolStatus: "confirm", schoolDropout: "confirm", schoolingAtRisk: "confirm",
    residentMedical: "confirm", residentPension: "confirm", welfarePost: "confirm",
  },
}

const fieldsOf = (kind: RecordKind): readonly Field[] =>
  (kind === "household" ? HOUSEHOLD_FIELDS : MEMBER_FIELDS) as readonly Field[]

/** The fields that the visit form offers, in the dictionary's order. */
export const changeableFields = (kind: RecordKind): Field[] =>
  fieldsOf(kind).filter(({ key }) => Object.hasOwn(CHANGE_RULES[kind], key))

/** A field that a visit may change; undefined for any other. */
export const changeableField = (kind: RecordKind, key: string): Field | undefined =>
  Object.hasOwn(CHANGE_RULES[kind], key) ? fieldsOf(kind).find((field) => field.key === key) : undefined

export const ruleOf = (kind: RecordKind, key: string): ChangeRule => CHANGE_RULES[kind][key] ?? "confirm"
