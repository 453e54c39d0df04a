import { type Condition, maskOf } from "@/lib/domain/classification/clauses"
import { type PathwayKey, type RuleKey, SCOPE_RULE } from "@/lib/domain/classification/codes"
import { CRITERIA } from "@/lib/domain/classification/criteria"
import type { Engine } from "@/lib/domain/classification/engine"
import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { joinMembers, observeHousehold, observeMember, openHousehold } from "@/lib/domain/classification/observe"
import { RULES } from "@/lib/domain/classification/rules"

/** What came of each rule and criterion tried, without the facts behind it: `R00n R01n R02y`, `A01y A02u …`. */
export interface Outcomes {
  readonly rules: string
  readonly criteria: string
  /** Every pathway whose criterion holds, ascending, the primary included. */
  readonly applicable: readonly PathwayKey[]
}

interface Step {
  readonly mask: number
  readonly anyOf: boolean
  /** The text of each outcome: yes, no, unknown. */
  readonly texts: readonly [yes: string, no: string, unknown: string]
}

const stepOf = ({ key, clauses, join }: Condition & { key: string }): Step => ({
  mask: maskOf(clauses),
  anyOf: join === "any",
  texts: [`${key}y`, `${key}n`, `${key}u`],
})
const CRITERION_STEPS = CRITERIA.map((criterion) => ({ ...stepOf(criterion), pathway: criterion.pathway }))
const RULE_STEPS = new Map<RuleKey, Step>(RULES.map((rule) => [rule.key, stepOf(rule)]))

/** 0 = yes, 1 = no, 2 = unknown. An unknown clause never makes a yes. */
function tried({ mask, anyOf }: Step, yes: number, may: number): 0 | 1 | 2 {
  if (anyOf) return yes & mask ? 0 : may & mask ? 2 : 1
  return (yes & mask) === mask ? 0 : (may & mask) === mask ? 2 : 1
}

/** The outcomes that explain() would find, many times faster: for the stored trace of a whole county. */
export function outcomesOf(engine: Engine, facts: HouseholdFacts, rule: RuleKey | null): Outcomes {
  if (rule === null) return { rules: `${SCOPE_RULE}y`, criteria: "", applicable: [] }
  let packed = 0
  for (const member of facts.members) packed |= observeMember(member, engine.limits)
  const joined = joinMembers(packed, facts.members.length > 0)
  const known = observeHousehold(facts)
  const yes = joined.yes | known
  const may = joined.may | openHousehold(facts, known)
  let criteria = ""
  const applicable: PathwayKey[] = []
  for (const step of CRITERION_STEPS) {
    const outcome = tried(step, yes, may)
    if (outcome === 0) applicable.push(step.pathway)
    criteria += criteria === "" ? step.texts[outcome] : ` ${step.texts[outcome]}`
  }
  let rules = `${SCOPE_RULE}n`
  for (const key of engine.order) {
    const step = RULE_STEPS.get(key)
    if (step) rules += ` ${step.texts[tried(step, yes, may)]}`
    if (key === rule) break
  }
  return { rules, criteria, applicable }
}
