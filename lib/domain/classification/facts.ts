import { z } from "zod"

/**
 * The facts that the engine reads, and nothing else. Field names are snake_case because they are the plain interface
 * that the register, the command line and audits share. A fact that nobody has recorded is `null`, or `"unknown"`
 * where the value list has that word. `disability_grade: null` means that no disability is recorded.
 */

export const ROLL_TYPES = [
  "registered_poor",
  "lifted",
  "monitored_unstable",
  "monitored_edge",
  "monitored_sudden",
  "general",
] as const
export const VILLAGE_TYPES = ["key", "other_poor", "ordinary"] as const
export const HOUSING_GRADES = ["A", "B", "C", "D", "unknown"] as const
export const LAND_USES = ["adequate", "inefficient", "unable", "not_applicable", "unknown"] as const
export const OPERATING_ABILITIES = ["none", "weak", "adequate", "unknown"] as const
export const OPERATING_WILLS = ["yes", "no", "unknown"] as const
export const LABOURS = ["skilled", "ordinary", "weak", "lost", "none", "unknown"] as const
export const SCHOOLS = [
  "none",
  "preschool",
  "primary",
  "junior",
  "senior",
  "secondary_vocational",
  "higher_vocational",
  "university",
] as const
/** In ascending order: the position is the rank that the A08 parameter compares. */
export const EDUCATIONS = ["illiterate", "primary", "junior", "senior", "college", "bachelor"] as const
export const ILLNESSES = ["none", "chronic", "major"] as const

export type RollType = (typeof ROLL_TYPES)[number]
export type VillageType = (typeof VILLAGE_TYPES)[number]
export type Labour = (typeof LABOURS)[number]
export type School = (typeof SCHOOLS)[number]
export type Education = (typeof EDUCATIONS)[number]
export type Illness = (typeof ILLNESSES)[number]

/** Highest age accepted, in whole years: above it the entry is a typing error. */
export const MAX_AGE = 150

export interface MemberFacts {
  id: string
  relation: string | null
  /** Whole years. */
  age: number | null
  labour: Labour
  school: School | null
  education: Education | null
  /** 1–4 (1–2 severe), null = no disability recorded. */
  disability_grade: number | null
  illness: Illness | null
  two_cancers: boolean | null
  tekun: boolean | null
  school_dropout: boolean | null
  schooling_at_risk: boolean | null
  startup_desire: boolean | null
}

export interface HouseholdFacts {
  roll_type: RollType
  village_type: VillageType
  housing_grade: (typeof HOUSING_GRADES)[number]
  housing_hazard: boolean | null
  /** Contracted land in mu. */
  contract_land_mu: number | null
  land_use: (typeof LAND_USES)[number]
  operating_ability: (typeof OPERATING_ABILITIES)[number]
  operating_will: (typeof OPERATING_WILLS)[number]
  has_industry: boolean | null
  lacks_funds: boolean | null
  lacks_skill: boolean | null
  has_fixed_income: boolean | null
  can_work_away: boolean | null
  /** An empty list means that nobody has been recorded yet. */
  members: readonly MemberFacts[]
}

/** In the order of facts.md, which is also the order of missing facts. */
export const HOUSEHOLD_FIELDS = [
  "roll_type",
  "village_type",
  "housing_grade",
  "housing_hazard",
  "contract_land_mu",
  "land_use",
  "operating_ability",
  "operating_will",
  "has_industry",
  "lacks_funds",
  "lacks_skill",
  "has_fixed_income",
  "can_work_away",
] as const satisfies readonly (keyof HouseholdFacts)[]
export type HouseholdField = (typeof HOUSEHOLD_FIELDS)[number]

export const MEMBER_FIELDS = [
  "age",
  "labour",
  "school",
  "education",
  "disability_grade",
  "illness",
  "two_cancers",
  "tekun",
  "school_dropout",
  "schooling_at_risk",
  "startup_desire",
] as const satisfies readonly (keyof MemberFacts)[]
export type MemberField = (typeof MEMBER_FIELDS)[number]

export type FactField = HouseholdField | MemberField
export type FactValue = string | number | boolean | null

const yesNo = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)

function orNull<const T extends readonly string[]>(values: T) {
  return z
    .enum(values)
    .nullish()
    .transform((value) => value ?? null)
}

function orUnknown<const T extends readonly string[]>(values: T) {
  return z
    .enum(values)
    .nullish()
    .transform((value) => value ?? ("unknown" as const))
}

const memberSchema = z.object({
  id: z.string().min(1),
  relation: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  age: z
    .int()
    .min(0)
    .max(MAX_AGE)
    .nullish()
    .transform((value) => value ?? null),
  labour: orUnknown(LABOURS),
  school: orNull(SCHOOLS),
  education: orNull(EDUCATIONS),
  disability_grade: z
    .int()
    .min(1)
    .max(4)
    .nullish()
    .transform((value) => value ?? null),
  illness: orNull(ILLNESSES),
  two_cancers: yesNo,
  tekun: yesNo,
  school_dropout: yesNo,
  schooling_at_risk: yesNo,
  startup_desire: yesNo,
})

/**
 * Validates the facts of one household as they come from outside. An absent fact is unknown; an unknown word, a wrong
 * type or an impossible number is an error; keys that the engine does not know are ignored.
 */
export const householdFactsSchema = z.object({
  roll_type: z.enum(ROLL_TYPES),
  village_type: z.enum(VILLAGE_TYPES),
  housing_grade: orUnknown(HOUSING_GRADES),
  housing_hazard: yesNo,
  contract_land_mu: z
    .number()
    .min(0)
    .nullish()
    .transform((value) => value ?? null),
  land_use: orUnknown(LAND_USES),
  operating_ability: orUnknown(OPERATING_ABILITIES),
  operating_will: orUnknown(OPERATING_WILLS),
  has_industry: yesNo,
  lacks_funds: yesNo,
  lacks_skill: yesNo,
  has_fixed_income: yesNo,
  can_work_away: yesNo,
  members: z.array(memberSchema).superRefine((members, context) => {
    const seen = new Set<string>()
    members.forEach((member, index) => {
      if (seen.has(member.id)) {
        context.addIssue({ code: "custom", path: [index, "id"], message: `成员编号“${member.id}”重复` })
      }
      seen.add(member.id)
    })
  }),
}) satisfies z.ZodType<HouseholdFacts>
