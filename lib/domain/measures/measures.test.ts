import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"
import { MEASURES, measureOf } from "./catalogue"
import { DEVELOPMENT_TYPES, NATIONAL_TYPES } from "./national-types"
import { MEASURE_STATES, type MeasureState } from "./states"
import { type PlanFacts, suggestMeasures } from "./suggest"
import { type Mover, moveProblem, stepsFor, TRANSITIONS } from "./transitions"

const TODAY = "2026-07-28"
const states = Object.keys(MEASURE_STATES) as MeasureState[]

describe("the catalogue", () => {
  it("has measures for each of the twelve pathways", () => {
    expect(PATHWAY_KEYS.filter((key) => !MEASURES.some(({ pathways }) => pathways.includes(key)))).toEqual([])
  })
  it("names a department, a document and what is usual for each, and no key twice", () => {
    expect(MEASURES.filter(({ department }) => !(department in DEPARTMENTS))).toEqual([])
    expect(MEASURES.filter(({ reference, usual }) => !/^D\d/.test(reference) || usual === "")).toEqual([])
    expect(new Set(MEASURES.map(({ key }) => key)).size).toBe(MEASURES.length)
  })
  it("uses every group of the national system", () => {
    const used = new Set(MEASURES.map(({ nationalType }) => nationalType))
    expect(Object.keys(NATIONAL_TYPES).filter((type) => !used.has(type as never))).toEqual([])
  })
})

describe("steps of a measure", () => {
  const village: Mover = { reach: "village", department: null }
  const department: Mover = { reach: "department", department: "zhujian" }
  const measure = (state: MeasureState) => ({ state, department: "zhujian", stateOn: "2026-07-01" })

  it("only those of the table are lawful, whoever asks", () => {
    for (const from of states)
      for (const to of states) {
        const lawful = TRANSITIONS.some((each) => each.from === from && each.to === to)
        const problem = moveProblem(measure(from), { to, on: TODAY, note: "户主说收到了" }, village, TODAY)
        expect([from, to, problem === null]).toEqual([from, to, lawful])
      }
  })

  it.each([
    ["农户同意", "planned", "agreed", false],
    ["开始办理", "agreed", "underway", true],
    ["落实", "underway", "delivered", true],
    ["农户确认", "delivered", "confirmed", false],
    ["见效", "confirmed", "effective", false],
    ["终止", "underway", "ended", true],
  ] as const)("a department and %s", (_label, from, to, may) => {
    const problem = moveProblem(measure(from), { to, on: TODAY, note: "已办结" }, department, TODAY)
    expect(problem === null).toBe(may)
  })

  it("a department moves no other department's measure", () => {
    const other = { ...measure("agreed"), department: "jiaoyu" }
    expect(moveProblem(other, { to: "underway", on: TODAY, note: "" }, department, TODAY)).toMatch("别的部门")
    expect(stepsFor(other, department)).toEqual([])
  })

  it.each([
    ["2026-06-30", "早于上一步"],
    ["2026-07-01", null],
    ["2026-07-28", null],
    ["2026-07-29", "晚于今天"],
  ])("on %s: %s", (on, problem) => {
    const found = moveProblem(measure("agreed"), { to: "underway", on, note: "" }, village, TODAY)
    if (problem) expect(found).toContain(problem)
    else expect(found).toBe(null)
  })

  it.each([
    ["确认要有农户的话", "delivered", "confirmed"],
    ["说没有收到要有原因", "delivered", "underway"],
    ["终止要有原因", "agreed", "ended"],
  ] as const)("%s", (_label, from, to) => {
    expect(moveProblem(measure(from), { to, on: TODAY, note: " " }, village, TODAY)).not.toBe(null)
    expect(moveProblem(measure(from), { to, on: TODAY, note: "户主说的" }, village, TODAY)).toBe(null)
  })
})

const arbitraryFacts: fc.Arbitrary<PlanFacts> = fc.record({
  pathway: fc.option(fc.constantFrom(...PATHWAY_KEYS), { nil: null }),
  secondary: fc.uniqueArray(fc.constantFrom(...PATHWAY_KEYS), { maxLength: 4 }),
  urgent: fc.uniqueArray(fc.constantFrom("P01" as const, "P06" as const)),
  housingGrade: fc.constantFrom(null, "A", "B", "C", "D"),
  housingHazard: fc.option(fc.boolean(), { nil: null }),
  relocated: fc.option(fc.boolean(), { nil: null }),
  housingOn: fc.constantFrom(null, "2026-03-02"),
  waterOn: fc.constantFrom(null, "2026-03-02"),
  schools: fc.array(
    fc.constantFrom("preschool", "primary", "grade8", "senior1", "secondary2", "higher1", "bachelor2"),
    { maxLength: 3 },
  ),
  disabled: fc.option(fc.nat(2), { nil: null }),
  elders: fc.option(fc.nat(2), { nil: null }),
  majorIll: fc.option(fc.nat(2), { nil: null }),
  waterSafe: fc.option(fc.boolean(), { nil: null }),
  uninsured: fc.option(fc.nat(4), { nil: null }),
  dropout: fc.option(fc.boolean(), { nil: null }),
  hasWorker: fc.option(fc.boolean(), { nil: null }),
  riskCleared: fc.option(fc.boolean(), { nil: null }),
  running: fc.uniqueArray(fc.constantFrom(...MEASURES.map(({ key }) => key)), { maxLength: 5 }),
})
const UNKNOWN: PlanFacts = {
  pathway: null,
  secondary: [],
  urgent: [],
  housingGrade: null,
  housingHazard: null,
  relocated: null,
  waterSafe: null,
  housingOn: null,
  waterOn: null,
  uninsured: null,
  dropout: null,
  schools: [],
  disabled: null,
  elders: null,
  majorIll: null,
  hasWorker: null,
  riskCleared: null,
  running: [],
}

describe("suggested measures", () => {
  it("nothing known suggests nothing", () => expect(suggestMeasures(UNKNOWN)).toEqual([]))

  it.each([
    ["C 级住房要改造", { housingGrade: "C" }, "housing.repair"],
    ["饮水没有保障", { waterSafe: false }, "village.water"],
    ["失学辍学", { dropout: true }, "school.keep"],
    ["一人没有参保", { uninsured: 1 }, "support.medical"],
    ["主路径劳务输出", { pathway: "P09" as const }, "work.matching"],
  ])("%s", (_label, facts, key) => {
    expect(suggestMeasures({ ...UNKNOWN, ...facts }).map(({ measure }) => measure.key)).toContain(key)
  })
  it.each([
    ["B 级住房", { housingGrade: "B" }],
    ["都参保了", { uninsured: 0 }],
    ["饮水安全", { waterSafe: true }],
  ])("%s suggests nothing", (_label, facts) => expect(suggestMeasures({ ...UNKNOWN, ...facts })).toEqual([]))

  const p06 = { pathway: "P06" as const }
  const p12 = { pathway: "P12" as const }
  const p01 = { pathway: "P01" as const }
  it.each([
    ["只有小学生，不建议助学贷款", { ...p06, schools: ["primary"] }, "school.loan", false],
    ["有大学生，建议助学贷款", { ...p06, schools: ["primary", "bachelor1"] }, "school.loan", true],
    ["只有小学生，不建议高中免学费", { ...p06, schools: ["primary"] }, "school.senior", false],
    ["高中生不在两免一补里", { ...p06, schools: ["senior2"] }, "school.board", false],
    ["初中生在两免一补里", { ...p06, schools: ["grade7"] }, "school.board", true],
    ["中职生有雨露计划", { ...p06, schools: ["secondary1"] }, "school.rain", true],
    ["普通高中生没有雨露计划", { ...p06, schools: ["senior1"] }, "school.rain", false],
    ["没有失学，不建议控辍保学", { ...p06, dropout: false, schools: ["primary"] }, "school.keep", false],
    ["没有人残疾，不建议残疾补贴", { ...p12, disabled: 0 }, "support.disability", false],
    ["有人残疾，建议残疾补贴", { ...p12, disabled: 1 }, "support.disability", true],
    ["残疾情况没有登记，按路径建议", { ...p12, disabled: null }, "support.disability", true],
    ["没有人满六十岁，不建议养老金", { ...p12, elders: 0 }, "support.pension", false],
    ["没有人患大病，不建议大病救助", { ...p12, majorIll: 0 }, "support.illness", false],
    ["饮水安全，重点村也不建议饮水工程", { ...p01, waterSafe: true }, "village.water", false],
    ["住房 B 级，重点村也不建议危房改造", { ...p01, housingGrade: "B" }, "housing.repair", false],
    ["没有登记搬迁，不建议搬迁后续扶持", p01, "housing.move", false],
    ["搬迁户，建议搬迁后续扶持", { ...p01, relocated: true }, "housing.move", true],
    ["登记没有隐患，不建议避险治理", { ...p01, housingHazard: false }, "housing.cliff", false],
  ] as const)("%s", (_label, facts, key, expected) => {
    expect(suggestMeasures({ ...UNKNOWN, ...facts }).some(({ measure }) => measure.key === key)).toBe(expected)
  })

  it("says whom a measure is for, and when a fact was recorded", () => {
    const facts = {
      ...UNKNOWN,
      ...p06,
      schools: ["bachelor1", "bachelor3", "primary"],
      housingGrade: "D",
      housingOn: "2026-03-02",
    }
    const reasonOf = (key: string) =>
      suggestMeasures(facts).find(({ measure }) => measure.key === key)?.reasons[0]?.text
    expect(reasonOf("school.loan")).toBe("家里有 2 人读大学")
    expect(reasonOf("housing.repair")).toBe("住房等级 D 级（2026-03-02 登记），要先解决住房安全")
  })

  it("each has a reason and a document; what runs is not suggested; the order of facts does not matter", () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const found = suggestMeasures(facts)
        expect(found.every(({ reasons }) => reasons.length > 0 && reasons.every(({ reference }) => reference))).toBe(
          true,
        )
        expect(found.filter(({ measure }) => facts.running.includes(measure.key))).toEqual([])
        expect(new Set(found.map(({ measure }) => measure.key)).size).toBe(found.length)
        const turned = suggestMeasures({ ...facts, secondary: [...facts.secondary].reverse() })
        expect(new Set(turned.map(({ measure }) => measure.key))).toEqual(
          new Set(found.map(({ measure }) => measure.key)),
        )
      }),
    )
  })

  it("where somebody can work and the risk is open there is a development measure", () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const open = { ...facts, hasWorker: true, riskCleared: false }
        const keys = [...suggestMeasures(open).map(({ measure }) => measure.key), ...open.running]
        expect(keys.some((key) => DEVELOPMENT_TYPES.has(measureOf(key)?.nationalType ?? ""))).toBe(true)
      }),
    )
  })
})
