import { BIT } from "@/lib/domain/classification/clauses"
import { completions, UNKNOWN_WORK, type WorkerField } from "@/lib/domain/classification/completions"
import { EDUCATIONS, type HouseholdFacts, type Labour, type MemberFacts } from "@/lib/domain/classification/facts"
import type { Limits } from "@/lib/domain/classification/limits"
import { joinMembers, memberYes, observeMember, packKnown } from "@/lib/domain/classification/observe"
import { householdMasks, joinedMasks } from "@/lib/domain/classification/open-masks"

/** The primary (any stable number for it) of a household whose clauses are all known. */
export type PrimaryOf = (yes: number) => number

/** Answers, for one household, whether an unknown fact of a member can lead to another primary through R01 or R08. */
export type OrderSearch = (member: MemberFacts, field: WorkerField) => boolean

/** All that a member can contribute, and what the values of each unknown fact choose between. */
interface Possibilities {
  masks: readonly number[]
  choices: ReadonlyMap<WorkerField, readonly (readonly number[])[]>
}

const SUPPORT = BIT.elder | BIT.disabled | BIT.twoCancers | BIT.tekun | BIT.illAndLost
const SCHOOLING = BIT.dropout | BIT.schoolingAtRisk
const WORK = BIT.worker | BIT.fullWorker
/** Kinds of member clauses after `plainMask`: no set of masks needs more than this many members to be reached. */
const KINDS = 6

/** Clauses that every rule treats alike become one: who is entitled, and whose schooling is in danger. */
function plainMask(yes: number): number {
  let mask = yes & (WORK | BIT.startup | BIT.atSchool)
  if (yes & SUPPORT) mask |= BIT.elder
  if (yes & SCHOOLING) mask |= BIT.dropout
  return mask
}

const LABOUR_CODES: Record<Labour, number> = { unknown: 0, weak: 1, ordinary: 2, skilled: 2, lost: 3, none: 4 }

function yesNoCode(value: boolean | null): number {
  return value === null ? 0 : value ? 1 : 2
}

function ageCode(age: number | null, limits: Limits): number {
  if (age === null) return 0
  return 1 + Number(age >= limits.workerAge) + Number(age >= limits.startupAge) + Number(age >= limits.elderAge)
}

/** One number for everything that the rules can tell apart about a member: equal numbers, equal possibilities. */
function memberCode(member: MemberFacts, limits: Limits): number {
  const { school, education, illness, two_cancers, school_dropout, schooling_at_risk } = member
  const rank = education === null ? 0 : EDUCATIONS.indexOf(education) >= limits.startupEducation ? 1 : 2
  const support = member.disability_grade !== null || two_cancers ? 1 : two_cancers === null ? 0 : 2
  const danger = school_dropout || schooling_at_risk ? 1 : school_dropout === null || schooling_at_risk === null ? 0 : 2
  let code = ageCode(member.age, limits) * 5 + LABOUR_CODES[member.labour]
  code = code * 3 + (school === null ? 0 : school === "none" ? 1 : 2)
  code = code * 3 + (illness === null ? 0 : illness === "none" ? 1 : 2)
  for (const part of [yesNoCode(member.tekun), yesNoCode(member.startup_desire), rank, support, danger]) {
    code = code * 3 + part
  }
  return code
}

function possibilitiesOf(member: MemberFacts, limits: Limits): Possibilities {
  const maskOf = (each: MemberFacts) => plainMask(memberYes(observeMember(each, limits)))
  const choices = new Map<WorkerField, number[][]>()
  for (const [field, isUnknown] of UNKNOWN_WORK) {
    if (!isUnknown(member)) continue
    const found = new Map<string, number[]>()
    for (const rest of completions(member, limits, field)) {
      const masks = [...new Set(completions(rest, limits).map(maskOf))]
      if (masks.some((mask) => (mask & WORK) !== ((masks[0] ?? 0) & WORK))) found.set(masks.sort().join(), masks)
    }
    choices.set(field, [...found.values()])
  }
  return { masks: [...new Set(completions(member, limits).map(maskOf))], choices }
}

/**
 * Prepares the search for one policy set. It goes over sets of clause masks instead of reasoning, because the order of
 * rules is data, and it is asked only for facts that tip no criterion by themselves. What a member can contribute is
 * kept between households: a county has few kinds of half-known members.
 */
export function prepareOrderSearch(limits: Limits, primaryOf: PrimaryOf): (facts: HouseholdFacts) => OrderSearch {
  const known = new Map<number, Possibilities>()
  const possibilities = (member: MemberFacts): Possibilities => {
    const code = memberCode(member, limits)
    const found = known.get(code) ?? possibilitiesOf(member, limits)
    known.set(code, found)
    return found
  }

  return (facts) => {
    const people = facts.members.map(possibilities)
    const households = householdMasks(facts)
    const answers = new Map<Possibilities, Map<WorkerField, boolean>>()
    return (member, field) => {
      const own = people[facts.members.indexOf(member)]
      if (own === undefined) return false
      const answered = answers.get(own) ?? new Map<WorkerField, boolean>()
      answers.set(own, answered)
      const answer =
        answered.get(field) ?? tips(own.choices.get(field) ?? [], othersOf(people, own), households, primaryOf)
      answered.set(field, answer)
      return answer
    }
  }
}

/** What all other members together can contribute. A full worker among them settles both R01 and R08. */
function othersOf(people: readonly Possibilities[], own: Possibilities): number[] {
  const counts = new Map<Possibilities, number>()
  for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1)
  counts.set(own, (counts.get(own) ?? 1) - 1)
  let masks: number[] = [0]
  for (const [person, count] of counts) {
    const options = person.masks.filter((mask) => !(mask & BIT.fullWorker))
    for (let time = 0; time < Math.min(count, KINDS); time++) masks = joinedMasks(masks, options)
  }
  return masks
}

function tips(
  choices: readonly (readonly number[])[],
  others: readonly number[],
  households: readonly number[],
  primaryOf: PrimaryOf,
): boolean {
  for (const masks of choices) {
    for (const other of others) {
      const joined = masks.map((mask) => joinMembers(packKnown(other | mask), true).yes)
      for (const household of households) {
        const first = primaryOf(household | (joined[0] ?? 0))
        for (const mask of joined) if (primaryOf(household | mask) !== first) return true
      }
    }
  }
  return false
}
