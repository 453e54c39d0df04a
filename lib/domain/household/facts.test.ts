import { describe, expect, it } from "vitest"
import { householdFactsSchema } from "@/lib/domain/classification/facts"
import { SCHOOL_STATUS } from "./codes"
import { ageOn, factsOf, type HouseholdFactRow, type MemberFactRow } from "./facts"

const DAY = "2026-07-28"
const NOTHING: HouseholdFactRow = {
  roll_type: "lifted",
  housing_grade: null,
  housing_hazard: null,
  contract_land_mu: null,
  land_use: null,
  operating_ability: null,
  operating_will: null,
  has_industry: null,
  lacks_funds: null,
  lacks_skill: null,
  has_fixed_income: null,
  can_work_away: null,
}
const NOBODY_KNOWN: MemberFactRow = {
  id: "m1",
  relation: null,
  sex: null,
  birth_date: null,
  labour: null,
  school_status: null,
  education: null,
  disability_grade: null,
  health: null,
  two_cancers: null,
  extreme_poverty: null,
  school_dropout: null,
  schooling_at_risk: null,
  startup_desire: null,
}
const member = (row: Partial<MemberFactRow>) => {
  const [facts] = factsOf(NOTHING, [{ ...NOBODY_KNOWN, ...row }], { category: "ordinary" }, DAY).members
  if (!facts) throw new Error("no member came back")
  return facts
}

describe("age in whole years", () => {
  it.each([
    ["2010-07-28", 16],
    ["2010-07-29", 15],
    ["2026-07-28", 0],
    ["2026-07-29", null],
    ["1876-07-28", 150],
    ["1875-07-28", null],
    [null, null],
  ])("born %s is %s on 2026-07-28", (born, age) => expect(ageOn(born, DAY)).toBe(age))

  it("a person of 29 February has the birthday on 1 March", () => {
    expect([ageOn("2012-02-29", "2026-02-28"), ageOn("2012-02-29", "2026-03-01")]).toEqual([13, 14])
  })
})

describe("school", () => {
  it.each([
    [{ school_status: "grade9" }, "junior"],
    [{ school_status: "technician4" }, "higher_vocational"],
    [{ school_status: "secondary1" }, "secondary_vocational"],
    [{ school_status: "master" }, "university"],
    [{ school_status: "under_school_age" }, "none"],
    [{ school_status: "none" }, "none"],
    [{ school_status: null, education: "primary" }, "none"],
    [{ school_status: "senior1", education: "junior" }, "senior"],
    [{ school_status: null, education: null }, null],
    [{ school_status: null, education: null, birth_date: "2024-01-01" }, null],
  ])("%o → %s", (row, school) => expect(member(row).school).toBe(school))

  it("each status of the dictionary has a stage", () => {
    for (const status of Object.keys(SCHOOL_STATUS)) expect(member({ school_status: status }).school).not.toBeNull()
  })
})

describe("health", () => {
  it.each([
    [null, null],
    [[], null],
    [["healthy"], "none"],
    [["disabled"], "none"],
    [["chronic", "disabled"], "chronic"],
    [["chronic", "major"], "major"],
  ])("%o → %s", (health, illness) => expect(member({ health }).illness).toBe(illness))

  it("a grade is a number, a man is not asked about 两癌, a recorded answer stands", () => {
    expect(member({ disability_grade: "2" }).disability_grade).toBe(2)
    expect(member({ disability_grade: null, health: ["disabled"] }).disability_grade).toBeNull()
    expect(member({ sex: "male" }).two_cancers).toBe(false)
    expect(member({ sex: "female" }).two_cancers).toBeNull()
    expect(member({ sex: "male", two_cancers: true }).two_cancers).toBe(true)
  })

  it.each([
    ["a girl on the day before her fourteenth birthday is not asked about 两癌", "2012-07-29", false],
    ["on the birthday she is", "2012-07-28", null],
  ])("%s", (_name, birth_date, expected) => {
    expect(member({ sex: "female", birth_date }).two_cancers).toBe(expected)
  })
})

describe("schooling that follows from the definition", () => {
  it.each([
    [{ birth_date: "1960-01-01" }, false],
    [{ birth_date: "2022-01-01" }, false],
    [{ birth_date: "2014-01-01" }, null],
    [{ birth_date: "2014-01-01", school_status: "primary" }, false],
    [{ birth_date: "2014-01-01", school_status: "none" }, null],
    [{ birth_date: null }, null],
    [{ birth_date: "1960-01-01", school_dropout: true }, true],
  ])("drop-out of %o is %s", (row, dropout) => expect(member(row).school_dropout).toBe(dropout))

  it.each([
    [{ birth_date: "1960-01-01", education: "primary" }, false],
    [{ birth_date: "1960-01-01" }, null],
    [{ birth_date: "2008-01-01", school_status: "senior3" }, null],
    [{ birth_date: "2008-01-01", school_status: "none" }, null],
    [{ birth_date: "1960-01-01", education: "primary", schooling_at_risk: true }, true],
  ])("schooling at risk of %o is %s", (row, risk) => expect(member(row).schooling_at_risk).toBe(risk))
})

describe("the household", () => {
  it("what is not recorded is unknown, never no", () => {
    const facts = factsOf(NOTHING, [], { category: "key" }, DAY)
    expect(facts).toEqual({
      ...NOTHING,
      village_type: "key",
      housing_grade: "unknown",
      land_use: "unknown",
      operating_ability: "unknown",
      operating_will: "unknown",
      members: [],
    })
    const [someone] = factsOf(NOTHING, [NOBODY_KNOWN], { category: "key" }, DAY).members
    expect(someone).toMatchObject({ labour: "unknown", school: null, illness: null, tekun: null, two_cancers: null })
  })

  it("脱贫不享受政策户 is read as 脱贫户, 特困供养 as tekun; the result is what the engine accepts", () => {
    const facts = factsOf(
      { ...NOTHING, roll_type: "lifted_without_policy", contract_land_mu: 4.5, housing_grade: "C" },
      [{ ...NOBODY_KNOWN, extreme_poverty: true, labour: "weak", relation: "head" }],
      { category: "other_poor" },
      DAY,
    )
    expect(facts).toMatchObject({ roll_type: "lifted", contract_land_mu: 4.5, housing_grade: "C" })
    expect(facts.members[0]).toMatchObject({ tekun: true, labour: "weak", relation: "head" })
    expect(householdFactsSchema.parse(facts)).toEqual(facts)
  })

  it("an unknown code stops: nothing is guessed", () => {
    expect(() => factsOf({ ...NOTHING, roll_type: "x" }, [], { category: "key" }, DAY)).toThrow("roll_type")
    expect(() => factsOf(NOTHING, [], { category: "x" }, DAY)).toThrow("village category")
    expect(() => member({ school_status: "x" })).toThrow("school_status")
  })
})
