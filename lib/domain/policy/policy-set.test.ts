import { describe, expect, it } from "vitest"
import { RULE_KEYS } from "@/lib/domain/classification/codes"
import { compile } from "@/lib/domain/classification/engine"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { type Parameter, valueOn } from "@/lib/domain/policy/parameter"
import { type PolicySet, validatePolicySet } from "@/lib/domain/policy/policy-set"
import { elder, household, member } from "@/tests/support/household-facts"

function problemsOf(change: Record<string, unknown>): string[] {
  const checked = validatePolicySet({ ...D2_POLICY_SET, ...change })
  return checked.ok ? [] : checked.problems
}

function withValues(key: string, values: Parameter["values"]): PolicySet {
  const parameters = D2_POLICY_SET.parameters.map((each) => (each.key === key ? { ...each, values } : each))
  return { ...D2_POLICY_SET, parameters }
}

describe("a dated parameter", () => {
  const line: Parameter = {
    key: "line",
    label: "监测线",
    unit: "元",
    values: [
      { from: "2023-01-01", value: 7300, reference: "乙" },
      { from: "2021-01-01", value: 6000, reference: "甲" },
    ],
  }
  it.each([
    ["2020-12-31", undefined],
    ["2021-01-01", 6000],
    ["2022-12-31", 6000],
    ["2023-01-01", 7300],
    ["2030-01-01", 7300],
  ])("on %s is %s", (day, value) => expect(valueOn(line, day)?.value).toBe(value))
})

describe("a policy set", () => {
  it("as shipped for D2 is valid", () => {
    expect(validatePolicySet(D2_POLICY_SET)).toEqual({ ok: true, policySet: D2_POLICY_SET })
  })

  it.each([
    ["without a rule", { order: RULE_KEYS.filter((key) => key !== "R05") }, "缺少规则 R05"],
    ["with a rule twice", { order: ["R05", ...RULE_KEYS] }, "R05 在顺序中出现了 2 次"],
    ["with R17 not last", { order: ["R17", ...RULE_KEYS.slice(0, -1)] }, "R17"],
    ["with an unknown rule", { order: [...RULE_KEYS.slice(0, -1), "R99", "R17"] }, "规则代号不存在"],
    ["with an unknown field", { threshold: 3 }, "不认识的字段：threshold"],
    ["without a parameter", { parameters: D2_POLICY_SET.parameters.slice(1) }, "缺少参数 min_worker_age"],
    [
      "with a parameter twice",
      { parameters: [...D2_POLICY_SET.parameters, ...D2_POLICY_SET.parameters.slice(0, 1)] },
      "重复",
    ],
    ["that begins before its values", { validFrom: "2015-01-01" }, "生效之日还没有值"],
    ["without parameters at all", { parameters: undefined }, "parameters 缺失或类型不对"],
    ["with a day that does not exist", { validFrom: "2016-02-30" }, "日期"],
  ])("%s is refused", (_name, change, message) => {
    expect(problemsOf(change).join()).toContain(message)
  })

  it.each([
    ["min_worker_age", 13, false],
    ["min_worker_age", 14, true],
    ["elder_age", 49, false],
    ["elder_age", 65, true],
    ["elder_age", 60.5, false],
    ["min_startup_education", "senior", true],
    ["min_startup_education", "doctor", false],
  ] as const)("with %s = %s is accepted: %s", (key, value, accepted) => {
    const changed = withValues(key, [{ from: "2016-01-01", value, reference: "县文件" }])
    expect(validatePolicySet(changed).ok).toBe(accepted)
    if (!accepted) expect(() => compile(changed, "2026-01-01")).toThrow("不能使用")
  })

  it("with an unknown parameter is refused", () => {
    const extra: Parameter = {
      key: "bonus",
      label: "加分",
      unit: "",
      values: [{ from: "2016-01-01", value: 1, reference: "无" }],
    }
    expect(problemsOf({ parameters: [...D2_POLICY_SET.parameters, extra] })).toEqual(["参数 bonus 不存在"])
  })

  it("for a day before it was in force makes no engine", () => {
    expect(() => compile(D2_POLICY_SET, "2015-12-31")).toThrow("没有生效的值")
  })
})

describe("a changed policy set", () => {
  it("with another order gives another primary pathway, with the same pathways applying", () => {
    const facts = household({ has_industry: false, lacks_funds: true })
    const loanFirst = RULE_KEYS.map((key) => (key === "R05" ? "R06" : key === "R06" ? "R05" : key))
    const usual = compile(D2_POLICY_SET, "2026-01-01").decide(facts)
    const changed = compile({ ...D2_POLICY_SET, order: loanFirst }, "2026-01-01").decide(facts)
    expect([usual.primary, usual.secondary]).toEqual(["P02", ["P10"]])
    expect([changed.primary, changed.secondary]).toEqual(["P10", ["P02"]])
  })

  it("with a limit from a later day leaves yesterday's decision as it was", () => {
    const later = withValues("elder_age", [
      { from: "2016-01-01", value: 60, reference: "甲" },
      { from: "2027-01-01", value: 65, reference: "乙" },
    ])
    const facts = household({ members: [member("a"), elder("b", { age: 62 })] })
    expect(compile(later, "2026-12-31").decide(facts).primary).toBe("P12")
    expect(compile(later, "2027-01-01").decide(facts).primary).toBe("P11")
    const finding = compile(later, "2027-01-01")
      .explain(facts)
      .findings.find((each) => each.key === "A12")
    expect(finding?.thresholds.find((each) => each.key === "elder_age")).toMatchObject({ value: 65, reference: "乙" })
  })

  it("with a higher education for e-commerce asks for it", () => {
    const senior = withValues("min_startup_education", [{ from: "2016-01-01", value: "senior", reference: "县文件" }])
    const facts = household({ members: [member("a", { education: "junior", startup_desire: true })] })
    expect(compile(D2_POLICY_SET, "2026-01-01").decide(facts).primary).toBe("P08")
    expect(compile(senior, "2026-01-01").decide(facts).primary).toBe("P11")
  })
})
