import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ROLE_KEYS } from "@/lib/domain/access/roles"
import { DUTIES, dutiesOf, periodOf } from "./duties"

describe("the period that a day lies in", () => {
  it.each([
    ["month", "2026-02-28", "2026-02-01", "2026-02-28"],
    ["month", "2028-02-29", "2028-02-01", "2028-02-29"],
    ["month", "2026-12-31", "2026-12-01", "2026-12-31"],
    ["quarter", "2026-03-31", "2026-01-01", "2026-03-31"],
    ["quarter", "2026-04-01", "2026-04-01", "2026-06-30"],
    ["quarter", "2026-12-01", "2026-10-01", "2026-12-31"],
    ["year", "2026-01-01", "2026-01-01", "2026-12-31"],
  ] as const)("%s of %s", (per, day, from, to) => expect(periodOf(per, day)).toEqual({ from, to }))

  it("holds the day, and the day before its beginning lies in the period before", () => {
    const days = fc.date({
      min: new Date("2000-01-01T00:00:00Z"),
      max: new Date("2099-12-31T00:00:00Z"),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, fc.constantFrom("month" as const, "quarter" as const, "year" as const), (date, per) => {
        const day = date.toISOString().slice(0, 10)
        const { from, to } = periodOf(per, day)
        expect(from <= day && day <= to).toBe(true)
        const before = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10)
        expect(periodOf(per, before).to).toBe(before)
      }),
    )
  })
})

describe("the duties", () => {
  it("name their document and what counts, and no key twice", () => {
    expect(DUTIES.filter(({ reference, countsAs }) => !/^D\d/.test(reference) || countsAs === "")).toEqual([])
    expect(new Set(DUTIES.map(({ key }) => key)).size).toBe(DUTIES.length)
  })
  it("belong to roles that may record visits", () => {
    const holders = new Set(DUTIES.flatMap(({ who }) => who))
    expect(ROLE_KEYS.filter((role) => dutiesOf(role).length > 0).every((role) => holders.has(role))).toBe(true)
  })
})
