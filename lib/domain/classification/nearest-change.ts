import type { PathwayKey, RuleKey } from "@/lib/domain/classification/codes"
import type { Engine } from "@/lib/domain/classification/engine"
import type { FactField, FactValue, HouseholdFacts, MemberFacts } from "@/lib/domain/classification/facts"

/** One fact that would be recorded otherwise. `memberId` is null for a fact of the household. */
export interface FactChange {
  field: FactField
  memberId: string | null
  from: FactValue
  to: FactValue
}

/** The smallest change of facts that leads to another primary pathway, and where it leads. */
export interface Change {
  facts: readonly FactChange[]
  primary: PathwayKey
  rule: RuleKey
}

interface Candidate {
  change: FactChange
  apply(facts: HouseholdFacts): HouseholdFacts
}

/**
 * The facts of a household that help or a survey can really change, with the values worth trying, nearest first. Age,
 * sex, roll and village type, land area, disability, 特困 and the like are not here: nobody plans to change them.
 */
const HOUSEHOLD_CHOICES: { [K in keyof HouseholdFacts]?: readonly HouseholdFacts[K][] } = {
  housing_grade: ["B", "C"],
  housing_hazard: [false, true],
  land_use: ["adequate", "inefficient"],
  operating_ability: ["none", "weak", "adequate"],
  operating_will: ["yes", "no"],
  has_industry: [true, false],
  lacks_funds: [false, true],
  lacks_skill: [false, true],
  has_fixed_income: [true, false],
  can_work_away: [true, false],
}

const SCHOOLING_CHOICES = {
  school_dropout: [false, true],
  schooling_at_risk: [false, true],
  startup_desire: [false, true],
} as const

const UNSAFE: readonly FactValue[] = ["C", "D"]
const POOR_LAND: readonly FactValue[] = ["inefficient", "unable"]

/** Moves that change nothing that a rule reads: from A to B, from 效率低 to 经营不了. */
function isIdle(field: FactField, from: FactValue, to: FactValue): boolean {
  if (from === to) return true
  if (field === "housing_grade") return from !== "unknown" && UNSAFE.includes(from) === UNSAFE.includes(to)
  if (field === "land_use") return from !== "unknown" && POOR_LAND.includes(from) === POOR_LAND.includes(to)
  return false
}

function householdCandidates<K extends keyof typeof HOUSEHOLD_CHOICES & FactField>(
  facts: HouseholdFacts,
  field: K,
): Candidate[] {
  const from = facts[field]
  const choices = HOUSEHOLD_CHOICES[field] ?? []
  return choices.flatMap((to) => {
    if (isIdle(field, from, to)) return []
    const change: FactChange = { field, memberId: null, from, to }
    return [{ change, apply: (each) => ({ ...each, [field]: to }) }]
  })
}

function withMember(facts: HouseholdFacts, id: string, part: Partial<MemberFacts>): HouseholdFacts {
  return { ...facts, members: facts.members.map((member) => (member.id === id ? { ...member, ...part } : member)) }
}

/** Labour changes by recovery, training or illness, and only in working years: it is not proposed for pupils and elders. */
const LABOUR_CHOICES = ["ordinary", "weak", "lost"] as const

function labourCandidates(member: MemberFacts, limits: AgeLimits): Candidate[] {
  const { age, school, labour, id } = member
  if (age === null || age < limits.from || age >= limits.before || school !== "none") return []
  return LABOUR_CHOICES.flatMap((to) => {
    if (labour === to || (labour === "skilled" && to === "ordinary")) return []
    const change: FactChange = { field: "labour", memberId: id, from: labour, to }
    return [{ change, apply: (facts) => withMember(facts, id, { labour: to }) }]
  })
}

/** Who may leave school early or fear it: someone at school or of school age; who may start a business: an adult. */
function schoolingCandidates(member: MemberFacts, limits: AgeLimits): Candidate[] {
  const { age, school, id } = member
  const young = (school !== "none" && school !== null) || (age !== null && age >= 6 && age < limits.from)
  const grown = age !== null && age >= limits.from && age < limits.before && school === "none"
  const candidates: Candidate[] = []
  for (const field of ["school_dropout", "schooling_at_risk", "startup_desire"] as const) {
    const from = member[field]
    const fits = field === "startup_desire" ? grown : young
    for (const to of SCHOOLING_CHOICES[field]) {
      if (from === to || (!fits && (to || from === null))) continue
      const change: FactChange = { field, memberId: id, from, to }
      candidates.push({ change, apply: (facts) => withMember(facts, id, { [field]: to }) })
    }
  }
  return candidates
}

interface AgeLimits {
  from: number
  before: number
}

function candidatesOf(facts: HouseholdFacts, limits: AgeLimits): Candidate[] {
  return [
    ...householdCandidates(facts, "housing_grade"),
    ...householdCandidates(facts, "housing_hazard"),
    ...householdCandidates(facts, "land_use"),
    ...householdCandidates(facts, "operating_ability"),
    ...householdCandidates(facts, "operating_will"),
    ...householdCandidates(facts, "has_industry"),
    ...householdCandidates(facts, "lacks_funds"),
    ...householdCandidates(facts, "lacks_skill"),
    ...householdCandidates(facts, "has_fixed_income"),
    ...householdCandidates(facts, "can_work_away"),
    ...facts.members.flatMap((member) => [...labourCandidates(member, limits), ...schoolingCandidates(member, limits)]),
  ]
}

/** What the changes lead to, when that is another primary pathway. */
function outcome(engine: Engine, facts: HouseholdFacts, now: PathwayKey, steps: readonly Candidate[]): Change | null {
  const changed = steps.reduce((each, step) => step.apply(each), facts)
  const { primary, rule } = engine.decide(changed)
  if (primary === null || rule === null || primary === now) return null
  return { facts: steps.map((step) => step.change), primary, rule }
}

function isSameFact(one: FactChange, other: FactChange): boolean {
  return one.field === other.field && one.memberId === other.memberId
}

/**
 * What would change the result. All single facts that lead to another primary pathway, one line for each fact and
 * destination, in the order of facts.md; only if there is none, the first pair of facts for each destination. Empty for
 * a household out of scope, and where nothing realistic leads anywhere else.
 */
export function nearestChanges(engine: Engine, facts: HouseholdFacts): Change[] {
  const now = engine.decide(facts).primary
  if (now === null) return []
  const candidates = candidatesOf(facts, { from: engine.limits.workerAge, before: engine.limits.elderAge })
  const singles: Change[] = []
  for (const candidate of candidates) {
    const change = outcome(engine, facts, now, [candidate])
    const isNew = (other: Change) =>
      other.primary !== change?.primary || other.facts.every((fact) => !isSameFact(fact, candidate.change))
    if (change !== null && singles.every(isNew)) singles.push(change)
  }
  return singles.length > 0 ? singles : pairChanges(engine, facts, now, candidates)
}

function pairChanges(
  engine: Engine,
  facts: HouseholdFacts,
  now: PathwayKey,
  candidates: readonly Candidate[],
): Change[] {
  const found = new Map<PathwayKey, Change>()
  candidates.forEach((first, index) => {
    for (const second of candidates.slice(index + 1)) {
      if (isSameFact(first.change, second.change)) continue
      const change = outcome(engine, facts, now, [first, second])
      if (change !== null && !found.has(change.primary)) found.set(change.primary, change)
    }
  })
  return [...found.values()].sort((one, other) => (one.primary < other.primary ? -1 : 1))
}
