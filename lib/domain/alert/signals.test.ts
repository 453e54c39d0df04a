import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { AlertFacts, Happening } from "./facts"
import { HAPPENING_RULES } from "./facts"
import { ALERT_RULE_KEYS, type AlertRuleKey, type AlertSettings, saysOf } from "./rules"
import { type Level, signalsOf } from "./signals"

const TODAY = "2026-09-01"
const safe: AlertFacts = {
  householdId: "h",
  villageCode: "610431102201",
  onRoll: true,
  housingGrade: "A",
  housingHazard: false,
  housingAssured: true,
  waterSafe: true,
  waterAssured: true,
  schoolingAssured: true,
  dropouts: 0,
  uninsured: 0,
  selfPaidYuan: 0,
  lastSeenOn: "2026-08-20",
  since: "2024-01-01",
  happenings: [],
}
const levelOf = (rule: AlertRuleKey, facts: Partial<AlertFacts>, settings: AlertSettings = {}): Level | undefined =>
  signalsOf({ ...safe, ...facts }, settings, TODAY).find((signal) => signal.rule === rule)?.level
const happening = (rule: Happening["rule"], on: string): Partial<AlertFacts> => ({
  happenings: [{ rule, on, key: "k", what: "某某" }],
})

describe("what raises, holds and clears an alert", () => {
  const cases: [string, AlertRuleKey, Partial<AlertFacts>, Level][] = [
    ["C 级住房预警", "housing", { housingGrade: "C" }, "on"],
    ["D 级住房预警", "housing", { housingGrade: "D" }, "on"],
    ["B 级住房不预警", "housing", { housingGrade: "B" }, "off"],
    ["A 级但有安全隐患，预警", "housing", { housingHazard: true }, "on"],
    ["登记住房安全没有保障，预警", "housing", { housingAssured: false }, "on"],
    ["没有鉴定等级，不预警也不消除", "housing", { housingGrade: null }, "hold"],
    ["没有登记有没有隐患，等级为 A，消除", "housing", { housingHazard: null, housingAssured: null }, "off"],
    ["饮水没有保障，预警", "water", { waterAssured: false }, "on"],
    ["只登记了一项饮水情况且安全，消除", "water", { waterSafe: null }, "off"],
    ["饮水情况都没有登记，不预警也不消除", "water", { waterSafe: null, waterAssured: null }, "hold"],
    ["一人失学，预警", "schooling", { dropouts: 1 }, "on"],
    ["没有失学的，消除", "schooling", { dropouts: 0 }, "off"],
    ["上学情况都没有登记，不预警也不消除", "schooling", { dropouts: null, schoolingAssured: null }, "hold"],
    ["一人没有参保，预警", "uninsured", { uninsured: 1 }, "on"],
    ["参保情况没有登记，不预警也不消除", "uninsured", { uninsured: null }, "hold"],
    ["脱贫户自付 5,000 元，预警", "medical", { selfPaidYuan: 5000 }, "on"],
    ["脱贫户自付 4,999 元，不新增也不消除", "medical", { selfPaidYuan: 4999 }, "hold"],
    ["脱贫户自付 4,000 元，不新增也不消除", "medical", { selfPaidYuan: 4000 }, "hold"],
    ["脱贫户自付 3,999 元，消除", "medical", { selfPaidYuan: 3999 }, "off"],
    ["一般农户自付 19,999 元，不预警", "medical", { onRoll: false, selfPaidYuan: 19_999 }, "hold"],
    ["一般农户自付 20,000 元，预警", "medical", { onRoll: false, selfPaidYuan: 20_000 }, "on"],
    ["自付多少没有登记，不预警也不消除", "medical", { selfPaidYuan: null }, "hold"],
    ["60 天前走访过，不预警", "unseen", { lastSeenOn: "2026-07-03" }, "off"],
    ["61 天前走访过，预警", "unseen", { lastSeenOn: "2026-07-02" }, "on"],
    ["一般农户没有人走访，不预警", "unseen", { onRoll: false, lastSeenOn: null }, "off"],
    ["从没有走访过、在册 60 天，不预警", "unseen", { lastSeenOn: null, since: "2026-07-03" }, "off"],
    ["从没有走访过、在册 61 天，预警", "unseen", { lastSeenOn: null, since: "2026-07-02" }, "on"],
    ["90 天前有人去世，预警", "death", happening("death", "2026-06-03"), "on"],
    ["91 天前有人去世，不再新增", "death", happening("death", "2026-06-02"), "hold"],
    ["明天的日期不算", "death", happening("death", "2026-09-02"), "hold"],
    ["60 天前措施没有做成，预警", "measure", happening("measure", "2026-07-03"), "on"],
    ["61 天前措施没有做成，不再新增", "measure", happening("measure", "2026-07-02"), "hold"],
  ]
  it.each(cases)("%s", (_, rule, facts, level) => {
    expect(levelOf(rule, facts)).toBe(level)
  })

  it("uses the county's own figures, and tells them", () => {
    const settings: AlertSettings = { medical: { enabled: true, thresholds: { onRoll: 3000, others: 9000 } } }
    expect(levelOf("medical", { selfPaidYuan: 3000 }, settings)).toBe("on")
    expect(levelOf("medical", { selfPaidYuan: 2999 }, settings)).toBe("hold")
    expect(levelOf("medical", { selfPaidYuan: 2399 }, settings)).toBe("off")
    expect(saysOf(settings, "medical")).toContain("3,000 元")
  })

  it("says nothing of a rule that is switched off", () => {
    expect(levelOf("housing", { housingGrade: "D" }, { housing: { enabled: false, thresholds: {} } })).toBeUndefined()
  })

  it("shows the recorded facts that speak for it, the latest happening first", () => {
    const signals = signalsOf(
      {
        ...safe,
        housingGrade: "D",
        housingHazard: true,
        happenings: [
          { rule: "work", on: "2026-07-01", key: "a", what: "甲不再务工" },
          { rule: "work", on: "2026-08-01", key: "b", what: "乙不再务工" },
        ],
      },
      {},
      TODAY,
    )
    expect(signals.find(({ rule }) => rule === "housing")?.evidence).toEqual([
      { label: "住房鉴定等级", value: "D" },
      { label: "住房有安全隐患", value: "是" },
    ])
    const work = signals.find(({ rule }) => rule === "work")
    expect(work?.key).toBe("b")
    expect(work?.evidence.map(({ label }) => label)).toEqual(["乙不再务工", "甲不再务工"])
  })
})

describe("whatever is recorded", () => {
  const flag = fc.constantFrom(true, false, null)
  const facts = fc.record({
    ...Object.fromEntries(Object.entries(safe).map(([name, value]) => [name, fc.constant(value)])),
    onRoll: fc.boolean(),
    housingGrade: fc.constantFrom("A", "B", "C", "D", null),
    housingHazard: flag,
    housingAssured: flag,
    waterSafe: flag,
    waterAssured: flag,
    schoolingAssured: flag,
    dropouts: fc.option(fc.nat(3)),
    uninsured: fc.option(fc.nat(3)),
    selfPaidYuan: fc.option(fc.nat(60_000)),
    lastSeenOn: fc.constantFrom(null, "2026-08-31", "2026-06-01", "2025-01-01"),
    happenings: fc.array(
      fc.record({
        rule: fc.constantFrom(...HAPPENING_RULES),
        on: fc.constantFrom("2026-08-30", "2026-06-15", "2025-02-01"),
        key: fc.string({ minLength: 1, maxLength: 3 }),
        what: fc.constant("某某"),
      }),
      { maxLength: 4 },
    ),
  }) as unknown as fc.Arbitrary<AlertFacts>

  it("every rule speaks once, and what raises shows its evidence and key", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const signals = signalsOf(given, {}, TODAY)
        expect(signals.map(({ rule }) => rule).toSorted()).toEqual([...ALERT_RULE_KEYS].toSorted())
        for (const { level, evidence, key } of signals)
          if (level === "on") expect(evidence.length > 0 && key !== "").toBe(true)
      }),
    )
  })

  it("forgetting a fact never raises an alert", () => {
    const names = [
      "housingGrade",
      "housingHazard",
      "housingAssured",
      "waterSafe",
      "waterAssured",
      "schoolingAssured",
      "dropouts",
      "uninsured",
      "selfPaidYuan",
    ] as const
    fc.assert(
      fc.property(facts, fc.constantFrom(...names), (given, name) => {
        const raised = (of: AlertFacts) =>
          signalsOf(of, {}, TODAY)
            .filter(({ level }) => level === "on")
            .map(({ rule }) => rule)
        const before = raised(given)
        expect(before).toEqual(expect.arrayContaining(raised({ ...given, [name]: null })))
      }),
    )
  })
})
