import { describe, expect, it } from "vitest"
import { compile } from "@/lib/domain/classification/engine"
import { householdFactsSchema } from "@/lib/domain/classification/facts"
import { outcomesOf } from "@/lib/domain/classification/outcomes"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { effectiveResult } from "./effective"
import { reviewDateProblem } from "./review-date"

describe("the review date of an override", () => {
  it.each([
    ["2026-07-28", "复核日期要晚于今天"],
    ["2026-07-29", null],
    ["2027-07-28", null],
    ["2027-07-29", "复核日期最晚为一年以内"],
  ])("%s chosen on 2026-07-28", (day, problem) => expect(reviewDateProblem(day, "2026-07-28")).toBe(problem))
})

describe("what counts beside an override", () => {
  const engine = compile(D2_POLICY_SET, "2026-07-28")
  const facts = householdFactsSchema.parse({
    roll_type: "lifted",
    village_type: "other_poor",
    lacks_skill: true,
    has_fixed_income: false,
    can_work_away: true,
    members: [{ id: "m", age: 30, labour: "ordinary", school: "none", tekun: false }],
  })
  const decision = engine.decide(facts)
  const { applicable } = outcomesOf(engine, facts, decision.rule)

  it("without one the computed result stands", () => {
    expect(effectiveResult(decision, applicable, null)).toEqual({ pathway: "P07", secondary: ["P09", "P11"] })
  })

  it("the computed primary stands beside one that sets another, and the one set is never beside itself", () => {
    expect(effectiveResult(decision, applicable, "P09")).toEqual({ pathway: "P09", secondary: ["P07", "P11"] })
    expect(effectiveResult(decision, applicable, "P03")).toEqual({ pathway: "P03", secondary: ["P07", "P09", "P11"] })
  })
})
