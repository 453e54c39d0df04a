import type { z } from "zod"
import {
  EDUCATIONS,
  HOUSING_GRADES,
  type HouseholdFacts,
  householdFactsSchema,
  ILLNESSES,
  LABOURS,
  LAND_USES,
  MAX_AGE,
  OPERATING_ABILITIES,
  OPERATING_WILLS,
  ROLL_TYPES,
  SCHOOLS,
  VILLAGE_TYPES,
} from "@/lib/domain/classification/facts"

/** One field of a household that cannot be read, in plain Chinese. */
export interface FactProblem {
  /** As in `members[1].age`. */
  field: string
  reason: string
}

export type ParsedHousehold =
  | { ok: true; id: string; facts: HouseholdFacts }
  | { ok: false; id: string | null; problems: readonly FactProblem[] }

type Row = Record<string, unknown>

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

const SETS = {
  roll_type: new Set<unknown>(ROLL_TYPES),
  village_type: new Set<unknown>(VILLAGE_TYPES),
  housing_grade: new Set<unknown>(HOUSING_GRADES),
  land_use: new Set<unknown>(LAND_USES),
  operating_ability: new Set<unknown>(OPERATING_ABILITIES),
  operating_will: new Set<unknown>(OPERATING_WILLS),
  labour: new Set<unknown>(LABOURS),
  school: new Set<unknown>([...SCHOOLS, null]),
  education: new Set<unknown>([...EDUCATIONS, null]),
  illness: new Set<unknown>([...ILLNESSES, null]),
}

function isYesNo(value: unknown): boolean {
  return value === true || value === false || value === null
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return value === null || (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max)
}

function isCompleteMember(row: unknown): boolean {
  return (
    isRow(row) &&
    typeof row.id === "string" &&
    row.id.length > 0 &&
    (row.relation === null || typeof row.relation === "string") &&
    isWhole(row.age, 0, MAX_AGE) &&
    SETS.labour.has(row.labour) &&
    SETS.school.has(row.school) &&
    SETS.education.has(row.education) &&
    isWhole(row.disability_grade, 1, 4) &&
    SETS.illness.has(row.illness) &&
    isYesNo(row.two_cancers) &&
    isYesNo(row.tekun) &&
    isYesNo(row.school_dropout) &&
    isYesNo(row.schooling_at_risk) &&
    isYesNo(row.startup_desire)
  )
}

/** Households larger than this go the slow way, so that the pairwise look for repeated ids stays cheap. */
const MAX_FAST_MEMBERS = 32

function areCompleteMembers(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > MAX_FAST_MEMBERS) return false
  for (let index = 0; index < value.length; index++) {
    if (!isCompleteMember(value[index])) return false
    for (let other = 0; other < index; other++) if (value[other].id === value[index].id) return false
  }
  return true
}

/**
 * Whether the facts are valid and every fact is written out, so that they can be used as they are. It accepts a part of
 * what `householdFactsSchema` accepts, some twenty times faster; everything else is left to the schema.
 */
export function isCompleteFacts(row: unknown): row is HouseholdFacts {
  return (
    isRow(row) &&
    SETS.roll_type.has(row.roll_type) &&
    SETS.village_type.has(row.village_type) &&
    SETS.housing_grade.has(row.housing_grade) &&
    isYesNo(row.housing_hazard) &&
    (row.contract_land_mu === null ||
      (typeof row.contract_land_mu === "number" &&
        row.contract_land_mu >= 0 &&
        Number.isFinite(row.contract_land_mu))) &&
    SETS.land_use.has(row.land_use) &&
    SETS.operating_ability.has(row.operating_ability) &&
    SETS.operating_will.has(row.operating_will) &&
    isYesNo(row.has_industry) &&
    isYesNo(row.lacks_funds) &&
    isYesNo(row.lacks_skill) &&
    isYesNo(row.has_fixed_income) &&
    isYesNo(row.can_work_away) &&
    areCompleteMembers(row.members)
  )
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) => (typeof key === "number" ? `${name}[${key}]` : name === "" ? String(key) : `${name}.${String(key)}`),
    "",
  )
}

function valueAt(row: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)]
    return isRow(value) ? value[String(key)] : undefined
  }, row)
}

const EXPECTED: Record<string, string> = {
  boolean: "true、false 或 null",
  string: "文字",
  number: "数字",
  int: "整数",
  array: "列表",
  object: "对象 { … }",
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === "custom") return issue.message
  if (value === undefined) return "缺少这一项"
  if (issue.code === "invalid_value") return `值 ${shown(value)} 无效，应为 ${issue.values.join("、")} 之一`
  if (issue.code === "invalid_type") return `值 ${shown(value)} 无效，应为${EXPECTED[issue.expected] ?? issue.expected}`
  if (issue.code === "too_small" && issue.origin === "string") return "不能为空"
  if (issue.code === "too_small") return `值 ${shown(value)} 太小，不能小于 ${issue.minimum}`
  if (issue.code === "too_big") return `值 ${shown(value)} 太大，不能大于 ${issue.maximum}`
  return `值 ${shown(value)} 无效`
}

/** Reads the facts of one household from outside, or says which fields cannot be read and why. */
export function parseFacts(
  row: unknown,
): { ok: true; facts: HouseholdFacts } | { ok: false; problems: readonly FactProblem[] } {
  if (isCompleteFacts(row)) return { ok: true, facts: row }
  if (row === undefined) return { ok: false, problems: [{ field: "facts", reason: "缺少这一项" }] }
  const parsed = householdFactsSchema.safeParse(row)
  if (parsed.success) return { ok: true, facts: parsed.data }
  const problems = parsed.error.issues.map((issue) => ({
    field: fieldName(issue.path) || "facts",
    reason: reasonOf(issue, valueAt(row, issue.path)),
  }))
  return { ok: false, problems }
}

/** Reads one entry `{ id, facts }` of a batch. */
export function parseHousehold(entry: unknown): ParsedHousehold {
  if (!isRow(entry)) {
    return {
      ok: false,
      id: null,
      problems: [{ field: "household", reason: `值 ${shown(entry)} 无效，应为对象 { … }` }],
    }
  }
  const id = typeof entry.id === "string" && entry.id !== "" ? entry.id : null
  const parsed = parseFacts(entry.facts)
  const problems: FactProblem[] = []
  if (id === null) {
    const reason = entry.id === undefined ? "缺少这一项" : `值 ${shown(entry.id)} 无效，应为非空文字`
    problems.push({ field: "id", reason })
  }
  if (!parsed.ok) problems.push(...parsed.problems)
  if (id !== null && parsed.ok) return { ok: true, id, facts: parsed.facts }
  return { ok: false, id, problems }
}
