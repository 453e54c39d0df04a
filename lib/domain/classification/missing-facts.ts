import { BIT } from "@/lib/domain/classification/clauses"
import type { HouseholdFacts, HouseholdField, MemberFacts, MemberField } from "@/lib/domain/classification/facts"
import type { Limits } from "@/lib/domain/classification/limits"
import { memberMay, memberYes, observeMember, openHousehold } from "@/lib/domain/classification/observe"
import { type PrimaryOf, reachesPrimary } from "@/lib/domain/classification/reaches-primary"

/**
 * Which unknown facts could change primary, secondary or urgent.
 *
 * Exactly: an unknown fact is missing if all other unknown facts can be filled in such that two values of this one give
 * different results. Since a primary's own criterion always holds (or is fixed by the known village), that is so when
 * the fact can tip a criterion, unsafe housing or the drop-out clause; or when it tips "no worker" or "no full worker"
 * in the order of rules, which `reaches-primary.ts` searches. Nearly every condition names each fact once, so "can tip"
 * means: not refuted elsewhere in the condition, and not already held up by someone else. A12 alone names age, tekun
 * and labour twice and has its own reasoning.
 */
export function missingFacts(
  facts: HouseholdFacts,
  limits: Limits,
  yes: number,
  may: number,
  primaryOf: PrimaryOf,
): readonly string[] {
  const opened = may | openHousehold(facts, yes)
  const missing: string[] = householdFields(facts, opened)
  if (facts.members.length === 0) {
    missing.push("members")
    return missing
  }
  const context = { facts, limits, yes, may: opened, primaryOf, tally: tallyOf(facts.members, limits) }
  for (const member of facts.members) addMemberFields(context, member, missing)
  return missing
}

function householdFields(facts: HouseholdFacts, may: number): HouseholdField[] {
  const missing: HouseholdField[] = []
  const worker = (may & BIT.worker) !== 0
  const full = (may & BIT.fullWorker) !== 0
  const adequate = worker && (may & BIT.abilityAdequate) !== 0
  const willing = facts.operating_will !== "no"
  const industryOpen = (may & BIT.noIndustry) !== 0
  const fundsOpen = (may & BIT.lacksFunds) !== 0
  const noIncomeOpen = (may & BIT.noFixedIncome) !== 0
  const awayOpen = (may & BIT.canWorkAway) !== 0
  const business = willing && (industryOpen || fundsOpen)
  if (facts.housing_grade === "unknown" && facts.housing_hazard !== true) missing.push("housing_grade")
  if (facts.housing_hazard === null && facts.housing_grade !== "C" && facts.housing_grade !== "D") {
    missing.push("housing_hazard")
  }
  if (facts.contract_land_mu === null && may & BIT.landPoorlyUsed) missing.push("contract_land_mu")
  if (facts.land_use === "unknown" && may & BIT.hasLand) missing.push("land_use")
  if (facts.operating_ability === "unknown" && (willing || (worker && (business || noIncomeOpen)))) {
    missing.push("operating_ability")
  }
  if (facts.operating_will === "unknown" && ((adequate && business) || may & BIT.abilityWeak)) {
    missing.push("operating_will")
  }
  if (facts.has_industry === null && adequate && willing) missing.push("has_industry")
  if (facts.lacks_funds === null && adequate && willing) missing.push("lacks_funds")
  if (facts.lacks_skill === null && full) missing.push("lacks_skill")
  const post = worker && (may & BIT.abilityLacking) !== 0
  if (facts.has_fixed_income === null && (post || (full && awayOpen))) missing.push("has_fixed_income")
  if (facts.can_work_away === null && full && noIncomeOpen) missing.push("can_work_away")
  return missing
}

interface Tally {
  /** Members who may be workers, those known to be included. */
  mayWork: number
  /** Members who are workers or else 特困, so that with them alone A12 no longer depends on anybody's labour. */
  settled: number
}

interface Context {
  facts: HouseholdFacts
  limits: Limits
  yes: number
  may: number
  primaryOf: PrimaryOf
  tally: Tally
}

function tallyOf(members: readonly MemberFacts[], limits: Limits): Tally {
  const tally = { mayWork: 0, settled: 0 }
  for (const member of members) {
    if (!(memberMay(observeMember(member, limits)) & BIT.worker)) continue
    tally.mayWork += 1
    if (member.age !== null && member.school !== null && member.labour !== "unknown") tally.settled += 1
  }
  return tally
}

function addMemberFields(context: Context, member: MemberFacts, missing: string[]): void {
  const packed = observeMember(member, context.limits)
  const add = (field: MemberField) => missing.push(`${field}:${member.id}`)
  const own = memberMay(packed)
  if (own === memberYes(packed)) return
  const held = context.yes
  const startupOpen = (own & BIT.startup) !== 0 && !(held & BIT.startup)
  const workOpen = tipsWork(context, own)
  const supportOpen = !(held & SUPPORT)
  const blockedByOthers = context.tally.settled - settledSelf(member, own) > 0
  const orderOpen = (field: "age" | "labour" | "school" | "tekun") =>
    mayTipOrder(context, own) && reachesPrimary(context, member, field)

  const soleWorker = (own & BIT.worker) !== 0 && !blockedByOthers
  if (member.age === null && (workOpen || startupOpen || supportOpen || orderOpen("age"))) add("age")
  if (member.labour === "unknown") {
    const supportTips = supportOpen && (member.illness !== "none" || soleWorker)
    if (workOpen || supportTips || orderOpen("labour")) add("labour")
  }
  if (member.school === null) {
    const pupilOpen = !(held & PUPIL)
    if (workOpen || startupOpen || pupilOpen || (supportOpen && soleWorker) || orderOpen("school")) add("school")
  }
  if (member.education === null && startupOpen) add("education")
  if (member.illness === null && supportOpen && illnessTips(context, member, own)) add("illness")
  if (member.two_cancers === null && supportOpen) add("two_cancers")
  if (member.tekun === null && (workOpen || supportOpen || orderOpen("tekun"))) add("tekun")
  const dropoutOpen = !(held & SCHOOLING)
  if (member.school_dropout === null && dropoutOpen) add("school_dropout")
  if (member.schooling_at_risk === null && dropoutOpen) add("schooling_at_risk")
  if (member.startup_desire === null && startupOpen) add("startup_desire")
}

const SCHOOLING = BIT.dropout | BIT.schoolingAtRisk
const PUPIL = SCHOOLING | BIT.atSchool
const SUPPORT = BIT.noWorker | BIT.elder | BIT.disabled | BIT.twoCancers | BIT.tekun | BIT.illAndLost

/** Whether being a worker, or a full one, would open A02, A03, A07, A09 or A10 that nobody else opens. */
function tipsWork({ yes, may }: Context, own: number): boolean {
  const held = (mask: number) => (may & mask) === mask
  const needWorker =
    held(BIT.abilityAdequate | BIT.willNotRefused | BIT.noIndustry) ||
    held(BIT.abilityAdequate | BIT.willNotRefused | BIT.lacksFunds) ||
    held(BIT.abilityLacking | BIT.noFixedIncome)
  if (own & BIT.worker && !(yes & BIT.worker) && needWorker) return true
  const needFull = held(BIT.lacksSkill) || held(BIT.noFixedIncome | BIT.canWorkAway)
  return (own & BIT.fullWorker) !== 0 && !(yes & BIT.fullWorker) && needFull
}

function settledSelf(member: MemberFacts, own: number): number {
  const settled = member.age !== null && member.school !== null && member.labour !== "unknown"
  return own & BIT.worker && settled ? 1 : 0
}

/** Illness matters with lost labour only; then this member is no worker, so somebody else must be able to be one. */
function illnessTips({ tally }: Context, member: MemberFacts, own: number): boolean {
  if (member.labour === "lost") return true
  return member.labour === "unknown" && tally.mayWork - (own & BIT.worker ? 1 : 0) > 0
}

/** A quick "no" before the search: who is a worker can still matter to R01, and who is a full worker to R08. */
function mayTipOrder({ yes, may }: Context, own: number): boolean {
  if (own & BIT.worker && !(yes & BIT.worker)) return true
  const land = BIT.hasLand | BIT.landPoorlyUsed
  return (own & BIT.fullWorker) !== 0 && !(yes & BIT.fullWorker) && (may & land) === land
}
