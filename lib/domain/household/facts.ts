import type { HouseholdFacts, Illness, MemberFacts, RollType, School } from "@/lib/domain/classification/facts"
import { MAX_AGE } from "@/lib/domain/classification/facts"
import type { RollType as RegisterRollType, SchoolStatus, VillageCategory } from "./codes"

/** The columns of a household row that the engine's facts come from; null = not recorded. */
export interface HouseholdFactRow {
  readonly roll_type: string
  readonly housing_grade: string | null
  readonly housing_hazard: boolean | null
  /** mu */
  readonly contract_land_mu: number | null
  readonly land_use: string | null
  readonly operating_ability: string | null
  readonly operating_will: string | null
  readonly has_industry: boolean | null
  readonly lacks_funds: boolean | null
  readonly lacks_skill: boolean | null
  readonly has_fixed_income: boolean | null
  readonly can_work_away: boolean | null
}

/** The same of a member row. */
export interface MemberFactRow {
  readonly id: string
  readonly relation: string | null
  readonly sex: string | null
  /** ISO day */
  readonly birth_date: string | null
  readonly labour: string | null
  readonly school_status: string | null
  readonly education: string | null
  readonly disability_grade: string | null
  readonly health: readonly string[] | null
  readonly two_cancers: boolean | null
  readonly extreme_poverty: boolean | null
  readonly school_dropout: boolean | null
  readonly schooling_at_risk: boolean | null
  readonly startup_desire: boolean | null
}

export interface VillageFactRow {
  readonly category: string
}

/** 脱贫不享受政策户 has left the roll for good as 脱贫户 has: the engine knows one word for both. */
const ROLL: Record<RegisterRollType, RollType> = {
  registered_poor: "registered_poor",
  lifted: "lifted",
  lifted_without_policy: "lifted",
  monitored_unstable: "monitored_unstable",
  monitored_edge: "monitored_edge",
  monitored_sudden: "monitored_sudden",
  general: "general",
}

/**
 * 在校生状况 → stage. 七至九年级 are junior school; 技师学院 counts as higher vocational, as the 雨露计划 counts it
 * (国开办发〔2015〕19号: “高等职业教育(含普通大专、高职院校、技师学院等)”). 学龄前儿童 are at no school.
 */
const SCHOOL: Record<SchoolStatus, School> = {
  none: "none",
  under_school_age: "none",
  preschool: "preschool",
  primary: "primary",
  grade7: "junior",
  grade8: "junior",
  grade9: "junior",
  senior1: "senior",
  senior2: "senior",
  senior3: "senior",
  secondary1: "secondary_vocational",
  secondary2: "secondary_vocational",
  secondary3: "secondary_vocational",
  higher1: "higher_vocational",
  higher2: "higher_vocational",
  higher3: "higher_vocational",
  technician1: "higher_vocational",
  technician2: "higher_vocational",
  technician3: "higher_vocational",
  technician4: "higher_vocational",
  bachelor1: "university",
  bachelor2: "university",
  bachelor3: "university",
  bachelor4: "university",
  bachelor5: "university",
  master: "university",
}

const VILLAGE: Record<VillageCategory, VillageCategory> = { key: "key", other_poor: "other_poor", ordinary: "ordinary" }

/** Whole years outside which nobody is “of compulsory age”, with a margin for late entry and repeated years. */
const COMPULSORY_AGE = { from: 6, to: 17 }
/** Whole years outside which somebody who is at no school has no schooling to be hindered in. */
const SCHOOLING_AGE = { from: 3, to: 24 }

function known<const T>(table: Readonly<Record<string, T>>, code: string, what: string): T {
  if (!Object.hasOwn(table, code)) throw new Error(`${what}: unknown code ${code}`)
  return table[code] as T
}

/**
 * Whole years on a day (both ISO days): a year counts from the birthday on; who was born on 29 February has it on
 * 1 March. Null when it is not known or cannot be: born later, or older than anybody.
 */
export function ageOn(birthDate: string | null, asOf: string): number | null {
  if (birthDate === null) return null
  const years = Number(asOf.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const age = asOf.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years
  return age >= 0 && age <= MAX_AGE ? age : null
}

/**
 * 文化程度 and 在校生状况 exclude each other in the national system: who has a recorded education and no school status
 * is at no school. With neither recorded, school is unknown, whatever the age.
 */
function schoolOf(row: MemberFactRow): School | null {
  if (row.school_status !== null) return known<School>(SCHOOL, row.school_status, "school_status")
  return row.education === null ? null : "none"
}

/** 健康状况 may name several; the graver illness counts. “残疾” alone is recorded health without an illness. */
function illnessOf(health: readonly string[] | null): Illness | null {
  if (health === null || health.length === 0) return null
  if (health.includes("major")) return "major"
  return health.includes("chronic") ? "chronic" : "none"
}

const outside = (age: number | null, range: { from: number; to: number }): boolean =>
  age !== null && (age < range.from || age > range.to)

/** “Of compulsory age and not at school”: by that definition no for pupils and for everybody of another age. */
function dropoutOf(row: MemberFactRow, school: School | null, age: number | null): boolean | null {
  if (row.school_dropout !== null) return row.school_dropout
  return (school !== null && school !== "none") || outside(age, COMPULSORY_AGE) ? false : null
}

function atRiskOf(row: MemberFactRow, school: School | null, age: number | null): boolean | null {
  if (row.schooling_at_risk !== null) return row.schooling_at_risk
  return school === "none" && outside(age, SCHOOLING_AGE) ? false : null
}

/** “两癌”妇女: a man and a girl are not asked. 妇女 begins at fourteen (the courts' reading of 儿童, below it). */
const WOMAN = { from: 14, to: 150 }

/** A person recorded as 残疾 without a grade has no `disability_grade`: an unknown grade opens no criterion. */
function memberFactsOf(row: MemberFactRow, asOf: string): MemberFacts {
  const age = ageOn(row.birth_date, asOf)
  const school = schoolOf(row)
  return {
    id: row.id,
    relation: row.relation,
    age,
    labour: (row.labour ?? "unknown") as MemberFacts["labour"],
    school,
    education: row.education as MemberFacts["education"],
    disability_grade: row.disability_grade === null ? null : Number(row.disability_grade),
    illness: illnessOf(row.health),
    two_cancers: row.two_cancers ?? (row.sex === "male" || outside(age, WOMAN) ? false : null),
    tekun: row.extreme_poverty,
    school_dropout: dropoutOf(row, school, age),
    schooling_at_risk: atRiskOf(row, school, age),
    startup_desire: row.startup_desire,
  }
}

/**
 * The engine's facts (facts.md) of a household as the register holds it.
 * @param members the current members in their order
 * @param asOf ISO day on which ages are taken
 * @throws on a code that the dictionary does not know: the database's content is then damaged, and guessing is worse
 */
export function factsOf(
  household: HouseholdFactRow,
  members: readonly MemberFactRow[],
  village: VillageFactRow,
  asOf: string,
): HouseholdFacts {
  return {
    roll_type: known<RollType>(ROLL, household.roll_type, "roll_type"),
    village_type: known(VILLAGE, village.category, "village category"),
    housing_grade: (household.housing_grade ?? "unknown") as HouseholdFacts["housing_grade"],
    housing_hazard: household.housing_hazard,
    contract_land_mu: household.contract_land_mu,
    land_use: (household.land_use ?? "unknown") as HouseholdFacts["land_use"],
    operating_ability: (household.operating_ability ?? "unknown") as HouseholdFacts["operating_ability"],
    operating_will: (household.operating_will ?? "unknown") as HouseholdFacts["operating_will"],
    has_industry: household.has_industry,
    lacks_funds: household.lacks_funds,
    lacks_skill: household.lacks_skill,
    has_fixed_income: household.has_fixed_income,
    can_work_away: household.can_work_away,
    members: members.map((member) => memberFactsOf(member, asOf)),
  }
}
