import { BIT } from "@/lib/domain/classification/clauses"
import { EDUCATIONS, type Education, type HouseholdFacts, type MemberFacts } from "@/lib/domain/classification/facts"
import type { Limits } from "@/lib/domain/classification/limits"

/**
 * From facts to clause bits. "yes" bits hold for sure; "may" bits are not refuted by any known fact. An unknown fact
 * sets "may" without "yes", so it can never satisfy a criterion. One exception is in the readings of facts.md: an
 * unknown will does not refuse.
 */

/** Member clause bits start here in a mask of clauses. */
export const MEMBER_SHIFT = 16
/** A member's packed observation: 11 "yes" bits, 11 "may" bits, then the three marks below. */
const MAY_SHIFT = 11
const MEMBER_BITS = (1 << MAY_SHIFT) - 1
export const MARK_W01 = 1 << 22
export const MARK_W03 = 1 << 23
export const MARK_W04 = 1 << 24

const WORKER = BIT.worker >> MEMBER_SHIFT
const WORKER_AND_FULL = (BIT.worker | BIT.fullWorker) >> MEMBER_SHIFT
const STARTUP = BIT.startup >> MEMBER_SHIFT
const AT_SCHOOL = BIT.atSchool >> MEMBER_SHIFT
const DROPOUT = BIT.dropout >> MEMBER_SHIFT
const AT_RISK = BIT.schoolingAtRisk >> MEMBER_SHIFT
const ELDER = BIT.elder >> MEMBER_SHIFT
const DISABLED = BIT.disabled >> MEMBER_SHIFT
const TWO_CANCERS = BIT.twoCancers >> MEMBER_SHIFT
const TEKUN = BIT.tekun >> MEMBER_SHIFT
const ILL_AND_LOST = BIT.illAndLost >> MEMBER_SHIFT

const EDUCATION_RANK: ReadonlyMap<Education, number> = new Map(EDUCATIONS.map((key, rank) => [key, rank]))

export function memberYes(packed: number): number {
  return (packed & MEMBER_BITS) << MEMBER_SHIFT
}

export function memberMay(packed: number): number {
  return ((packed >> MAY_SHIFT) & MEMBER_BITS) << MEMBER_SHIFT
}

/** The packed observation of members of whom everything is known: what does not hold is not open either. */
export function packKnown(yes: number): number {
  const bits = (yes >> MEMBER_SHIFT) & MEMBER_BITS
  return bits | (bits << MAY_SHIFT)
}

/** All that the rules need of one member, in one number. Members are joined with `|`, so their order cannot matter. */
export function observeMember(member: MemberFacts, limits: Limits): number {
  const { age, labour, school, tekun } = member
  const outOfSchool = school === "none" || school === null
  let yes = 0
  let may = 0
  let marks = 0
  if (labour === "ordinary" || labour === "weak" || labour === "skilled" || labour === "unknown") {
    if (outOfSchool && tekun !== true && (age === null || age >= limits.workerAge)) {
      may = labour === "weak" ? WORKER : WORKER_AND_FULL
      if (labour !== "unknown" && school !== null && tekun !== null && age !== null) {
        yes = may
        if (labour === "skilled") marks = MARK_W03
      }
    }
    if (labour !== "unknown" && (!outOfSchool || (age !== null && age < limits.workerAge))) marks |= MARK_W01
  }
  if (member.startup_desire !== false && outOfSchool && (age === null || age >= limits.startupAge)) {
    const { education } = member
    if (education === null || (EDUCATION_RANK.get(education) ?? -1) >= limits.startupEducation) {
      may |= STARTUP
      if (member.startup_desire && school !== null && age !== null && education !== null) yes |= STARTUP
    }
  }
  if (school === null) may |= AT_SCHOOL
  else if (school !== "none") yes |= AT_SCHOOL
  if (age === null) may |= ELDER
  else if (age >= limits.elderAge) yes |= ELDER
  if (tekun === null) may |= TEKUN
  else if (tekun) {
    yes |= TEKUN
    if (isHealthyAdult(member, limits) && school === "none") marks |= MARK_W04
  }
  const health = observeHealthAndSchooling(member)
  yes |= health & MEMBER_BITS
  may |= yes | (health >> MAY_SHIFT)
  return yes | (may << MAY_SHIFT) | marks
}

function observeHealthAndSchooling(member: MemberFacts): number {
  const { two_cancers, school_dropout, schooling_at_risk, illness, labour } = member
  let yes = 0
  let may = 0
  if (member.disability_grade !== null) yes = DISABLED
  if (two_cancers === null) may |= TWO_CANCERS
  else if (two_cancers) yes |= TWO_CANCERS
  if (school_dropout === null) may |= DROPOUT
  else if (school_dropout) yes |= DROPOUT
  if (schooling_at_risk === null) may |= AT_RISK
  else if (schooling_at_risk) yes |= AT_RISK
  if (illness !== "none" && (labour === "lost" || labour === "unknown")) {
    if (illness !== null && labour === "lost") yes |= ILL_AND_LOST
    else may |= ILL_AND_LOST
  }
  return yes | (may << MAY_SHIFT)
}

function isHealthyAdult(member: MemberFacts, limits: Limits): boolean {
  const { age } = member
  if (age === null || age < limits.adultAge || age >= limits.elderAge) return false
  return member.illness === "none" && member.disability_grade === null && member.two_cancers !== true
}

/** Joins all members into clause bits, "no worker" included: that needs everybody to be known not to be one. */
export function joinMembers(packed: number, hasMembers: boolean): { yes: number; may: number } {
  if (!hasMembers) return { yes: 0, may: (MEMBER_BITS << MEMBER_SHIFT) | BIT.noWorker | BIT.noFullWorker }
  const yes = memberYes(packed)
  const may = memberMay(packed)
  return {
    yes: yes | (may & BIT.worker ? 0 : BIT.noWorker) | (may & BIT.fullWorker ? 0 : BIT.noFullWorker),
    may: may | (yes & BIT.worker ? 0 : BIT.noWorker) | (yes & BIT.fullWorker ? 0 : BIT.noFullWorker),
  }
}

/** The household clauses that hold for sure. */
export function observeHousehold(facts: HouseholdFacts): number {
  let yes = 0
  if (facts.housing_grade === "C" || facts.housing_grade === "D") yes = BIT.unsafeGrade
  if (facts.housing_hazard) yes |= BIT.housingHazard
  if (facts.village_type === "key") yes |= BIT.keyVillage
  else if (facts.village_type === "other_poor") yes |= BIT.otherPoorVillage
  const ability = facts.operating_ability
  if (ability === "adequate") yes |= BIT.abilityAdequate
  else if (ability === "weak") yes |= BIT.abilityWeak | BIT.abilityLacking
  else if (ability === "none") yes |= BIT.abilityLacking
  if (facts.operating_will === "yes") yes |= BIT.willing | BIT.willNotRefused
  else if (facts.operating_will === "unknown") yes |= BIT.willNotRefused
  if (facts.has_industry === false) yes |= BIT.noIndustry
  if (facts.lacks_funds) yes |= BIT.lacksFunds
  if (facts.lacks_skill) yes |= BIT.lacksSkill
  if (facts.has_fixed_income === false) yes |= BIT.noFixedIncome
  if (facts.can_work_away) yes |= BIT.canWorkAway
  if (facts.contract_land_mu !== null && facts.contract_land_mu > 0) yes |= BIT.hasLand
  if (facts.land_use === "inefficient" || facts.land_use === "unable") yes |= BIT.landPoorlyUsed
  return yes
}

/** The household clauses that hold or that an unknown fact leaves open. */
export function openHousehold(facts: HouseholdFacts, yes: number): number {
  let may = yes
  if (facts.housing_grade === "unknown") may |= BIT.unsafeGrade
  if (facts.housing_hazard === null) may |= BIT.housingHazard
  if (facts.operating_ability === "unknown") may |= BIT.abilityAdequate | BIT.abilityLacking | BIT.abilityWeak
  if (facts.operating_will === "unknown") may |= BIT.willing
  if (facts.has_industry === null) may |= BIT.noIndustry
  if (facts.lacks_funds === null) may |= BIT.lacksFunds
  if (facts.lacks_skill === null) may |= BIT.lacksSkill
  if (facts.has_fixed_income === null) may |= BIT.noFixedIncome
  if (facts.can_work_away === null) may |= BIT.canWorkAway
  if (facts.contract_land_mu === null) may |= BIT.hasLand
  if (facts.land_use === "unknown") may |= BIT.landPoorlyUsed
  return may
}

/** Whether any household fact is unknown: an unknown will counts although it leaves no clause of refusal open. */
export function hasUnknownFact(facts: HouseholdFacts): boolean {
  return (
    facts.housing_grade === "unknown" ||
    facts.housing_hazard === null ||
    facts.contract_land_mu === null ||
    facts.land_use === "unknown" ||
    facts.operating_ability === "unknown" ||
    facts.operating_will === "unknown" ||
    facts.has_industry === null ||
    facts.lacks_funds === null ||
    facts.lacks_skill === null ||
    facts.has_fixed_income === null ||
    facts.can_work_away === null
  )
}
