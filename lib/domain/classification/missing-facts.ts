import { BIT } from "@/lib/domain/classification/clauses"
import type { WorkerField } from "@/lib/domain/classification/completions"
import type { HouseholdFacts, HouseholdField, MemberFacts } from "@/lib/domain/classification/facts"
import { memberMay, memberYes, openHousehold } from "@/lib/domain/classification/observe"
import type { OrderSearch } from "@/lib/domain/classification/order-search"

/**
 * Which unknown facts could change primary, secondary or urgent.
 *
 * Exactly: an unknown fact is missing if all other unknown facts can be filled in such that two values of this one give
 * different results. Since a primary's own criterion always holds (or is fixed by the known village), that is so when
 * the fact can tip a criterion, unsafe housing or the drop-out clause; or when it tips "no worker" or "no full worker"
 * in the order of rules, which `order-search.ts` searches. Nearly every condition names each fact once, so "can tip"
 * means: not refuted elsewhere in the condition, and not already held up by someone else. A12 alone names age, tekun
 * and labour twice and has its own reasoning.
 */
export function missingFacts(
  facts: HouseholdFacts,
  /** One packed observation for each member, in order. */
  packed: readonly number[],
  yes: number,
  may: number,
  prepareSearch: (facts: HouseholdFacts) => OrderSearch,
): readonly string[] {
  const opened = may | openHousehold(facts, yes)
  const missing: string[] = householdFields(facts, opened)
  if (packed.length === 0) {
    missing.push("members")
    return missing
  }
  const context: Context = { facts, yes, may: opened, prepareSearch, search: null, mayWork: 0, settled: 0 }
  for (let index = 0; index < packed.length; index++) {
    const member = facts.members[index]
    const own = memberMay(packed[index] ?? 0)
    if (member === undefined || !(own & BIT.worker)) continue
    context.mayWork += 1
    context.settled += settledSelf(member, own)
  }
  for (let index = 0; index < packed.length; index++) {
    const member = facts.members[index]
    if (member !== undefined) addMemberFields(context, member, packed[index] ?? 0, missing)
  }
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

interface Context {
  facts: HouseholdFacts
  yes: number
  may: number
  prepareSearch: (facts: HouseholdFacts) => OrderSearch
  /** Made when the first fact needs it. */
  search: OrderSearch | null
  /** Members who may be workers, those known to be included. */
  mayWork: number
  /** Members who are workers or else 特困, so that with them alone A12 no longer depends on anybody's labour. */
  settled: number
}

function addMemberFields(context: Context, member: MemberFacts, packed: number, missing: string[]): void {
  const own = memberMay(packed)
  if (own === memberYes(packed)) return
  const held = context.yes
  const startupOpen = (own & BIT.startup) !== 0 && !(held & BIT.startup)
  const workOpen = tipsWork(context, own)
  const supportOpen = !(held & SUPPORT)
  const dropoutOpen = !(held & SCHOOLING)
  const soleWorker = (own & BIT.worker) !== 0 && context.settled - settledSelf(member, own) === 0
  const { id } = member
  if (member.age === null && (workOpen || startupOpen || supportOpen || tipsOrder(context, member, own, "age"))) {
    missing.push(`age:${id}`)
  }
  if (member.labour === "unknown") {
    const supportTips = supportOpen && (member.illness !== "none" || soleWorker)
    if (workOpen || supportTips || tipsOrder(context, member, own, "labour")) missing.push(`labour:${id}`)
  }
  if (member.school === null) {
    const open = workOpen || startupOpen || !(held & PUPIL) || (supportOpen && soleWorker)
    if (open || tipsOrder(context, member, own, "school")) missing.push(`school:${id}`)
  }
  if (member.education === null && startupOpen) missing.push(`education:${id}`)
  if (member.illness === null && supportOpen && illnessTips(context, member, own)) missing.push(`illness:${id}`)
  if (member.two_cancers === null && supportOpen) missing.push(`two_cancers:${id}`)
  if (member.tekun === null && (workOpen || supportOpen || tipsOrder(context, member, own, "tekun"))) {
    missing.push(`tekun:${id}`)
  }
  if (member.school_dropout === null && dropoutOpen) missing.push(`school_dropout:${id}`)
  if (member.schooling_at_risk === null && dropoutOpen) missing.push(`schooling_at_risk:${id}`)
  if (member.startup_desire === null && startupOpen) missing.push(`startup_desire:${id}`)
}

const SCHOOLING = BIT.dropout | BIT.schoolingAtRisk
const PUPIL = SCHOOLING | BIT.atSchool
const SUPPORT = BIT.noWorker | BIT.elder | BIT.disabled | BIT.twoCancers | BIT.tekun | BIT.illAndLost

const PROJECT = BIT.abilityAdequate | BIT.willNotRefused | BIT.noIndustry
const LOAN = BIT.abilityAdequate | BIT.willNotRefused | BIT.lacksFunds
const POST = BIT.abilityLacking | BIT.noFixedIncome
const WORK_AWAY = BIT.noFixedIncome | BIT.canWorkAway
const POOR_LAND = BIT.hasLand | BIT.landPoorlyUsed

/** Whether being a worker, or a full one, would open A02, A03, A07, A09 or A10 that nobody else opens. */
function tipsWork({ yes, may }: Context, own: number): boolean {
  if (own & BIT.worker && !(yes & BIT.worker)) {
    if ((may & PROJECT) === PROJECT || (may & LOAN) === LOAN || (may & POST) === POST) return true
  }
  if (!(own & BIT.fullWorker) || yes & BIT.fullWorker) return false
  return (may & BIT.lacksSkill) !== 0 || (may & WORK_AWAY) === WORK_AWAY
}

/** Counts in `settled`: may work, and nothing but 特困 is unknown of it. */
function settledSelf(member: MemberFacts, own: number): number {
  const settled = member.age !== null && member.school !== null && member.labour !== "unknown"
  return own & BIT.worker && settled ? 1 : 0
}

/** Illness matters with lost labour only; then this member is no worker, so somebody else must be able to be one. */
function illnessTips({ mayWork }: Context, member: MemberFacts, own: number): boolean {
  if (member.labour === "lost") return true
  return member.labour === "unknown" && mayWork - (own & BIT.worker ? 1 : 0) > 0
}

/** Who is a worker can still matter to R01, and who is a full worker to R08: a quick "no", then the search. */
function tipsOrder(context: Context, member: MemberFacts, own: number, field: WorkerField): boolean {
  const { yes, may } = context
  const mayTip =
    (own & BIT.worker && !(yes & BIT.worker)) ||
    (own & BIT.fullWorker && !(yes & BIT.fullWorker) && (may & POOR_LAND) === POOR_LAND)
  if (!mayTip) return false
  context.search ??= context.prepareSearch(context.facts)
  return context.search(member, field)
}
