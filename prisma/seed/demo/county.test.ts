import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import { compile } from "@/lib/domain/classification/engine"
import { ageOn, factsOf, type HouseholdFactRow, type MemberFactRow } from "@/lib/domain/household/facts"
import { columnOf } from "@/lib/domain/household/field"
import { readIdNumber } from "@/lib/domain/household/id-number"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { QIONGHAI, WUGONG } from "./counties"
import { type DemoCounty, type DemoHousehold, generateCounty } from "./county"
import { REFERENCE_DAY } from "./numbers"

const wugong = generateCounty(WUGONG)
const qionghai = generateCounty(QIONGHAI)

/** Persons by primary pathway as D2 prints them (pathways.md 2.1, xx = 10). */
const D2_PERSONS = {
  P01: 9353,
  P02: 5085,
  P03: 621,
  P04: 764,
  P05: 1702,
  P06: 4832,
  P07: 5265,
  P08: 1413,
  P09: 7110,
  P10: 3877,
  P11: 6107,
  P12: 2666,
}
const D2_HOUSEHOLDS = { P03: 178, P05: 409, P06: 926, P08: 317, P09: 1603, P10: 941, P11: 1614, P12: 656 }

const columns = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [columnOf(key), value]))

/** Households as rows of the register, made once: the engine is asked about several days. */
const rowsOf = (county: DemoCounty) =>
  county.households.map((household) => ({
    household,
    row: columns(household.values) as unknown as HouseholdFactRow,
    members: household.members.map((member, index) => ({
      ...columns(member),
      id: String(index),
    })) as unknown as MemberFactRow[],
  }))

function decideAll(rows: ReturnType<typeof rowsOf>, day: string) {
  const engine = compile(D2_POLICY_SET, day)
  return rows.map(({ household, row, members }) => ({
    household,
    decision: engine.decide(factsOf(row, members, household.village, day)),
  }))
}

function tally<T>(list: readonly T[], keyOf: (item: T) => string, of: (item: T) => number = () => 1) {
  const sums: Record<string, number> = {}
  for (const item of list) sums[keyOf(item)] = (sums[keyOf(item)] ?? 0) + of(item)
  return sums
}

const ageOf = (birthDate: string | null) => ageOn(birthDate, REFERENCE_DAY) ?? 0

describe("武功县", () => {
  const rows = rowsOf(wugong)

  it("has the printed number of households and persons in its real villages", () => {
    expect(wugong.households).toHaveLength(11_200)
    expect(wugong.households.reduce((sum, each) => sum + each.members.length, 0)).toBe(48_795)
    expect(wugong.villages).toHaveLength(192)
    expect(new Set(wugong.villages.map((village) => village.townshipCode)).size).toBe(8)
    expect(wugong.villages.filter((village) => village.category === "key")).toHaveLength(67)
    expect(new Set(wugong.households.map((each) => each.village.code)).size).toBe(192)
  })

  // The first and the last day between which no birthday may change a result.
  it.each(["2026-03-01", "2026-11-01", "2029-10-31"])(
    "leads the engine to the persons that D2 prints, on %s",
    (day) => {
      const results = decideAll(rows, day)
      const primary = ({ decision }: (typeof results)[number]) => decision.primary ?? "none"
      expect(tally(results, primary, ({ household }) => household.members.length)).toEqual(D2_PERSONS)
      expect(tally(results, primary)).toMatchObject(D2_HOUSEHOLDS)
      const astray = results.filter(({ household, decision }) => household.rule !== decision.rule)
      expect(astray).toHaveLength(0)
      const warnings = results.flatMap(({ decision }) => decision.warnings)
      expect(tally(warnings, (warning) => warning)).toEqual(WUGONG.contradictions)
      const provisional = results.filter(({ decision }) => decision.status === "provisional").length
      expect(provisional / results.length).toBeGreaterThan(0.06)
      expect(provisional / results.length).toBeLessThan(0.09)
    },
  )
})

it("琼海市 has 1,051 households with 4,105 persons in twelve towns", () => {
  expect(qionghai.households).toHaveLength(1051)
  expect(qionghai.households.reduce((sum, each) => sum + each.members.length, 0)).toBe(4105)
  expect(new Set(qionghai.households.map((each) => each.village.townshipCode)).size).toBe(12)
  const astray = decideAll(rowsOf(qionghai), "2026-11-01").filter(
    ({ household, decision }) => household.rule !== decision.rule,
  )
  expect(astray).toHaveLength(0)
})

it("is the same county every time", () => {
  const hashOf = (county: DemoCounty) => createHash("sha256").update(JSON.stringify(county)).digest("hex")
  expect(hashOf(generateCounty(WUGONG))).toBe(hashOf(wugong))
  expect(hashOf(generateCounty(QIONGHAI))).toBe(hashOf(qionghai))
})

const PARENT_RELATIONS = ["father", "mother", "father_in_law", "mother_in_law"]
const CHILD_RELATIONS = ["son", "daughter"]
const GRANDCHILD_RELATIONS = ["grandson", "granddaughter"]
const SCHOOL_AGES: Record<string, readonly [number, number]> = {
  under_school_age: [0, 2],
  preschool: [3, 5],
  primary: [6, 11],
  grade: [12, 14],
  senior: [15, 17],
  secondary: [15, 17],
  higher: [18, 20],
  bachelor: [18, 21],
}
const MEN = ["son", "son_in_law", "grandson", "father", "father_in_law", "brother", "great_grandson"]
const WOMEN = [
  "daughter",
  "daughter_in_law",
  "granddaughter",
  "mother",
  "mother_in_law",
  "grandmother",
  "great_granddaughter",
]

function familyProblems({ members, values }: DemoHousehold): string[] {
  const problems: string[] = []
  const head = members[0]
  const say = (problem: string) => problems.push(`${values.householdNo} ${problem}`)
  if (members.filter((member) => member.relation === "head").length !== 1 || head?.relation !== "head") say("head")
  const spouses = members.filter((member) => member.relation === "spouse")
  if (spouses.length > 1 || spouses.some((spouse) => spouse.sex === head?.sex)) say("spouse")
  if (new Set(members.map((member) => member.name)).size < members.length) say("names")
  const headAge = ageOf(head?.birthDate ?? null)
  for (const member of members) {
    const age = ageOf(member.birthDate)
    const relation = member.relation ?? ""
    if (PARENT_RELATIONS.includes(relation) && age < headAge + 15) say("parent")
    if (CHILD_RELATIONS.includes(relation) && age > headAge - 15) say("child")
    if (GRANDCHILD_RELATIONS.includes(relation) && age > headAge - 30) say("grandchild")
    if (MEN.includes(relation) && member.sex !== "male") say("sex")
    if (WOMEN.includes(relation) && member.sex !== "female") say("sex")
    if ((member.education === null) === (member.schoolStatus === null)) say("education xor school")
    const [from, to] = SCHOOL_AGES[(member.schoolStatus ?? "").replace(/\d$/, "")] ?? [0, 200]
    if (age < from || age > to) say("school age")
    const labours = member.labour === "ordinary" || member.labour === "skilled"
    if (labours && (age < 16 || age >= 60)) say("labour")
    const read = readIdNumber(member.idNumber ?? "")
    if (read.kind !== "idCard" && read.kind !== "disabilityCard") say("ID number")
    else if (read.birthDate !== member.birthDate || read.sex !== member.sex) say("ID number of somebody else")
    if (member.residentMedical === member.employeeMedical) say("insurance")
  }
  return problems
}

const luhnHolds = (text: string) => {
  const sum = [...text].reverse().reduce((total, letter, index) => {
    const digit = Number(letter) * (index % 2 === 1 ? 2 : 1)
    return total + (digit > 9 ? digit - 9 : digit)
  }, 0)
  return sum % 10 === 0
}

describe.each([
  ["武功县", wugong, WUGONG],
  ["琼海市", qionghai, QIONGHAI],
] as const)("families of %s", (_name, county, plan) => {
  it("are families: one head, at most one spouse, ages, sexes, schools and numbers that fit", () => {
    expect(county.households.flatMap(familyProblems)).toEqual([])
  })

  it("have numbers that are nobody's and that occur once", () => {
    const members = county.households.flatMap((each) => each.members)
    const ids = members.map((member) => member.idNumber?.slice(0, 18) ?? "")
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => id.startsWith(plan.idPrefix))).toBe(true)
    const households = county.households.map((each) => each.values)
    expect(new Set(households.map((each) => each.householdNo)).size).toBe(households.length)
    expect(new Set(households.map((each) => each.phone)).size).toBe(households.length)
    expect(households.every((each) => /^154\d{8}$/.test(each.phone ?? ""))).toBe(true)
    expect(households.some((each) => luhnHolds(each.bankAccount ?? "0"))).toBe(false)
    expect(households.some((each) => each.rollType === "general")).toBe(false)
  })
})
