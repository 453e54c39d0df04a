import type { FactField, HouseholdField, MemberField } from "@/lib/domain/classification/facts"

/** The register's field behind each fact of a household; the village's category stands with the village. */
const OF_HOUSEHOLD: Record<Exclude<HouseholdField, "village_type">, string> = {
  roll_type: "rollType",
  housing_grade: "housingGrade",
  housing_hazard: "housingHazard",
  contract_land_mu: "contractLandMu",
  land_use: "landUse",
  operating_ability: "operatingAbility",
  operating_will: "operatingWill",
  has_industry: "hasIndustry",
  lacks_funds: "lacksFunds",
  lacks_skill: "lacksSkill",
  has_fixed_income: "hasFixedIncome",
  can_work_away: "canWorkAway",
}

const OF_MEMBER: Record<MemberField, string> = {
  age: "birthDate",
  labour: "labour",
  school: "schoolStatus",
  education: "education",
  disability_grade: "disabilityGrade",
  illness: "health",
  two_cancers: "twoCancers",
  tekun: "extremePoverty",
  school_dropout: "schoolDropout",
  schooling_at_risk: "schoolingAtRisk",
  startup_desire: "startupDesire",
}

/** The key under which the register keeps a fact and its source; null for the village's category. */
export function registerKeyOf(field: FactField): string | null {
  if (field === "village_type") return null
  return field in OF_MEMBER ? OF_MEMBER[field as MemberField] : OF_HOUSEHOLD[field as keyof typeof OF_HOUSEHOLD]
}

/** Facts that only who may see health information is shown. */
export const HEALTH_FACTS: ReadonlySet<FactField> = new Set(["disability_grade", "illness", "two_cancers"])
