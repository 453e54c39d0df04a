import { BIT, CLAUSE_KEYS, CLAUSES, type ClauseKey, type Condition, maskOf } from "@/lib/domain/classification/clauses"
import type { CriterionKey, Outcome, RuleKey } from "@/lib/domain/classification/codes"
import { CRITERIA } from "@/lib/domain/classification/criteria"
import type { ClauseFinding, FactRead, Finding } from "@/lib/domain/classification/decision"
import { HOUSEHOLD_FIELDS, type HouseholdFacts, MEMBER_FIELDS } from "@/lib/domain/classification/facts"
import { type Limits, type ThresholdUsed, thresholdOn } from "@/lib/domain/classification/limits"
import {
  joinMembers,
  memberMay,
  memberYes,
  observeHousehold,
  observeMember,
  openHousehold,
} from "@/lib/domain/classification/observe"
import { ruleOf, SCOPE_GATE } from "@/lib/domain/classification/rules"
import type { PolicySet } from "@/lib/domain/policy/policy-set"

const NOBODY: readonly string[] = Object.freeze([])

/** A condition made ready: what it reads, in the order of facts.md, and with which limits. */
interface Step {
  key: RuleKey | CriterionKey
  mask: number
  anyOf: boolean
  /** Positions in CLAUSE_KEYS, HOUSEHOLD_FIELDS and MEMBER_FIELDS. */
  clauses: readonly number[]
  household: readonly number[]
  member: readonly number[]
  thresholds: readonly ThresholdUsed[]
  reference: string
  /** Position of the criterion with the same condition, whose trace is shared (R05 is A02), or -1. */
  sameAs: number
}

export interface ExplainPlan {
  rules: readonly Step[]
  criteria: readonly Step[]
}

type Declared = Condition & { key: RuleKey | CriterionKey; reference: string }

function stepOf(declared: Declared, policySet: PolicySet, day: string): Step {
  const clauses = declared.clauses.map((key) => CLAUSES[key])
  const household = new Set(clauses.flatMap((clause) => clause.household))
  const member = new Set(clauses.flatMap((clause) => clause.member))
  const parameters = new Set(clauses.flatMap((clause) => clause.parameters))
  return {
    key: declared.key,
    mask: maskOf(declared.clauses),
    anyOf: declared.join === "any",
    clauses: declared.clauses.map((key) => CLAUSE_KEYS.indexOf(key)),
    household: HOUSEHOLD_FIELDS.flatMap((field, index) => (household.has(field) ? [index] : [])),
    member: MEMBER_FIELDS.flatMap((field, index) => (member.has(field) ? [index] : [])),
    thresholds: [...parameters].map((key) => thresholdOn(policySet, key, day)),
    reference: declared.reference,
    sameAs: CRITERIA.findIndex(
      ({ join, clauses: others }) => join === declared.join && others.join() === declared.clauses.join(),
    ),
  }
}

export function planExplanation(policySet: PolicySet, day: string): ExplainPlan {
  return {
    rules: policySet.order.map((key) => stepOf(ruleOf(key), policySet, day)),
    criteria: CRITERIA.map((criterion) => stepOf(criterion, policySet, day)),
  }
}

/** What one household shows. Each fact and clause becomes a finding once and is shared by all conditions that read it. */
interface Trace {
  yes: number
  may: number
  clauses: readonly ClauseFinding[]
  household: readonly FactRead[]
  /** For each member field, the fact of every member. */
  member: readonly (readonly FactRead[])[]
}

function outcomeOf({ yes, may }: { yes: number; may: number }, mask: number, anyOf: boolean): Outcome {
  if (anyOf) return yes & mask ? "yes" : may & mask ? "unknown" : "no"
  return (yes & mask) === mask ? "yes" : (may & mask) === mask ? "unknown" : "no"
}

function traceOf(facts: HouseholdFacts, limits: Limits): Trace {
  const packed: number[] = []
  let joint = 0
  for (const member of facts.members) {
    const one = observeMember(member, limits)
    packed.push(one)
    joint |= one
  }
  const joined = joinMembers(joint, packed.length > 0)
  const known = observeHousehold(facts)
  const bits = { yes: joined.yes | known, may: joined.may | openHousehold(facts, known) }
  const clauses: ClauseFinding[] = []
  for (const key of CLAUSE_KEYS) clauses.push(clauseFinding(facts, packed, bits, key))
  const household: FactRead[] = []
  for (const field of HOUSEHOLD_FIELDS) household.push({ field, memberId: null, value: facts[field] })
  const member: FactRead[][] = []
  for (const field of MEMBER_FIELDS) {
    const reads: FactRead[] = []
    for (const person of facts.members) reads.push({ field, memberId: person.id, value: person[field] })
    member.push(reads)
  }
  return { yes: bits.yes, may: bits.may, clauses, household, member }
}

function clauseFinding(
  facts: HouseholdFacts,
  packed: readonly number[],
  bits: { yes: number; may: number },
  key: ClauseKey,
): ClauseFinding {
  const bit = BIT[key]
  const outcome = outcomeOf(bits, bit, true)
  const everybody = bit === BIT.noWorker || bit === BIT.noFullWorker
  if (outcome === "no" || bit < BIT.worker || (everybody && outcome === "yes")) {
    return { key, outcome, memberIds: NOBODY }
  }
  const sought = bit === BIT.noWorker ? BIT.worker : bit === BIT.noFullWorker ? BIT.fullWorker : bit
  const memberIds: string[] = []
  for (let index = 0; index < packed.length; index++) {
    const one = packed[index] ?? 0
    const member = facts.members[index]
    if (member !== undefined && (outcome === "yes" ? memberYes(one) : memberMay(one)) & sought)
      memberIds.push(member.id)
  }
  return { key, outcome, memberIds }
}

function findingOf(trace: Trace, step: Step): Finding {
  const clauses: ClauseFinding[] = []
  for (const index of step.clauses) {
    const clause = trace.clauses[index]
    if (clause !== undefined) clauses.push(clause)
  }
  const facts: FactRead[] = []
  for (const index of step.household) {
    const read = trace.household[index]
    if (read !== undefined) facts.push(read)
  }
  for (const index of step.member) {
    const reads = trace.member[index]
    if (reads !== undefined) for (const read of reads) facts.push(read)
  }
  const outcome = outcomeOf(trace, step.mask, step.anyOf)
  return { key: step.key, outcome, clauses, facts, thresholds: step.thresholds, reference: step.reference }
}

function scopeFinding(facts: HouseholdFacts, outcome: Outcome): Finding {
  const read: FactRead = { field: "roll_type", memberId: null, value: facts.roll_type }
  return { key: SCOPE_GATE.key, outcome, clauses: [], facts: [read], thresholds: [], reference: SCOPE_GATE.reference }
}

/** The trace of a decision: R00, every rule tried up to the one that holds, and all twelve criteria. */
export function findingsOf(
  plan: ExplainPlan,
  limits: Limits,
  facts: HouseholdFacts,
  rule: RuleKey | null,
): readonly Finding[] {
  if (rule === null) return [scopeFinding(facts, "yes")]
  const trace = traceOf(facts, limits)
  const criteria: Finding[] = []
  for (const step of plan.criteria) criteria.push(findingOf(trace, step))
  const findings = [scopeFinding(facts, "no")]
  for (const step of plan.rules) {
    const same = criteria[step.sameAs]
    if (same === undefined) findings.push(findingOf(trace, step))
    else {
      const { outcome, clauses, facts: read, thresholds } = same
      findings.push({ key: step.key, outcome, clauses, facts: read, thresholds, reference: step.reference })
    }
    if (step.key === rule) break
  }
  for (const finding of criteria) findings.push(finding)
  return findings
}
