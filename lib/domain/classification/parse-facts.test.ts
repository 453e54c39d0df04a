import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { householdFactsSchema } from "@/lib/domain/classification/facts"
import { isCompleteFacts, parseFacts, parseHousehold } from "@/lib/domain/classification/parse-facts"
import { factsArbitrary } from "@/tests/support/facts-arbitrary"
import { household, member } from "@/tests/support/household-facts"

function problemsOf(facts: unknown): string[] {
  const parsed = parseFacts(facts)
  return parsed.ok ? [] : parsed.problems.map(({ field, reason }) => `${field}: ${reason}`)
}

describe("facts from outside", () => {
  it("that are absent are unknown", () => {
    const parsed = parseFacts({ roll_type: "lifted", village_type: "key", members: [{ id: "a" }] })
    expect(parsed.ok && parsed.facts).toMatchObject({
      housing_grade: "unknown",
      housing_hazard: null,
      contract_land_mu: null,
      operating_will: "unknown",
      members: [{ id: "a", age: null, labour: "unknown", school: null, illness: null, tekun: null }],
    })
  })

  it("with other keys are read as if those were not there", () => {
    const { members, ...rest } = household()
    const extra = { ...rest, main_cause: "因病", members: members.map((each) => ({ ...each, phone: 1 })) }
    expect(parseFacts(extra).ok).toBe(true)
    expect(parseFacts({ roll_type: "lifted", village_type: "key", members: [], colour: 1 }).ok).toBe(true)
  })

  it.each<[string, unknown, string]>([
    [
      "an unknown word",
      { ...household(), housing_grade: "E" },
      'housing_grade: 值 "E" 无效，应为 A、B、C、D、unknown 之一',
    ],
    ["a word for a number", { ...household(), contract_land_mu: "3" }, 'contract_land_mu: 值 "3" 无效，应为数字'],
    ["negative land", { ...household(), contract_land_mu: -1 }, "contract_land_mu: 值 -1 太小，不能小于 0"],
    [
      "a word for yes or no",
      { ...household(), lacks_skill: "true" },
      'lacks_skill: 值 "true" 无效，应为true、false 或 null',
    ],
    ["half a year", household({ members: [member("a", { age: 1.5 })] }), "members[0].age: 值 1.5 无效，应为整数"],
    [
      "an impossible age",
      household({ members: [member("a", { age: 151 })] }),
      "members[0].age: 值 151 太大，不能大于 150",
    ],
    [
      "a fifth grade of disability",
      household({ members: [member("a", { disability_grade: 5 })] }),
      "members[0].disability_grade: 值 5 太大，不能大于 4",
    ],
    ["a member twice", household({ members: [member("a"), member("a")] }), "members[1].id: 成员编号“a”重复"],
    ["no roll type", { ...household(), roll_type: undefined }, "roll_type: 缺少这一项"],
    ["no member list", { ...household(), members: null }, "members: 值 null 无效，应为列表"],
    ["no facts", null, "facts: 值 null 无效，应为对象 { … }"],
  ])("with %s are refused by field and reason", (_name, facts, problem) => {
    expect(problemsOf(facts)).toEqual([problem])
  })

  it("need an id of text", () => {
    expect(parseHousehold({ id: 7, facts: household() })).toMatchObject({
      ok: false,
      id: null,
      problems: [{ field: "id" }],
    })
    expect(parseHousehold({ id: "H1", facts: household() })).toMatchObject({ ok: true, id: "H1" })
    expect(parseHousehold([])).toMatchObject({ ok: false, problems: [{ field: "household" }] })
  })

  it("are never judged better by the fast check than by the schema", () => {
    const odd = fc.constantFrom<unknown>(undefined, null, "", "yes", -1, 1.5, 200, true, [], {}, Number.NaN)
    const where = fc.tuple(fc.nat(), odd, fc.boolean())
    fc.assert(
      fc.property(factsArbitrary, fc.option(where), (facts, change) => {
        const row: Record<string, unknown> = { ...facts, members: facts.members.map((each) => ({ ...each })) }
        if (change !== null) {
          const [position, value, inMember] = change
          const target = inMember && facts.members.length > 0 ? { ...facts.members[0] } : row
          const keys = Object.keys(target)
          Object.assign(target, { [keys[position % keys.length] ?? "members"]: value })
          if (target !== row) row.members = [target, ...facts.members.slice(1)]
        }
        const checked = householdFactsSchema.safeParse(row)
        if (isCompleteFacts(row)) expect(checked).toMatchObject({ success: true, data: row })
        expect(parseFacts(row).ok).toBe(checked.success)
        if (change === null) expect(isCompleteFacts(row)).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })
})
