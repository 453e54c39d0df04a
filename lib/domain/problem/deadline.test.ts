import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isWorkingDay } from "@/lib/domain/calendar/working-days"
import { deadlineOf } from "./deadline"
import { dayAfter, PROBLEM_CATEGORIES, PROBLEM_CATEGORY_KEYS } from "./problem"

describe("the deadline by category", () => {
  test.each([
    ["a roof that leaks: five days, weekends and holidays too", "housing", "2026-02-13", "2026-02-18"],
    ["no water over the Spring Festival: five days", "water", "2026-02-16", "2026-02-21"],
    ["a policy on a Friday without holidays: two weeks", "policy", "2026-03-06", "2026-03-20"],
    ["a policy on a Saturday counts from Monday", "policy", "2026-03-07", "2026-03-20"],
    [
      "a policy before the Spring Festival (15 to 23 February off, the 14th and 28th worked)",
      "policy",
      "2026-02-13",
      "2026-03-05",
    ],
    ["a road: twenty working days", "facilities", "2026-03-02", "2026-03-30"],
  ] as const)("%s", (_what, category, raisedOn, due) => {
    expect(deadlineOf(category, raisedOn)).toBe(due)
  })

  test("a county's own day off moves it by a day, one worked besides by a day back", () => {
    expect(deadlineOf("policy", "2026-03-06", new Map([["2026-03-18", false]]))).toBe("2026-03-23")
    expect(deadlineOf("policy", "2026-03-06", new Map([["2026-03-14", true]]))).toBe("2026-03-19")
    expect(deadlineOf("housing", "2026-03-06", new Map([["2026-03-10", false]]))).toBe("2026-03-11")
  })

  test("never before the days have passed, and a deadline of offices falls on a working day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROBLEM_CATEGORY_KEYS),
        fc.integer({ min: 0, max: 1500 }).map((by) => dayAfter("2025-01-01", by)),
        (category, raisedOn) => {
          const { days, counts } = PROBLEM_CATEGORIES[category]
          const due = deadlineOf(category, raisedOn)
          expect(due >= dayAfter(raisedOn, days)).toBe(true)
          if (counts === "working") expect(isWorkingDay(due)).toBe(true)
        },
      ),
    )
  })
})
