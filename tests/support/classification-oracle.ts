import type { PathwayKey, RuleKey } from "@/lib/domain/classification/codes"
import { EDUCATIONS, type HouseholdFacts, type MemberFacts } from "@/lib/domain/classification/facts"

/**
 * The procedure of pathways.md written down once more, slowly and plainly, to judge the engine by. It shares no code
 * with it: yes/no predicates, each true only when every fact it needs is known.
 */
export interface OracleResult {
  primary: PathwayKey | null
  rule: RuleKey | null
  secondary: PathwayKey[]
  urgent: PathwayKey[]
}

function isWorker(m: MemberFacts): boolean {
  return (
    m.age !== null &&
    m.age >= 16 &&
    m.school === "none" &&
    m.tekun === false &&
    (m.labour === "skilled" || m.labour === "ordinary" || m.labour === "weak")
  )
}

function isSurelyNoWorker(m: MemberFacts): boolean {
  if (m.age !== null && m.age < 16) return true
  if (m.school !== null && m.school !== "none") return true
  return m.tekun === true || m.labour === "lost" || m.labour === "none"
}

function isFullWorker(m: MemberFacts): boolean {
  return isWorker(m) && m.labour !== "weak"
}

function isSurelyNoFullWorker(m: MemberFacts): boolean {
  return isSurelyNoWorker(m) || m.labour === "weak"
}

function maySetUpShop(m: MemberFacts): boolean {
  if (m.age === null || m.age < 16 || m.school !== "none" || m.education === null) return false
  return EDUCATIONS.indexOf(m.education) >= EDUCATIONS.indexOf("junior") && m.startup_desire === true
}

function isEntitled(m: MemberFacts): boolean {
  if (m.age !== null && m.age >= 60) return true
  if (m.disability_grade !== null || m.two_cancers === true || m.tekun === true) return true
  return (m.illness === "chronic" || m.illness === "major") && m.labour === "lost"
}

export function oracle(facts: HouseholdFacts, order: readonly RuleKey[]): OracleResult {
  if (facts.roll_type === "general") return { primary: null, rule: null, secondary: [], urgent: [] }
  const f = facts
  const worker = f.members.some(isWorker)
  const full = f.members.some(isFullWorker)
  const noWorker = f.members.length > 0 && f.members.every(isSurelyNoWorker)
  const noFull = f.members.length > 0 && f.members.every(isSurelyNoFullWorker)
  const unsafe = f.housing_grade === "C" || f.housing_grade === "D" || f.housing_hazard === true
  const schooling = f.members.some((m) => m.school_dropout === true || m.schooling_at_risk === true)
  const business = worker && f.operating_ability === "adequate" && f.operating_will !== "no"
  const low = f.operating_ability === "none" || f.operating_ability === "weak"
  const badLand = f.land_use === "inefficient" || f.land_use === "unable"
  const a: Record<PathwayKey, boolean> = {
    P01: unsafe || f.village_type === "key",
    P02: business && f.has_industry === false,
    P03: worker && low && f.has_fixed_income === false,
    P04: f.operating_will === "yes" && f.operating_ability === "weak",
    P05: f.contract_land_mu !== null && f.contract_land_mu > 0 && badLand,
    P06: schooling || f.members.some((m) => m.school !== null && m.school !== "none"),
    P07: full && f.lacks_skill === true,
    P08: f.members.some(maySetUpShop),
    P09: full && f.has_fixed_income === false && f.can_work_away === true,
    P10: business && f.lacks_funds === true,
    P11: f.village_type === "other_poor",
    P12: noWorker || f.members.some(isEntitled),
  }
  const rules: Record<RuleKey, [boolean, PathwayKey]> = {
    R01: [noWorker, "P12"],
    R02: [unsafe, "P01"],
    R03: [schooling, "P06"],
    R04: [a.P08, "P08"],
    R05: [a.P02, "P02"],
    R06: [a.P10, "P10"],
    R07: [a.P04, "P04"],
    R08: [a.P05 && noFull, "P05"],
    R09: [a.P07, "P07"],
    R10: [a.P09, "P09"],
    R11: [a.P03, "P03"],
    R12: [a.P05, "P05"],
    R13: [a.P06, "P06"],
    R14: [a.P12, "P12"],
    R15: [f.village_type === "key", "P01"],
    R16: [f.village_type === "other_poor", "P11"],
    R17: [true, "P11"],
  }
  const rule = order.find((key) => rules[key][0]) ?? null
  const primary = rule === null ? null : rules[rule][1]
  const keys = Object.keys(a).sort() as PathwayKey[]
  const urgent: PathwayKey[] = [...(unsafe ? (["P01"] as const) : []), ...(schooling ? (["P06"] as const) : [])]
  return { primary, rule, secondary: keys.filter((key) => a[key] && key !== primary), urgent }
}

type Fill = { name: string; completions: ((facts: HouseholdFacts) => HouseholdFacts)[] }

function household<K extends keyof HouseholdFacts>(key: K, ...values: HouseholdFacts[K][]): Fill {
  return { name: key, completions: values.map((value) => (facts) => ({ ...facts, [key]: value })) }
}

function ofMember<K extends keyof MemberFacts>(id: string, key: K, ...values: MemberFacts[K][]): Fill {
  const fill = (value: MemberFacts[K]) => (facts: HouseholdFacts) => ({
    ...facts,
    members: facts.members.map((m) => (m.id === id ? { ...m, [key]: value } : m)),
  })
  return { name: `${key}:${id}`, completions: values.map(fill) }
}

function memberFills(m: MemberFacts): Fill[] {
  const fills: Fill[] = []
  if (m.age === null) fills.push(ofMember(m.id, "age", 15, 16, 59, 60))
  if (m.labour === "unknown") fills.push(ofMember(m.id, "labour", "skilled", "weak", "lost", "none"))
  if (m.school === null) fills.push(ofMember(m.id, "school", "none", "preschool"))
  if (m.education === null) fills.push(ofMember(m.id, "education", "primary", "junior"))
  if (m.illness === null) fills.push(ofMember(m.id, "illness", "none", "chronic"))
  for (const key of ["two_cancers", "tekun", "school_dropout", "schooling_at_risk", "startup_desire"] as const) {
    if (m[key] === null) fills.push(ofMember(m.id, key, true, false))
  }
  return fills
}

function fillsOf(f: HouseholdFacts): Fill[] {
  const fills: Fill[] = []
  if (f.housing_grade === "unknown") fills.push(household("housing_grade", "B", "C"))
  if (f.housing_hazard === null) fills.push(household("housing_hazard", true, false))
  if (f.contract_land_mu === null) fills.push(household("contract_land_mu", 0, 0.1))
  if (f.land_use === "unknown") fills.push(household("land_use", "adequate", "inefficient"))
  if (f.operating_ability === "unknown") fills.push(household("operating_ability", "none", "weak", "adequate"))
  if (f.operating_will === "unknown") fills.push(household("operating_will", "yes", "no"))
  for (const key of ["has_industry", "lacks_funds", "lacks_skill", "has_fixed_income", "can_work_away"] as const) {
    if (f[key] === null) fills.push(household(key, true, false))
  }
  return [...fills, ...f.members.flatMap(memberFills)]
}

/** How many completions the unknown facts have: the cost of `oracleMissing`. */
export function completionCount(facts: HouseholdFacts): number {
  return fillsOf(facts).reduce((product, fill) => product * fill.completions.length, 1)
}

/** By brute force: the unknown facts of which two values give different results in some completion of the others. */
export function oracleMissing(facts: HouseholdFacts, order: readonly RuleKey[]): string[] {
  const fills = fillsOf(facts)
  const results = fills
    .reduce((list, fill) => list.flatMap((each) => fill.completions.map((complete) => complete(each))), [facts])
    .map((complete) => {
      const { primary, secondary, urgent } = oracle(complete, order)
      return JSON.stringify([primary, secondary, urgent])
    })
  let stride = results.length
  return fills.flatMap((fill) => {
    const size = fill.completions.length
    const step = stride / size
    const tips = results.some((result, index) => {
      const first = index - (Math.floor(index / step) % size) * step
      return results[first] !== result
    })
    stride = step
    return tips ? [fill.name] : []
  })
}
