import { BIT } from "@/lib/domain/classification/clauses"
import { WARNING_KEYS, type WarningKey } from "@/lib/domain/classification/codes"
import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { MARK_W01, MARK_W03, MARK_W04 } from "@/lib/domain/classification/observe"

const W01 = 1 << 0
const W02 = 1 << 1
const W03 = 1 << 2
const W04 = 1 << 3
const W05 = 1 << 4
const W06 = 1 << 5

const WARNING_SETS: readonly (readonly WarningKey[])[] = Array.from({ length: 1 << WARNING_KEYS.length }, (_, set) =>
  Object.freeze(WARNING_KEYS.filter((_key, index) => set & (1 << index))),
)
const NONE: readonly WarningKey[] = Object.freeze([])

/**
 * Contradictions between recorded facts (facts.md W01–W06). They never change the result. Both sides must be recorded:
 * an unknown labour contradicts nothing, and land of unknown size is not "no land".
 */
export function warningsOf(facts: HouseholdFacts, yes: number, marks: number): readonly WarningKey[] {
  let set = 0
  if (marks & MARK_W01) set |= W01
  if (marks & MARK_W03 && facts.lacks_skill) set |= W03
  if (marks & MARK_W04) set |= W04
  if (facts.land_use === "unable" && facts.contract_land_mu === 0) set |= W05
  if (yes & BIT.noWorker) {
    if (facts.operating_ability === "adequate") set |= W02
    if (facts.has_fixed_income) set |= W06
  }
  return WARNING_SETS[set] ?? NONE
}
