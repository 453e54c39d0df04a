import type { HouseholdFacts, MemberFacts } from "@/lib/domain/classification/facts"

/** An adult worker with nothing special: of working age, out of school, ordinary labour, every fact known. */
export function member(id: string, facts: Partial<MemberFacts> = {}): MemberFacts {
  return {
    id,
    relation: null,
    age: 40,
    labour: "ordinary",
    school: "none",
    education: "primary",
    disability_grade: null,
    illness: "none",
    two_cancers: false,
    tekun: false,
    school_dropout: false,
    schooling_at_risk: false,
    startup_desire: false,
    ...facts,
  }
}

/** A pupil of ten, out of the labour count. */
export function pupil(id: string, facts: Partial<MemberFacts> = {}): MemberFacts {
  return member(id, { age: 10, labour: "none", school: "primary", education: null, ...facts })
}

/** A person of seventy without labour. */
export function elder(id: string, facts: Partial<MemberFacts> = {}): MemberFacts {
  return member(id, { age: 70, labour: "none", ...facts })
}

/** A household with one worker, every fact known and no criterion met: R17, P11. */
export function household(facts: Partial<HouseholdFacts> = {}): HouseholdFacts {
  return {
    roll_type: "registered_poor",
    village_type: "ordinary",
    housing_grade: "A",
    housing_hazard: false,
    contract_land_mu: 4,
    land_use: "adequate",
    operating_ability: "adequate",
    operating_will: "yes",
    has_industry: true,
    lacks_funds: false,
    lacks_skill: false,
    has_fixed_income: true,
    can_work_away: false,
    members: [member("m1")],
    ...facts,
  }
}
