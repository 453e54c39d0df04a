import { describe, expect, test } from "vitest"
import { MEASURES } from "@/lib/domain/measures/catalogue"
import type { PlanFacts } from "@/lib/domain/measures/suggest"
import { type CardMember, expectedOf } from "./expected"
import { type ApplySource, mayApply } from "./may-apply"

const UNKNOWN: CardMember = {
  name: "张试验",
  age: null,
  schoolStatus: null,
  education: null,
  residentMedical: null,
  employeeMedical: null,
  residentPension: null,
  employeePension: null,
}
const keysOf = (member: Partial<CardMember>) => expectedOf([{ ...UNKNOWN, ...member }]).map(({ key }) => key)
const NO_PENSION = { residentPension: false, employeePension: false, schoolStatus: "none" }

describe("what a member may expect by what is recorded", () => {
  test.each([
    ["nothing recorded", {}, []],
    ["no medical insurance at all", { residentMedical: false, employeeMedical: false }, ["support.medical"]],
    ["insured as an employee", { residentMedical: false, employeeMedical: true }, []],
    ["the employee's insurance is not recorded", { residentMedical: false }, []],
    ["15 without pension insurance", { ...NO_PENSION, age: 15 }, []],
    ["16 without pension insurance", { ...NO_PENSION, age: 16 }, ["pension.join"]],
    ["59 without pension insurance", { ...NO_PENSION, age: 59 }, ["pension.join"]],
    ["60 without pension", { ...NO_PENSION, age: 60 }, ["support.pension"]],
    [
      "20 and at university, without pension insurance",
      { ...NO_PENSION, age: 20, schoolStatus: "bachelor2" },
      ["school.loan"],
    ],
    ["30, school not recorded", { ...NO_PENSION, age: 30, schoolStatus: null }, []],
    [
      "30, an education recorded and no school",
      { ...NO_PENSION, age: 30, schoolStatus: null, education: "primary" },
      ["pension.join"],
    ],
    ["89 years", { age: 89 }, []],
    ["90 years", { age: 90 }, ["pension.elder"]],
    ["a primary school pupil", { schoolStatus: "primary" }, ["school.board"]],
    ["in the ninth year", { schoolStatus: "grade9" }, ["school.board"]],
    ["in the first year of senior school", { schoolStatus: "senior1" }, ["school.senior"]],
    ["in the first year of a vocational school", { schoolStatus: "secondary1" }, ["school.rain"]],
    ["before school", { schoolStatus: "preschool" }, []],
  ])("%s", (_what, member, keys) => {
    expect(keysOf(member)).toEqual(keys)
  })

  test("illness and disability say nothing on a card that is carried about", () => {
    expect(keysOf({ health: ["major"], disabilityGrade: "1", disabilitySubsidy: false, medicalAid: false })).toEqual([])
  })
})

const PLAN: PlanFacts = {
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
const apply = (more: Partial<ApplySource> = {}) =>
  mayApply({ members: [UNKNOWN], planned: [], known: new Set(), plan: PLAN, ...more })

describe("what a household may apply for", () => {
  test("nothing is recorded: nothing is promised", () => {
    expect(apply()).toEqual([])
  })

  test("the draft plan's measures come first, with the day and whose word they wait for", () => {
    const planned = [{ key: "housing.repair", title: "农村危房改造", department: "zhujian", since: "2026-03-01" }]
    const [first, ...rest] = apply({ planned, plan: { ...PLAN, housingGrade: "D", waterSafe: false } })
    expect(first).toMatchObject({ text: "农村危房改造", department: "zhujian", since: "2026-03-01" })
    expect(first?.how).toContain("您同意后")
    expect(rest.map(({ text }) => text)).toEqual(["饮水安全工程入户"])
  })

  test("each member is named once, with whom to ask", () => {
    const members = ["大", "小"].map((name) => ({ ...UNKNOWN, name, schoolStatus: "primary" }))
    expect(apply({ members })).toEqual([
      { text: "义务教育两免一补：大、小", department: "jiaoyu", since: null, how: "向村委会或帮扶责任人提出申请" },
    ])
  })

  test("what runs, was given or is received is not offered again", () => {
    const pupil = { ...UNKNOWN, schoolStatus: "primary" }
    expect(apply({ members: [pupil], known: new Set(["school.board"]) })).toEqual([])
    const poor: PlanFacts = { ...PLAN, pathway: "P12" }
    const texts = (member: Partial<CardMember>) =>
      apply({ members: [{ ...UNKNOWN, ...member }], plan: poor }).map(({ text }) => text)
    expect(texts({})).toContain("纳入低保或特困供养")
    expect(texts({ subsistenceAllowance: false })).toContain("纳入低保或特困供养")
    expect(texts({ subsistenceAllowance: true })).not.toContain("纳入低保或特困供养")
  })

  test("a secondary pathway alone promises nothing; a missing guarantee does", () => {
    const texts = (more: Partial<PlanFacts>) =>
      apply({ plan: { ...PLAN, secondary: ["P01"], ...more } }).map(({ text }) => text)
    expect(texts({})).toEqual([])
    expect(texts({ housingGrade: "C" })).toEqual(["农村危房改造"])
  })

  test("suggestions are the six most pressing at the most: a card is read aloud", () => {
    const all = MEASURES.filter(({ pathways }) => pathways.includes("P02"))
    expect(all.length).toBeGreaterThan(6)
    expect(apply({ plan: { ...PLAN, pathway: "P02" } })).toHaveLength(6)
  })
})
