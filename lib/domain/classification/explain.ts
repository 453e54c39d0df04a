import { BIT, CLAUSES, type ClauseKey, type Condition, maskOf } from "@/lib/domain/classification/clauses"
import type { CriterionKey, Outcome, RuleKey } from "@/lib/domain/classification/codes"
import { CRITERIA } from "@/lib/domain/classification/criteria"
import type { ClauseFinding, FactRead, Finding } from "@/lib/domain/classification/decision"
import {
  HOUSEHOLD_FIELDS,
  type HouseholdFacts,
  type HouseholdField,
  MEMBER_FIELDS,
  type MemberFacts,
  type MemberField,
} from "@/lib/domain/classification/facts"
import { type Limits, type ThresholdUsed, thresholdOn } from "@/lib/domain/classification/limits"
import {
  joinMembers,
  memberMay,
  memberYes,
  observeHousehold,
  observeMember,
  openHousehold,
} from "@/lib/domain/classification/observe"
import { RULES, SCOPE_GATE } from "@/lib/domain/classification/rules"
import type { PolicySet } from "@/lib/domain/policy/policy-set"

/** A condition made ready: what it reads, in the order of facts.md, and with which limits. */
interface Step {
  key: RuleKey | CriterionKey
  mask: number
  anyOf: boolean
  clauses: readonly ClauseKey[]
  household: readonly HouseholdField[]
  member: readonly MemberField[]
  thresholds: readonly ThresholdUsed[]
  reference: string
  /** The earlier step with the same condition, whose trace is shared: R05 is A02. */
  sameAs: CriterionKey | undefined
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
  const same = CRITERIA.find(
    (other) => other.join === declared.join && other.clauses.join() === declared.clauses.join(),
  )
  return {
    key: declared.key,
    mask: maskOf(declared.clauses),
    anyOf: declared.join === "any",
    clauses: declared.clauses,
    household: HOUSEHOLD_FIELDS.filter((field) => household.has(field)),
    member: MEMBER_FIELDS.filter((field) => member.has(field)),
    thresholds: [...parameters].map((key) => thresholdOn(policySet, key, day)),
    reference: declared.reference,
    sameAs: same?.key,
  }
}

export function planExplanation(policySet: PolicySet, day: string): ExplainPlan {
  const byKey = new Map(RULES.map((rule) => [rule.key, stepOf(rule, policySet, day)]))
  return {
    rules: policySet.order.flatMap((key) => byKey.get(key) ?? []),
    criteria: CRITERIA.map((criterion) => stepOf(criterion, policySet, day)),
  }
}

/** What one household shows, with each fact and clause turned into a finding once and shared by all that read it. */
class Trace {
  readonly yes: number
  readonly may: number
  private readonly packed: number[]
  private readonly clauseFindings = new Map<ClauseKey, ClauseFinding>()
  private readonly householdReads = new Map<HouseholdField, FactRead>()
  private readonly memberReads = new Map<MemberField, readonly FactRead[]>()

  constructor(
    private readonly facts: HouseholdFacts,
    limits: Limits,
  ) {
    this.packed = facts.members.map((member) => observeMember(member, limits))
    const joined = joinMembers(
      this.packed.reduce((all, one) => all | one, 0),
      facts.members.length > 0,
    )
    const household = observeHousehold(facts)
    this.yes = joined.yes | household
    this.may = joined.may | openHousehold(facts, household)
  }

  outcome(mask: number, anyOf: boolean): Outcome {
    if (anyOf) return this.yes & mask ? "yes" : this.may & mask ? "unknown" : "no"
    return (this.yes & mask) === mask ? "yes" : (this.may & mask) === mask ? "unknown" : "no"
  }

  clause(key: ClauseKey): ClauseFinding {
    const known = this.clauseFindings.get(key)
    if (known !== undefined) return known
    const outcome = this.outcome(BIT[key], true)
    const finding = { key, outcome, memberIds: outcome === "no" ? [] : this.deciding(key, outcome) }
    this.clauseFindings.set(key, finding)
    return finding
  }

  private deciding(key: ClauseKey, outcome: Outcome): string[] {
    const negated = key === "noWorker" ? BIT.worker : key === "noFullWorker" ? BIT.fullWorker : 0
    const bit = negated || BIT[key]
    const ids: string[] = []
    if (negated && outcome === "yes") return ids
    this.facts.members.forEach((member, index) => {
      const packed = this.packed[index] ?? 0
      const bits = outcome === "yes" ? memberYes(packed) : memberMay(packed)
      if (bits & bit) ids.push(member.id)
    })
    return ids
  }

  reads(step: Step): FactRead[] {
    const reads: FactRead[] = []
    for (const field of step.household) reads.push(this.householdRead(field))
    for (const field of step.member) for (const read of this.memberRead(field)) reads.push(read)
    return reads
  }

  householdRead(field: HouseholdField): FactRead {
    const known = this.householdReads.get(field)
    if (known !== undefined) return known
    const read = { field, memberId: null, value: this.facts[field] }
    this.householdReads.set(field, read)
    return read
  }

  private memberRead(field: MemberField): readonly FactRead[] {
    const known = this.memberReads.get(field)
    if (known !== undefined) return known
    const reads = this.facts.members.map((member: MemberFacts) => ({
      field,
      memberId: member.id,
      value: member[field],
    }))
    this.memberReads.set(field, reads)
    return reads
  }

  finding(step: Step): Finding {
    return {
      key: step.key,
      outcome: this.outcome(step.mask, step.anyOf),
      clauses: step.clauses.map((key) => this.clause(key)),
      facts: this.reads(step),
      thresholds: step.thresholds,
      reference: step.reference,
    }
  }
}

function scopeFinding(trace: Trace, outcome: Outcome): Finding {
  const facts = [trace.householdRead("roll_type")]
  return { key: SCOPE_GATE.key, outcome, clauses: [], facts, thresholds: [], reference: SCOPE_GATE.reference }
}

/** The trace of a decision: R00, every rule tried up to the one that holds, and all twelve criteria. */
export function findingsOf(
  plan: ExplainPlan,
  limits: Limits,
  facts: HouseholdFacts,
  rule: RuleKey | null,
): readonly Finding[] {
  const trace = new Trace(facts, limits)
  if (rule === null) return [scopeFinding(trace, "yes")]
  const criteria = plan.criteria.map((step) => trace.finding(step))
  const findings = [scopeFinding(trace, "no")]
  for (const step of plan.rules) {
    const same = step.sameAs && criteria.find((finding) => finding.key === step.sameAs)
    const finding = same ? { ...same, key: step.key, reference: step.reference } : trace.finding(step)
    findings.push(finding)
    if (step.key === rule) break
  }
  for (const finding of criteria) findings.push(finding)
  return findings
}
