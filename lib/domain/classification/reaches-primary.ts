import { BIT } from "@/lib/domain/classification/clauses"
import type { HouseholdFacts, Labour, MemberFacts, School } from "@/lib/domain/classification/facts"
import type { Limits } from "@/lib/domain/classification/limits"
import { joinMembers, memberYes, observeHousehold, observeMember } from "@/lib/domain/classification/observe"

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
  let others = withOptions(new Set([0]), independentOptions(member))
  for (const other of facts.members) {
    if (other === member) continue
    others = withOptions(others, [...memberMasks(other, limits)])
    others = withOptions(others, independentOptions(other))
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

function withOptions(masks: ReadonlySet<number>, ...fields: (readonly number[])[]): Set<number> {
  let current = new Set(masks)
  for (const options of fields) {
    const next = new Set<number>()
    for (const mask of current) for (const option of options) next.add(mask | option)
    current = next
  }
  return current
}

/** Facts that set a clause of their own, whatever the others are. */
function independentOptions(member: MemberFacts): number[] {
  const open = [
    member.two_cancers === null ? BIT.twoCancers : 0,
    member.school_dropout === null ? BIT.dropout : 0,
    member.schooling_at_risk === null ? BIT.schoolingAtRisk : 0,
  ]
  return [...withOptions(new Set([0]), ...open.map((bit) => [0, bit]))]
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

function memberMasks(member: MemberFacts, limits: Limits): Set<number> {
  return new Set(completions(member, limits).map((each) => memberYes(observeMember(each, limits))))
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

function householdMasks(facts: HouseholdFacts): Set<number> {
  const { operating_ability, operating_will } = facts
  const known = observeHousehold(facts) & ~(operating_will === "unknown" ? BIT.willNotRefused : 0)
  const lacking = BIT.abilityLacking
  return withOptions(
    new Set([known]),
    [0, facts.housing_grade === "unknown" ? BIT.unsafeGrade : 0],
    [0, facts.housing_hazard === null ? BIT.housingHazard : 0],
    [0, facts.contract_land_mu === null ? BIT.hasLand : 0],
    [0, facts.land_use === "unknown" ? BIT.landPoorlyUsed : 0],
    operating_ability === "unknown" ? [lacking, lacking | BIT.abilityWeak, BIT.abilityAdequate] : [0],
    operating_will === "unknown" ? [0, BIT.willing | BIT.willNotRefused] : [0],
    [0, facts.has_industry === null ? BIT.noIndustry : 0],
    [0, facts.lacks_funds === null ? BIT.lacksFunds : 0],
    [0, facts.lacks_skill === null ? BIT.lacksSkill : 0],
    [0, facts.has_fixed_income === null ? BIT.noFixedIncome : 0],
    [0, facts.can_work_away === null ? BIT.canWorkAway : 0],
  )
}
