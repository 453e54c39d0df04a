import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CRITERIA } from "@/lib/domain/classification/criteria"
import { compile } from "@/lib/domain/classification/engine"
import { outcomesOf } from "@/lib/domain/classification/outcomes"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { factsArbitrary, orderArbitrary } from "@/tests/support/facts-arbitrary"

describe("the stored trace", () => {
  it("says of each rule and criterion what the findings say, in any order of rules", () => {
    fc.assert(
      fc.property(factsArbitrary, orderArbitrary, (facts, order) => {
        const engine = compile({ ...D2_POLICY_SET, order: [...order] }, "2026-07-01")
        const { findings, rule } = engine.explain(facts)
        const told = outcomesOf(engine, facts, rule)
        const texts = (letter: string) =>
          findings.filter(({ key }) => key.startsWith(letter)).map(({ key, outcome }) => `${key}${outcome[0]}`)
        expect(told.rules).toBe(texts("R").join(" "))
        expect(told.criteria).toBe(texts("A").join(" "))
        const holding = CRITERIA.filter(({ key }) =>
          findings.some((each) => each.key === key && each.outcome === "yes"),
        )
        expect(told.applicable).toEqual(holding.map(({ pathway }) => pathway))
      }),
      { numRuns: 1000 },
    )
  })
})
