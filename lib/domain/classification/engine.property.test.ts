import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { PATHWAY_KEYS, RULE_KEYS } from "@/lib/domain/classification/codes"
import { CRITERIA } from "@/lib/domain/classification/criteria"
import type { Explained } from "@/lib/domain/classification/decision"
import { compile } from "@/lib/domain/classification/engine"
import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { completionCount, oracle, oracleMissing } from "@/tests/support/classification-oracle"
import { factsArbitrary, forgetfulArbitrary, orderArbitrary } from "@/tests/support/facts-arbitrary"

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 2000) }
const DAY = "2026-07-01"
const engine = compile(D2_POLICY_SET, DAY)
const inOrder = (order: readonly (typeof RULE_KEYS)[number][]) => compile({ ...D2_POLICY_SET, order: [...order] }, DAY)

function holding(explained: Explained): string[] {
  return explained.findings.filter((finding) => finding.outcome === "yes").map((finding) => finding.key)
}

describe("any household, whatever is known of it", () => {
  it("gets the result that the written procedure gives, in any order of rules", () => {
    fc.assert(
      fc.property(factsArbitrary, orderArbitrary, (facts, order) => {
        for (const [each, keys] of [
          [engine, RULE_KEYS],
          [inOrder(order), order],
        ] as const) {
          const { primary, rule, secondary, urgent } = each.decide(facts)
          expect({ primary, rule, secondary, urgent }).toEqual(oracle(facts, keys))
        }
      }),
      RUNS,
    )
  })

  it("is in exactly one pathway unless it is out of scope, and the primary is never among the secondary", () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const decision = engine.decide(facts)
        expect(decision.primary === null).toBe(facts.roll_type === "general")
        expect(decision.rule === null).toBe(facts.roll_type === "general")
        expect(decision.status === "out_of_scope").toBe(facts.roll_type === "general")
        expect(decision.status === "provisional").toBe(decision.missingFacts.length > 0)
        if (decision.primary === null) return
        expect(PATHWAY_KEYS).toContain(decision.primary)
        expect(decision.secondary).not.toContain(decision.primary)
        expect([...decision.secondary].sort()).toEqual(decision.secondary)
        for (const urgent of decision.urgent) expect([decision.primary, ...decision.secondary]).toContain(urgent)
      }),
      RUNS,
    )
  })

  it("gets the same answer twice, from another engine too, and its facts are left alone", () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const before = JSON.stringify(facts)
        const again = compile(structuredClone(D2_POLICY_SET), DAY)
        expect(again.explain(structuredClone(facts))).toEqual(engine.explain(facts))
        expect(JSON.stringify(facts)).toBe(before)
      }),
      { numRuns: 300 },
    )
  })

  it("does not depend on the order in which members are listed", () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const turned = engine.decide({ ...facts, members: [...facts.members].reverse() })
        const straight = engine.decide(facts)
        expect({ ...turned, missingFacts: [...turned.missingFacts].sort() }).toEqual({
          ...straight,
          missingFacts: [...straight.missingFacts].sort(),
        })
      }),
      RUNS,
    )
  })

  it("is not moved by a fact that the procedure does not read", () => {
    fc.assert(
      fc.property(factsArbitrary, fc.string(), fc.jsonValue(), (facts, relation, extra) => {
        const members = facts.members.map((member) => ({ ...member, relation, favourite_colour: extra }))
        const more: HouseholdFacts = Object.assign({ ...facts, members }, { main_cause: extra })
        expect(engine.decide(more)).toEqual(engine.decide(facts))
      }),
      RUNS,
    )
  })

  it("is decided and explained alike", () => {
    fc.assert(
      fc.property(factsArbitrary, orderArbitrary, (facts, order) => {
        for (const each of [engine, inOrder(order)]) {
          const { findings, ...explained } = each.explain(facts)
          expect(explained).toEqual(each.decide(facts))
          if (explained.primary === null) {
            expect(findings.map((finding) => [finding.key, finding.outcome])).toEqual([["R00", "yes"]])
            continue
          }
          const tried = findings.filter((finding) => finding.key.startsWith("R"))
          expect(tried.map((finding) => finding.key)).toEqual([
            "R00",
            ...each.order.slice(0, explained.rule === null ? 0 : each.order.indexOf(explained.rule) + 1),
          ])
          expect(tried.filter((finding) => finding.outcome === "yes").map((finding) => finding.key)).toEqual([
            explained.rule,
          ])
          const open = CRITERIA.filter((criterion) =>
            findings.some((finding) => finding.key === criterion.key && finding.outcome === "yes"),
          ).map((criterion) => criterion.pathway)
          expect(open.filter((pathway) => pathway !== explained.primary)).toEqual(explained.secondary)
        }
      }),
      RUNS,
    )
  })
})

describe("what is not known", () => {
  const forgotten = fc.tuple(factsArbitrary, fc.nat(), fc.nat()).map(([facts, where, what]) => {
    const household = ["housing_hazard", "contract_land_mu", "has_industry", "lacks_funds", "lacks_skill"] as const
    const income = ["has_fixed_income", "can_work_away"] as const
    const words = ["housing_grade", "land_use", "operating_ability"] as const
    const facets = ["age", "school", "education", "illness", "two_cancers", "tekun", "school_dropout"] as const
    const rest = ["schooling_at_risk", "startup_desire"] as const
    const index = where % (facts.members.length + 1)
    const pick = <T>(list: readonly T[]): T | undefined => list[what % list.length]
    if (index === facts.members.length) {
      const key = pick([...household, ...income, ...words])
      const unknown = key !== undefined && (words as readonly string[]).includes(key) ? "unknown" : null
      return [facts, { ...facts, [key ?? "housing_hazard"]: unknown }] as const
    }
    const members = facts.members.map((member, position) => {
      if (position !== index) return member
      const key = pick([...facets, ...rest, "labour" as const])
      return { ...member, [key ?? "age"]: key === "labour" ? "unknown" : null }
    })
    return [facts, { ...facts, members }] as const
  })

  it("never opens a criterion or a rule's condition: forgetting a fact adds nothing", () => {
    fc.assert(
      fc.property(forgotten, ([facts, less]) => {
        const tried = (each: HouseholdFacts) => {
          const held = holding(engine.explain(each)).filter((key) => key.startsWith("A"))
          return [...held, ...engine.decide(each).urgent]
        }
        const before = tried(facts)
        for (const key of tried(less)) expect(before).toContain(key)
      }),
      RUNS,
    )
  })

  it("is listed as missing exactly when it could change the result (brute force over all completions)", () => {
    fc.assert(
      fc.property(forgetfulArbitrary, orderArbitrary, fc.boolean(), (facts, order, shuffled) => {
        fc.pre(completionCount(facts) <= 4096)
        const keys = shuffled ? order : RULE_KEYS
        const expected = facts.roll_type === "general" ? [] : oracleMissing(facts, keys).sort()
        expect([...inOrder(keys).decide(facts).missingFacts].sort()).toEqual(expected)
      }),
      { numRuns: 5 * RUNS.numRuns },
    )
  })

  it("changes nothing when no missing fact is listed: every completion gives the same result", () => {
    fc.assert(
      fc.property(forgetfulArbitrary, orderArbitrary, (facts, order) => {
        fc.pre(completionCount(facts) <= 1024)
        const each = inOrder(order)
        fc.pre(each.decide(facts).status === "determined")
        const settled: HouseholdFacts = {
          ...facts,
          housing_grade: facts.housing_grade === "unknown" ? "D" : facts.housing_grade,
          housing_hazard: facts.housing_hazard ?? true,
          contract_land_mu: facts.contract_land_mu ?? 3,
          land_use: facts.land_use === "unknown" ? "unable" : facts.land_use,
          operating_ability: facts.operating_ability === "unknown" ? "weak" : facts.operating_ability,
          operating_will: facts.operating_will === "unknown" ? "no" : facts.operating_will,
          has_industry: facts.has_industry ?? false,
          lacks_funds: facts.lacks_funds ?? true,
          lacks_skill: facts.lacks_skill ?? true,
          has_fixed_income: facts.has_fixed_income ?? false,
          can_work_away: facts.can_work_away ?? true,
          members: facts.members.map((member) => ({
            ...member,
            age: member.age ?? 65,
            labour: member.labour === "unknown" ? "lost" : member.labour,
            school: member.school ?? "none",
            illness: member.illness ?? "major",
            tekun: member.tekun ?? true,
            startup_desire: member.startup_desire ?? true,
          })),
        }
        const { primary, secondary, urgent } = each.decide(facts)
        expect(each.decide(settled)).toMatchObject({ primary, secondary, urgent })
      }),
      RUNS,
    )
  })
})
