import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compile } from "@/lib/domain/classification/engine"
import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { type Change, nearestChanges } from "@/lib/domain/classification/nearest-change"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { factsArbitrary } from "@/tests/support/facts-arbitrary"
import { elder, household, member, pupil } from "@/tests/support/household-facts"

const engine = compile(D2_POLICY_SET, "2026-07-01")

function lines(changes: readonly Change[]): string[] {
  return changes.map(({ facts, primary, rule }) => {
    const steps = facts.map(({ field, memberId, from, to }) => `${memberId ?? ""} ${field} ${from}→${to}`.trim())
    return `${steps.join(" + ")} ⇒ ${rule} ${primary}`
  })
}

const of = (facts: Partial<HouseholdFacts>) => lines(nearestChanges(engine, household(facts)))

function applied(facts: HouseholdFacts, change: Change): HouseholdFacts {
  const result = { ...facts, members: facts.members.map((one) => ({ ...one })) }
  for (const { field, memberId, to } of change.facts) {
    const target = memberId === null ? result : result.members.find((one) => one.id === memberId)
    if (target !== undefined) Object.assign(target, { [field]: to })
  }
  return result
}

describe("what would change the result", () => {
  it("一处变化就能改变主路径的,逐项列出", () => {
    expect(of({})).toEqual([
      "housing_grade A→C ⇒ R02 P01",
      "housing_hazard false→true ⇒ R02 P01",
      "land_use adequate→inefficient ⇒ R12 P05",
      "operating_ability adequate→weak ⇒ R07 P04",
      "has_industry true→false ⇒ R05 P02",
      "lacks_funds false→true ⇒ R06 P10",
      "lacks_skill false→true ⇒ R09 P07",
      "m1 labour ordinary→lost ⇒ R01 P12",
    ])
  })

  it("没有一处变化能改变时,才列两处", () => {
    const facts = { housing_grade: "C", housing_hazard: true, members: [member("a"), member("b")] } as const
    expect(of(facts)).toContain("housing_grade C→B + housing_hazard true→false ⇒ R17 P11")
    expect(nearestChanges(engine, household(facts)).every((change) => change.facts.length === 2)).toBe(true)
  })

  it("不清楚的事情问清后也算", () => {
    expect(of({ lacks_funds: null })).toContain("lacks_funds null→true ⇒ R06 P10")
  })

  it("全是老人和孩子的家庭:没有现实的变化能改变主路径", () => {
    expect(of({ members: [elder("a"), pupil("b")] })).toEqual([])
  })

  it("一般农户没有可列的", () => expect(of({ roll_type: "general" })).toEqual([]))

  it("holds what it promises, touches only changeable facts, and is the same every time", () => {
    const fixed = ["roll_type", "village_type", "contract_land_mu", "age", "school", "education", "tekun", "illness"]
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const now = engine.decide(facts).primary
        const changes = nearestChanges(engine, facts)
        expect(nearestChanges(engine, structuredClone(facts))).toEqual(changes)
        for (const change of changes) {
          const { primary, rule } = engine.decide(applied(facts, change))
          expect({ primary, rule }).toEqual({ primary: change.primary, rule: change.rule })
          expect(primary).not.toBe(now)
          for (const { field, from, to } of change.facts) {
            expect(fixed).not.toContain(field)
            expect(to).not.toBe(from)
          }
        }
        expect(new Set(changes.map((change) => change.facts.length)).size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })
})
