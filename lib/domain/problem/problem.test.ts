import { describe, expect, test } from "vitest"
import { ROLE_KEYS, roleOf } from "@/lib/domain/access/roles"
import { dayAfter, escalationOf, takenUpFrom } from "./problem"

const DUE = "2026-03-10"

describe("who takes up a problem (followed until it is gone, D3-18)", () => {
  test.each([
    ["a day before the deadline", -1, "owner"],
    ["on the day of the deadline", 0, "owner"],
    ["1 day overdue", 1, "township"],
    ["9 days overdue", 9, "township"],
    ["10 days overdue", 10, "county"],
    ["11 days overdue", 11, "county"],
  ])("%s", (_when, days, who) => {
    expect(escalationOf(DUE, dayAfter(DUE, days))).toBe(who)
  })

  test("is counted over the ends of months and years", () => {
    expect(escalationOf("2026-02-28", "2026-03-01")).toBe("township")
    expect(escalationOf("2025-12-31", "2026-01-09")).toBe("township")
    expect(escalationOf("2025-12-31", "2026-01-10")).toBe("county")
  })

  test("postponing takes it back", () => {
    const day = dayAfter(DUE, 10)
    expect([escalationOf(DUE, day), escalationOf(day, day)]).toEqual(["county", "owner"])
  })

  test("each role is told from its own day on; whoever has a village, a household or a department is an owner only", () => {
    const told = Object.fromEntries(ROLE_KEYS.map((role) => [role, takenUpFrom(roleOf(role).reach)]))
    expect(told).toEqual({
      operator: null,
      countyAdmin: 10,
      countyStaff: 10,
      countyLeader: 10,
      departmentStaff: null,
      townshipStaff: 1,
      firstSecretary: null,
      helper: null,
      inspector: 10,
      auditor: null,
    })
  })
})
