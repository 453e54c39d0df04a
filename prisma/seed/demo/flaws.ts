import type { RuleKey, WarningKey } from "@/lib/domain/classification/codes"
import { isGrown, isPupil, type Person } from "./person"
import type { Random } from "./random"
import type { HouseFacts } from "./recipes"

export interface Draft {
  rule: RuleKey
  facts: HouseFacts
  people: Person[]
}

/** Facts of a person that nobody has recorded: blanked in the values afterwards. */
export interface Blank {
  person: Person
  field: "schoolingAtRisk" | "startupDesire"
}

const earlier = (rule: RuleKey, other: RuleKey): boolean => rule < other
const works = ({ people }: Draft): boolean =>
  people.some((person) => person.labour === "ordinary" || person.labour === "skilled")

/**
 * The facts that may be unknown without taking the household to another rule, because no earlier rule and not its own
 * needs them; each of them could open another pathway, so the result becomes provisional.
 */
function forgettable(draft: Draft): (keyof HouseFacts)[] {
  const { rule, facts } = draft
  const list: (keyof HouseFacts)[] = []
  const idle = rule === "R01"
  if (rule !== "R02") list.push("housingGrade", "housingHazard")
  const adequate = facts.operatingAbility === "adequate" && facts.operatingWill === "yes" && !idle
  if (adequate && rule !== "R06") list.push("lacksFunds")
  if (adequate && rule !== "R05") list.push("hasIndustry")
  if (works(draft) && rule !== "R09" && !idle) list.push("lacksSkill")
  if (works(draft) && facts.hasFixedIncome === false && rule !== "R10" && !idle) list.push("canWorkAway")
  const incomeMatters =
    facts.operatingAbility === "weak" || facts.operatingAbility === "none" || (works(draft) && facts.canWorkAway)
  if (incomeMatters && !["R01", "R10", "R11"].includes(rule)) list.push("hasFixedIncome")
  if (facts.operatingWill === "yes" && !idle && (earlier(rule, "R05") || earlier("R11", rule)))
    list.push("operatingAbility")
  return list
}

/** Forgets one fact, sometimes two. */
export function forget(random: Random, draft: Draft): Blank[] {
  const asked = random.shuffle(forgettable(draft)).slice(0, random.chance(0.2) ? 2 : 1)
  const pupil = draft.people.find(isPupil)
  if (pupil && draft.rule !== "R03" && random.chance(0.25)) return [{ person: pupil, field: "schoolingAtRisk" }]
  const grown = draft.people.find((person) => isGrown(person) && person.age >= 22 && person.age < 42)
  if (grown && draft.rule !== "R04" && random.chance(0.15)) return [{ person: grown, field: "startupDesire" }]
  const blanks = Object.fromEntries(asked.map((field) => [field, null]))
  draft.facts = { ...draft.facts, ...blanks }
  return []
}

/** How many households contradict themselves, by warning (facts.md W01–W06). */
export const CONTRADICTIONS: Readonly<Record<WarningKey, number>> = {
  W01: 46,
  W02: 31,
  W03: 52,
  W04: 24,
  W05: 38,
  W06: 41,
}

const LAND_RULES = ["R08", "R12"]

/** Writes a contradiction into a draft if it is one that can hold it; the primary pathway stays. */
export function contradict(draft: Draft, warning: WarningKey): boolean {
  const { rule, facts, people } = draft
  const idle = rule === "R01"
  switch (warning) {
    case "W01": {
      const pupil = people.find((person) => isPupil(person) && person.age >= 12)
      if (!pupil || idle) return false
      pupil.labour = "weak"
      return true
    }
    case "W02":
      if (idle) draft.facts = { ...facts, operatingAbility: "adequate", operatingWill: "no" }
      return idle
    case "W03": {
      const worker = people.find((person) => person.labour === "ordinary")
      if (rule !== "R09" || !worker) return false
      worker.labour = "skilled"
      return true
    }
    case "W04": {
      const person = people.find(isGrown)
      if (!idle || !person) return false
      Object.assign(person, { tekun: true, illness: "none", disability: null, labour: "none" })
      return true
    }
    case "W05":
      if (idle || LAND_RULES.includes(rule)) return false
      draft.facts = { ...facts, contractLandMu: 0, landUse: "unable" }
      return true
    case "W06":
      if (idle) draft.facts = { ...facts, hasFixedIncome: true }
      return idle
  }
}
