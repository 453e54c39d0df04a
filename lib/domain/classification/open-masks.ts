import { BIT } from "@/lib/domain/classification/clauses"
import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { observeHousehold } from "@/lib/domain/classification/observe"

/** Every mask of the one list joined with every mask of the other, without repeats. */
export function joinedMasks(masks: readonly number[], options: readonly number[]): number[] {
  const only = options[0]
  if (options.length === 1 && only !== undefined) return masks.map((mask) => mask | only)
  return [...new Set(masks.flatMap((mask) => options.map((option) => mask | option)))]
}

/** The same masks, with the bit and without it. */
function withOpen(masks: readonly number[], open: boolean, bit: number): readonly number[] {
  return open ? joinedMasks(masks, [0, bit]) : masks
}

const UNSAFE = BIT.unsafeGrade | BIT.housingHazard
const POOR_LAND = BIT.hasLand | BIT.landPoorlyUsed
const JOINT = BIT.willing | BIT.abilityWeak
const BUSINESS = BIT.abilityAdequate | BIT.willNotRefused
const PROJECT = BUSINESS | BIT.noIndustry
const LOAN = BUSINESS | BIT.lacksFunds
const POST = BIT.abilityLacking | BIT.noFixedIncome
const AWAY = BIT.noFixedIncome | BIT.canWorkAway
const ALONE = BIT.keyVillage | BIT.otherPoorVillage | BIT.lacksSkill

/** Keeps of a household mask only the conjunctions that hold: single clauses of A02…A10 do nothing by themselves. */
function plainHousehold(mask: number): number {
  let plain = mask & ALONE
  if (mask & UNSAFE) plain |= BIT.unsafeGrade
  for (const needed of [POOR_LAND, JOINT, PROJECT, LOAN, POST, AWAY]) if ((mask & needed) === needed) plain |= needed
  return plain
}

/** All clause masks that the household's facts allow once the unknown ones are known. */
export function householdMasks(facts: HouseholdFacts): readonly number[] {
  const { operating_ability, operating_will } = facts
  const known = observeHousehold(facts) & ~(operating_will === "unknown" ? BIT.willNotRefused : 0)
  let masks: readonly number[] = [known]
  if (operating_ability === "unknown") {
    const lacking = BIT.abilityLacking
    masks = joinedMasks(masks, [lacking, lacking | BIT.abilityWeak, BIT.abilityAdequate])
  }
  masks = withOpen(masks, operating_will === "unknown", BIT.willing | BIT.willNotRefused)
  masks = withOpen(masks, facts.has_industry === null, BIT.noIndustry)
  masks = withOpen(masks, facts.lacks_funds === null, BIT.lacksFunds)
  masks = withOpen(masks, facts.lacks_skill === null, BIT.lacksSkill)
  masks = withOpen(masks, facts.has_fixed_income === null, BIT.noFixedIncome)
  masks = withOpen(masks, facts.can_work_away === null, BIT.canWorkAway)
  masks = withOpen(masks, facts.contract_land_mu === null, BIT.hasLand)
  masks = withOpen(masks, facts.land_use === "unknown", BIT.landPoorlyUsed)
  const isUnsafeOpen = facts.housing_grade === "unknown" || facts.housing_hazard === null
  masks = withOpen(masks, isUnsafeOpen, BIT.unsafeGrade)
  return [...new Set(masks.map(plainHousehold))]
}
