import { BIT } from "@/lib/domain/classification/clauses"
import type { HouseholdFacts, Labour, MemberFacts, School } from "@/lib/domain/classification/facts"
import type { Limits } from "@/lib/domain/classification/limits"
import { joinMembers, memberMay, memberYes, observeHousehold, observeMember } from "@/lib/domain/classification/observe"

/** The primary (any stable number for it) of a household whose clauses are all known. */
export type PrimaryOf = (yes: number) => number

export type WorkerField = "age" | "labour" | "school" | "tekun"

interface Situation {
  facts: HouseholdFacts
  limits: Limits
  primaryOf: PrimaryOf
}

/**
 * Whether some completion of the other unknown facts lets two values of this member's unknown fact lead to different
 * primary pathways. Searched, not reasoned, because the order of rules is data. It works on sets of clause masks (at
 * most 2^11 for members and 2^14 for the household, in practice a handful) and is asked only for the few facts that tip
 * no criterion by themselves.
 */
export function reachesPrimary(situation: Situation, member: MemberFacts, field: WorkerField): boolean {
  const { facts, limits, primaryOf } = situation
  let others: readonly number[] = independentMasks([0], member)
  for (const other of facts.members) {
    if (other !== member) others = independentMasks(joinedMasks(others, memberMasks(other, limits)), other)
  }
  const households = householdMasks(facts)
  for (const choices of choicesOf(member, field, limits)) {
    for (const other of others) {
      const joined = choices.map((mask) => joinMembers(packComplete(other | mask), true).yes)
      for (const household of households) {
        const first = primaryOf(household | (joined[0] ?? 0))
        if (joined.some((mask) => primaryOf(household | mask) !== first)) return true
      }
    }
  }
  return false
}

/** A completed member has nothing open, so "may" repeats "yes". */
function packComplete(yes: number): number {
  const bits = yes >> 16
  return bits | (bits << 11)
}

/** Every mask of the one joined with every mask of the other, without repeats. */
function joinedMasks(masks: readonly number[], options: readonly number[]): number[] {
  const only = options[0]
  if (options.length === 1 && only !== undefined) return masks.map((mask) => mask | only)
  return [...new Set(masks.flatMap((mask) => options.map((option) => mask | option)))]
}

/** The same masks, with the bit and without it. */
function withOpen(masks: readonly number[], open: boolean, bit: number): readonly number[] {
  return open ? joinedMasks(masks, [0, bit]) : masks
}

/** Facts that set a clause of their own, whatever the others are. */
function independentMasks(masks: readonly number[], member: MemberFacts): readonly number[] {
  const cancers = withOpen(masks, member.two_cancers === null, BIT.twoCancers)
  const dropout = withOpen(cancers, member.school_dropout === null, BIT.dropout)
  return withOpen(dropout, member.schooling_at_risk === null, BIT.schoolingAtRisk)
}

const SCHOOL_CHOICES: readonly School[] = ["none", "primary"]
const LABOUR_CHOICES: readonly Labour[] = ["ordinary", "weak", "lost", "none"]
const BOTH: readonly boolean[] = [false, true]

function ageChoices(limits: Limits): number[] {
  return [0, limits.workerAge, limits.startupAge, limits.elderAge]
}

function completions(member: MemberFacts, limits: Limits, except?: WorkerField): MemberFacts[] {
  let list = [member]
  const fill = <K extends keyof MemberFacts>(key: K, open: boolean, values: readonly MemberFacts[K][]) => {
    if (open && key !== except) list = list.flatMap((each) => values.map((value) => ({ ...each, [key]: value })))
  }
  fill("age", member.age === null, ageChoices(limits))
  fill("labour", member.labour === "unknown", LABOUR_CHOICES)
  fill("school", member.school === null, SCHOOL_CHOICES)
  fill("tekun", member.tekun === null, BOTH)
  fill("education", member.education === null, ["illiterate", "bachelor"])
  fill("illness", member.illness === null, ["none", "major"])
  fill("startup_desire", member.startup_desire === null, BOTH)
  return list
}

function memberMasks(member: MemberFacts, limits: Limits): number[] {
  const packed = observeMember(member, limits)
  if (memberYes(packed) === memberMay(packed)) return [memberYes(packed)]
  return [...new Set(completions(member, limits).map((each) => memberYes(observeMember(each, limits))))]
}

/** For each completion of the member's other facts: the masks that the values of this one lead to, without repeats. */
function choicesOf(member: MemberFacts, field: WorkerField, limits: Limits): number[][] {
  const found = new Map<string, number[]>()
  for (const rest of completions(member, limits, field)) {
    const masks = [...new Set(completions(rest, limits).map((each) => memberYes(observeMember(each, limits))))]
    if (masks.length > 1) found.set(masks.join(), masks)
  }
  return [...found.values()]
}

function householdMasks(facts: HouseholdFacts): readonly number[] {
  const { operating_ability, operating_will } = facts
  const known = observeHousehold(facts) & ~(operating_will === "unknown" ? BIT.willNotRefused : 0)
  let masks: readonly number[] = [known]
  if (operating_ability === "unknown") {
    const lacking = BIT.abilityLacking
    masks = joinedMasks(masks, [lacking, lacking | BIT.abilityWeak, BIT.abilityAdequate])
  }
  masks = withOpen(masks, operating_will === "unknown", BIT.willing | BIT.willNotRefused)
  masks = withOpen(masks, facts.housing_grade === "unknown", BIT.unsafeGrade)
  masks = withOpen(masks, facts.housing_hazard === null, BIT.housingHazard)
  masks = withOpen(masks, facts.contract_land_mu === null, BIT.hasLand)
  masks = withOpen(masks, facts.land_use === "unknown", BIT.landPoorlyUsed)
  masks = withOpen(masks, facts.has_industry === null, BIT.noIndustry)
  masks = withOpen(masks, facts.lacks_funds === null, BIT.lacksFunds)
  masks = withOpen(masks, facts.lacks_skill === null, BIT.lacksSkill)
  masks = withOpen(masks, facts.has_fixed_income === null, BIT.noFixedIncome)
  return withOpen(masks, facts.can_work_away === null, BIT.canWorkAway)
}
