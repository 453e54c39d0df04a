import { describe, expect, it } from "vitest"
import { compile } from "@/lib/domain/classification/engine"
import { factsOf, type HouseholdFactRow } from "@/lib/domain/household/facts"
import { D2_POLICY_SET } from "@/lib/domain/policy/d2-policy-set"
import { type FactRows, type Found, holdMoving } from "./pathway-move"

const DAY = "2026-12-01"
const engine = compile(D2_POLICY_SET, DAY)
const household: HouseholdFactRow = {
  roll_type: "lifted",
  housing_grade: "A",
  housing_hazard: false,
  contract_land_mu: 5,
  land_use: "efficient",
  operating_ability: "adequate",
  operating_will: "yes",
  has_industry: true,
  lacks_funds: false,
  lacks_skill: true,
  has_fixed_income: false,
  can_work_away: false,
}
const member = {
  id: "m1",
  relation: "head",
  sex: "male",
  birth_date: "1980-01-01",
  labour: "ordinary",
  school_status: null,
  education: "primary",
  disability_grade: "none",
  health: ["healthy"],
  two_cancers: false,
  extreme_poverty: false,
  school_dropout: false,
  schooling_at_risk: false,
  startup_desire: false,
}
const rows = (more: Partial<HouseholdFactRow> = {}): FactRows => ({
  household: { ...household, ...more },
  members: [member],
  category: "ordinary",
})
const found = (columns: object, state: Found["state"] = "applied"): Found => ({
  change: { kind: "household", recordId: "h1" },
  state,
  old: "as recorded",
  columns: { ...columns },
  note: "",
})
const held = (given: readonly Found[], on = rows()) =>
  holdMoving(engine, on, given, DAY).map(({ state, note }) => [state, note])

describe("what a visit finds in a household on 技能提升 (it lacks a skill)", () => {
  it("and leaves it where it is, holds at once", () => {
    expect(held([found({ phone_masked: "139****0001" }), found({ can_work_away: true })])).toEqual([
      ["applied", ""],
      ["applied", ""],
    ])
  })

  it("and would move it, waits and says from where to where", () => {
    expect(held([found({ lacks_skill: false })])).toEqual([["pending", "会使帮扶路径由“技能提升”变为“政府供养”"]])
  })

  it("of two only the one that moves it waits; the other holds", () => {
    const states = held([found({ lacks_skill: false }), found({ can_work_away: true })]).map(([state]) => state)
    expect(states).toEqual(["pending", "applied"])
  })

  it("each is weighed with those before it: after 能外出务工 the skill leads elsewhere", () => {
    const [, second] = held([found({ can_work_away: true }), found({ lacks_skill: false })])
    expect(second).toEqual(["pending", "会使帮扶路径由“技能提升”变为“劳务输出”"])
  })

  it("what waits in any case says so too when it would move it", () => {
    expect(held([found({ housing_grade: "D" }, "pending")])).toEqual([
      ["pending", "会使帮扶路径由“技能提升”变为“乡村建设”"],
    ])
  })

  it("of a member counts as well", () => {
    const lost = { ...found({ labour: "lost" }, "pending"), change: { kind: "member", recordId: "m1" } } as const
    expect(held([lost])[0]?.[1]).toContain("由“技能提升”变为")
  })

  it("a conflict stays a conflict", () => {
    expect(held([found({ lacks_skill: false }, "conflict")])).toEqual([["conflict", ""]])
  })
})

describe("where nothing was recorded until then, the pathway is provisional", () => {
  const open = rows({ lacks_skill: null })
  const answer = { ...found({ lacks_skill: true }), old: null }

  it("the answer holds at once, though it leads elsewhere", () => {
    expect(engine.decide(factsOf(open.household, open.members, open, DAY)).status).toBe("provisional")
    expect(held([answer], open)).toEqual([["applied", ""]])
  })

  it("what waits in any case tells the township where it leads", () => {
    expect(held([{ ...answer, state: "pending" }], open)).toEqual([
      ["pending", "会使帮扶路径由“政府供养”变为“技能提升”"],
    ])
  })
})
