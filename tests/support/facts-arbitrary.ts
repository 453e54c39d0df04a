import fc from "fast-check"
import { RULE_KEYS, type RuleKey } from "@/lib/domain/classification/codes"
import {
  EDUCATIONS,
  HOUSING_GRADES,
  type HouseholdFacts,
  ILLNESSES,
  LABOURS,
  LAND_USES,
  type MemberFacts,
  OPERATING_ABILITIES,
  OPERATING_WILLS,
  ROLL_TYPES,
  SCHOOLS,
  VILLAGE_TYPES,
} from "@/lib/domain/classification/facts"

/** Random households for property tests: every value, ages crowded around the limits, unknown facts in any place. */

const yesNo = fc.constantFrom(true, false, false, null)
/** Mostly false, so that quiet households, where the order of rules matters most, are not drowned. */
const rarely = fc.constantFrom(true, false, false, false, false, false, null)

export function memberArbitrary(id: string): fc.Arbitrary<MemberFacts> {
  return fc.record({
    id: fc.constant(id),
    relation: fc.constantFrom("户主", "之子", null),
    age: fc.constantFrom(3, 15, 16, 17, 18, 40, 59, 60, 75, null),
    labour: fc.constantFrom(...LABOURS),
    school: fc.constantFrom("none", "none", "none", "none", null, ...SCHOOLS),
    education: fc.constantFrom(null, ...EDUCATIONS),
    disability_grade: fc.constantFrom(null, null, null, null, null, 1, 4),
    illness: fc.constantFrom("none", "none", null, ...ILLNESSES),
    two_cancers: rarely,
    tekun: rarely,
    school_dropout: rarely,
    schooling_at_risk: rarely,
    startup_desire: yesNo,
  })
}

export const factsArbitrary: fc.Arbitrary<HouseholdFacts> = fc.integer({ min: 0, max: 5 }).chain((size) =>
  fc.record({
    roll_type: fc.constantFrom(...ROLL_TYPES),
    village_type: fc.constantFrom(...VILLAGE_TYPES),
    housing_grade: fc.constantFrom("A", "B", ...HOUSING_GRADES),
    housing_hazard: rarely,
    contract_land_mu: fc.constantFrom(0, 0.1, 5, null),
    land_use: fc.constantFrom(...LAND_USES),
    operating_ability: fc.constantFrom(...OPERATING_ABILITIES),
    operating_will: fc.constantFrom(...OPERATING_WILLS),
    has_industry: yesNo,
    lacks_funds: yesNo,
    lacks_skill: yesNo,
    has_fixed_income: yesNo,
    can_work_away: yesNo,
    members: fc.tuple(...Array.from({ length: size }, (_, index) => memberArbitrary(`m${index + 1}`))),
  }),
)

const HOUSEHOLD_BLANKS: readonly Partial<HouseholdFacts>[] = [
  { housing_grade: "unknown" },
  { housing_hazard: null },
  { contract_land_mu: null },
  { land_use: "unknown" },
  { operating_ability: "unknown" },
  { operating_will: "unknown" },
  { has_industry: null },
  { lacks_funds: null },
  { lacks_skill: null },
  { has_fixed_income: null },
  { can_work_away: null },
]

const MEMBER_BLANKS: readonly Partial<MemberFacts>[] = [
  { age: null },
  { labour: "unknown" },
  { school: null },
  { education: null },
  { illness: null },
  { two_cancers: null },
  { tekun: null },
  { school_dropout: null },
  { schooling_at_risk: null },
  { startup_desire: null },
]

const quietMember = (id: string): fc.Arbitrary<MemberFacts> =>
  memberArbitrary(id).map((member) => ({
    ...member,
    age: member.age ?? 30,
    labour: member.labour === "unknown" ? "ordinary" : member.labour,
    school: member.school ?? "none",
    education: member.education ?? "primary",
    illness: member.illness ?? "none",
    two_cancers: member.two_cancers ?? false,
    tekun: member.tekun ?? false,
    school_dropout: member.school_dropout ?? false,
    schooling_at_risk: member.schooling_at_risk ?? false,
    startup_desire: member.startup_desire ?? false,
  }))

/** Households in which every fact is known, and then a few are forgotten: one to three of the members', up to two others. */
export const forgetfulArbitrary: fc.Arbitrary<HouseholdFacts> = fc
  .tuple(
    factsArbitrary,
    fc
      .integer({ min: 1, max: 3 })
      .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => quietMember(`m${index + 1}`)))),
    fc.array(fc.constantFrom(...HOUSEHOLD_BLANKS), { maxLength: 2 }),
    fc.array(fc.tuple(fc.nat({ max: 2 }), fc.constantFrom(...MEMBER_BLANKS)), { minLength: 1, maxLength: 4 }),
  )
  .map(([base, people, householdBlanks, memberBlanks]) => {
    const known: HouseholdFacts = {
      ...base,
      housing_grade: base.housing_grade === "unknown" ? "A" : base.housing_grade,
      housing_hazard: base.housing_hazard ?? false,
      contract_land_mu: base.contract_land_mu ?? 0,
      land_use: base.land_use === "unknown" ? "adequate" : base.land_use,
      operating_ability: base.operating_ability === "unknown" ? "none" : base.operating_ability,
      operating_will: base.operating_will === "unknown" ? "no" : base.operating_will,
      has_industry: base.has_industry ?? true,
      lacks_funds: base.lacks_funds ?? false,
      lacks_skill: base.lacks_skill ?? false,
      has_fixed_income: base.has_fixed_income ?? true,
      can_work_away: base.can_work_away ?? false,
    }
    const members = people.map((member, index) =>
      memberBlanks
        .filter(([position]) => position % people.length === index)
        .reduce((each, [, blank]) => Object.assign(each, blank), { ...member }),
    )
    return Object.assign({ ...known, members }, ...householdBlanks)
  })

/** Any order that a policy set may have: R17 stays last. */
export const orderArbitrary: fc.Arbitrary<RuleKey[]> = fc
  .shuffledSubarray([...RULE_KEYS].slice(0, -1), { minLength: RULE_KEYS.length - 1 })
  .map((order) => [...order, "R17"])
