import { BIT, type Condition, maskOf } from "@/lib/domain/classification/clauses"
import { PATHWAY_KEYS, type PathwayKey, RULE_KEYS, type RuleKey } from "@/lib/domain/classification/codes"
import { CRITERIA } from "@/lib/domain/classification/criteria"
import type { Decision, Explained } from "@/lib/domain/classification/decision"
import { type ExplainPlan, findingsOf, planExplanation } from "@/lib/domain/classification/explain"
import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { type Limits, limitsOn } from "@/lib/domain/classification/limits"
import { missingFacts as findMissing } from "@/lib/domain/classification/missing-facts"
import {
  hasUnknownFact,
  joinMembers,
  memberMay,
  memberYes,
  observeHousehold,
  observeMember,
} from "@/lib/domain/classification/observe"
import { type OrderSearch, prepareOrderSearch } from "@/lib/domain/classification/order-search"
import { pathwayIndex, ruleOf } from "@/lib/domain/classification/rules"
import { warningsOf } from "@/lib/domain/classification/warnings"
import { type PolicySet, policySetProblems } from "@/lib/domain/policy/policy-set"

export interface Engine {
  policySet: PolicySet
  /** The day (`YYYY-MM-DD`) whose limits are used. */
  day: string
  /** The rules in the order of the policy set. */
  order: readonly RuleKey[]
  /** The limits in force on that day. */
  limits: Limits
  decide(facts: HouseholdFacts): Decision
  explain(facts: HouseholdFacts): Explained
}

const NONE: readonly never[] = Object.freeze([])
const OUT_OF_SCOPE: Decision = Object.freeze({
  status: "out_of_scope",
  primary: null,
  rule: null,
  secondary: NONE,
  urgent: NONE,
  missingFacts: NONE,
  warnings: NONE,
})

const CRITERION_MASKS = CRITERIA.map((criterion) => maskOf(criterion.clauses))
const CRITERION_ANY = CRITERIA.map((criterion) => criterion.join === "any")
const UNSAFE_HOUSING = BIT.unsafeGrade | BIT.housingHazard
const SCHOOLING = BIT.dropout | BIT.schoolingAtRisk
const P01 = 1 << pathwayIndex("P01")
const P06 = 1 << pathwayIndex("P06")

/** Every set of pathways as a shared frozen list, so that a decision allocates none. */
const PATHWAY_SETS: readonly (readonly PathwayKey[])[] = Array.from({ length: 1 << PATHWAY_KEYS.length }, (_, set) =>
  Object.freeze(PATHWAY_KEYS.filter((_key, index) => set & (1 << index))),
)

interface Program {
  limits: Limits
  masks: readonly number[]
  anyOf: readonly boolean[]
  pathways: readonly number[]
  order: readonly RuleKey[]
  prepareSearch: (facts: HouseholdFacts) => OrderSearch
}

function programOf(order: readonly RuleKey[], limits: Limits): Program {
  const rules = order.map(ruleOf)
  const program: Program = {
    limits,
    order,
    masks: rules.map((rule) => maskOf(rule.clauses)),
    anyOf: rules.map((rule: Condition) => rule.join === "any"),
    pathways: rules.map((rule) => pathwayIndex(rule.pathway)),
    prepareSearch: prepareOrderSearch(limits, (yes) => program.pathways[firstRule(program, yes)] ?? 0),
  }
  return program
}

/** Position in the order of the first rule that holds. R17 holds always and is last, so there is one. */
function firstRule({ masks, anyOf }: Program, yes: number): number {
  const last = masks.length - 1
  for (let index = 0; index < last; index++) {
    const mask = masks[index] ?? 0
    const hit = yes & mask
    if (anyOf[index] ? hit !== 0 : hit === mask) return index
  }
  return last
}

/** The set of pathways whose criterion holds. */
function applicable(yes: number): number {
  let set = 0
  for (let index = 0; index < CRITERION_MASKS.length; index++) {
    const mask = CRITERION_MASKS[index] ?? 0
    const hit = yes & mask
    if (CRITERION_ANY[index] ? hit !== 0 : hit === mask) set |= 1 << index
  }
  return set
}

function decideWith(program: Program, facts: HouseholdFacts): Decision {
  if (facts.roll_type === "general") return OUT_OF_SCOPE
  const { members } = facts
  const packed: number[] = []
  let joint = 0
  let open = members.length === 0
  for (const member of members) {
    const one = observeMember(member, program.limits)
    if (memberMay(one) !== memberYes(one)) open = true
    packed.push(one)
    joint |= one
  }
  const joined = joinMembers(joint, members.length > 0)
  const yes = joined.yes | observeHousehold(facts)
  const position = firstRule(program, yes)
  const primary = program.pathways[position] ?? 0
  const urgent = (yes & UNSAFE_HOUSING ? P01 : 0) | (yes & SCHOOLING ? P06 : 0)
  const missing =
    open || hasUnknownFact(facts) ? findMissing(facts, packed, yes, joined.may, program.prepareSearch) : NONE
  return {
    status: missing.length > 0 ? "provisional" : "determined",
    primary: PATHWAY_KEYS[primary] ?? null,
    rule: program.order[position] ?? null,
    secondary: PATHWAY_SETS[applicable(yes) & ~(1 << primary)] ?? NONE,
    urgent: PATHWAY_SETS[urgent] ?? NONE,
    missingFacts: missing,
    warnings: warningsOf(facts, yes, joint),
  }
}

function explainWith(program: Program, plan: ExplainPlan, facts: HouseholdFacts): Explained {
  const decision = decideWith(program, facts)
  const { status, primary, rule, secondary, urgent, missingFacts, warnings } = decision
  const findings = findingsOf(plan, program.limits, facts, rule)
  return { status, primary, rule, secondary, urgent, missingFacts, warnings, findings }
}

/**
 * Makes the engine of a policy set for a day. Throws when the set is not valid or a limit is not in force on that day:
 * a set is validated before it is published, so this is a bug and not a user's mistake.
 */
export function compile(policySet: PolicySet, day: string): Engine {
  const problems = policySetProblems(policySet)
  if (problems.length > 0) throw new Error(`政策集 ${policySet.key} 不能使用：${problems.join("；")}`)
  if (policySet.order.length !== RULE_KEYS.length) throw new Error(`政策集 ${policySet.key} 的规则数不对`)
  const program = programOf([...policySet.order], limitsOn(policySet, day))
  const plan = planExplanation(policySet, day)
  return {
    policySet,
    day,
    order: program.order,
    limits: program.limits,
    decide: (facts) => decideWith(program, facts),
    explain: (facts) => explainWith(program, plan, facts),
  }
}
