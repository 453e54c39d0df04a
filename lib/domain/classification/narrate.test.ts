import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compile } from "@/lib/domain/classification/engine"
import type { HouseholdFacts } from "@/lib/domain/classification/facts"
import { factValueLabel } from "@/lib/domain/classification/labels"
import { whyNot, whyPrimary } from "@/lib/domain/classification/narrate"
import { questionFor } from "@/lib/domain/classification/questions"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { factsArbitrary } from "@/tests/support/facts-arbitrary"
import { elder, household, member, pupil } from "@/tests/support/household-facts"

const engine = compile(D2_POLICY_SET, "2026-07-01")
const explain = (facts: Partial<HouseholdFacts>) => engine.explain(household(facts))

function textFor(pathway: string, facts: Partial<HouseholdFacts>) {
  return whyNot(explain(facts)).find((each) => each.pathway === pathway)
}

describe("why this pathway", () => {
  it.each<[string, Partial<HouseholdFacts>, string]>([
    ["技能提升", { lacks_skill: true }, "因为：有全劳力 1 人，缺少职业技能。先培训、后就业。"],
    [
      "人数照实写",
      { lacks_skill: true, members: [member("a"), member("b"), member("c", { labour: "weak" })] },
      "因为：有全劳力 2 人，缺少职业技能。先培训、后就业。",
    ],
    ["危房只说有的那一条", { housing_grade: "C" }, "因为：住房是危房。先保障、后增收，人身安全第一。"],
    ["整户无劳力", { members: [elder("a")] }, "因为：全家没有劳动力。整户无劳动能力，其他路径都无法带动。"],
    ["兜底", {}, "因为：以上都不符合。每一户都要有人帮。"],
    ["不属于对象", { roll_type: "general" }, "因为：户类型为一般农户，不属于帮扶对象。"],
  ])("%s", (_name, facts, text) => expect(whyPrimary(explain(facts))).toBe(text))
})

describe("why not each of the others", () => {
  it("names the clause that fails and its fact", () => {
    expect(textFor("P10", { operating_will: "no", lacks_funds: true })).toMatchObject({
      outcome: "不符合",
      isPrimary: false,
      text: "不符合：户主不愿经营。",
      facts: [{ field: "operating_will", memberId: null, label: "经营意愿", value: "不愿经营" }],
      reference: expect.stringContaining("有劳动经营能力但缺少资金"),
    })
  })

  it("says of one that applies that it is used beside, and which rule came first", () => {
    const facts = { lacks_skill: true, members: [member("a"), pupil("b")] }
    expect(textFor("P06", facts)).toMatchObject({
      outcome: "符合",
      text: "符合，作为兼用：有在校学生 1 人；但先满足“有劳动能力，缺少技能”，主路径定为技能提升。",
      facts: [{ field: "school", memberId: "b", label: "在校生状况", value: "小学" }],
    })
  })

  it("says of one that is open what has to be asked, and of whom", () => {
    const facts = { members: [member("a"), member("b", { education: "junior", startup_desire: null })] }
    const open = textFor("P08", facts)
    expect(open?.outcome).toBe("不清楚")
    expect(open?.facts).toContainEqual({ field: "startup_desire", memberId: "b", label: "创业愿望", value: "不清楚" })
    expect(open?.facts.every((fact) => fact.memberId === "b")).toBe(true)
  })

  it("marks the primary, even where only the last rule led to it", () => {
    expect(textFor("P11", {})).toMatchObject({ outcome: "不符合", isPrimary: true })
    expect(textFor("P07", { lacks_skill: true })?.text).toBe("就是主路径：有全劳力 1 人，缺少职业技能。")
  })

  it("has twelve rows whose outcomes agree with the decision, for any household in scope", () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const explained = engine.explain(facts)
        const rows = whyNot(explained)
        expect(rows).toHaveLength(explained.primary === null ? 0 : 12)
        expect(whyPrimary(explained)).toMatch(/^因为：.+。$/)
        for (const row of rows) {
          if (!row.isPrimary) expect(row.outcome === "符合").toBe(explained.secondary.includes(row.pathway))
          expect(row.text).not.toMatch(/#|undefined|null|:。/)
          if (row.outcome === "不清楚") {
            expect(row.facts.length).toBeGreaterThan(facts.members.length === 0 ? -1 : 0)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe("words", () => {
  it.each([
    ["housing_grade", "C", "C级（危房）"],
    ["contract_land_mu", 0.1, "0.1 亩"],
    ["age", 16, "16 周岁"],
    ["disability_grade", null, "无残疾"],
    ["disability_grade", 2, "残疾 2 级"],
    ["has_industry", null, "不清楚"],
    ["has_industry", false, "无产业途径"],
    ["school", "secondary_vocational", "中职"],
    ["tekun", true, "是"],
  ] as const)("%s = %s reads %s", (field, value, label) => expect(factValueLabel(field, value)).toBe(label))

  it("asks every missing fact of somebody, by name", () => {
    const nameOf = (id: string) => (id === "a" ? "张某$&" : id)
    expect(questionFor("operating_will", nameOf)).toMatchObject({
      text: "户主是否愿意经营？",
      askerLabel: "帮扶责任人",
    })
    expect(questionFor("tekun:a", nameOf)).toMatchObject({
      text: "张某$&是否享受特困供养？",
      askerLabel: "县民政局",
      memberId: "a",
    })
    expect(questionFor("members", nameOf)).toMatchObject({ askerLabel: "村第一书记" })
    expect(() => questionFor("colour", nameOf)).toThrow("unknown fact")
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        for (const fact of engine.decide(facts).missingFacts) expect(questionFor(fact, nameOf).text).not.toContain("#")
      }),
      { numRuns: 300 },
    )
  })
})
