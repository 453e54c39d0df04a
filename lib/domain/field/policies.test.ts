import { describe, expect, it } from "vitest"
import type { CardMember } from "@/lib/domain/casefile/expected"
import { policyLines } from "./policies"

const person = (name: string, more: object = {}): CardMember => ({
  name,
  age: 40,
  schoolStatus: null,
  education: null,
  residentMedical: true,
  employeeMedical: null,
  residentPension: null,
  employeePension: null,
  ...more,
})
const measure = (state: string) => ({
  id: "m1",
  title: "发展庭院经济",
  department: "县农业农村局",
  state,
  dueOn: "2026-12-31",
})
const linesOf = (members: readonly CardMember[]) => policyLines(members, []).map(({ label, why }) => [label, why])
const INSURED = ["城乡居民医保：甲", "登记为已享受，还在享受吗"]
const DUE = "按登记的情况应当享受"

describe("policies that a visit asks about (D1-8)", () => {
  it.each([
    [
      "登记了低保的人，问还在不在享受",
      person("甲", { subsistenceAllowance: true }),
      [["农村低保：甲", INSURED[1]], INSURED],
    ],
    [
      "登记为没参保：应当参保",
      person("甲", { residentMedical: false, employeeMedical: false }),
      [["参加城乡居民医保（有参保缴费补贴）：甲", DUE]],
    ],
    ["没登记是否参保：不当作没有，也不当作应享", person("甲", { residentMedical: null }), []],
    ["小学生：两免一补", person("甲", { schoolStatus: "primary" }), [["义务教育两免一补：甲", DUE], INSURED]],
    ["公益性岗位", person("甲", { welfarePost: "护林员" }), [INSURED, ["公益性岗位：甲", INSURED[1]]]],
  ])("%s", (_name, member, lines) => {
    expect(linesOf([member])).toEqual(lines)
  })

  it.each([
    ["agreed", true],
    ["underway", true],
    ["delivered", false],
    ["confirmed", true],
    ["effective", true],
    ["ended", false],
    ["planned", false],
  ])("a measure of the plan that is %s: %s (delivered ones are asked about by themselves)", (state, asked) => {
    expect(policyLines([], [measure(state)]).length > 0).toBe(asked)
  })

  it("a measure under way names day and department, a finished one names no day", () => {
    const why = (state: string) => policyLines([], [measure(state)])[0]?.why
    expect(why("underway")).toBe("计划 2026-12-31 前由县农业农村局落实")
    expect(why("confirmed")).toBe("县农业农村局已落实")
  })
})
