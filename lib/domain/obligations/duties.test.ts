import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { mayAs } from "@/lib/domain/access/roles"
import { DUTIES, dutiesOn, type OwnDuty, ofRole, UNTRACKED } from "./duties"
import { periodBefore, periodOf } from "./periods"
import { nextReminder } from "./reminders"

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
  it("ask for visits only of roles that may record them, and for days only of reminders", () => {
    const visiting = DUTIES.filter(({ counts }) => counts === "seen" || counts === "visits").flatMap(({ who }) => who)
    expect(visiting.filter((role) => !mayAs(role, "visit.record"))).toEqual([])
    expect(DUTIES.filter(({ counts, days }) => (counts === "reminder") !== (days !== undefined))).toEqual([])
  })
  it("cover D1, D3, D4, D6, D7, D9; what cannot be recorded is told with its reason", () => {
    const documents = new Set(DUTIES.flatMap(({ reference }) => reference.match(/D\d+(?=-)/g) ?? []))
    expect([...documents].toSorted()).toEqual(expect.arrayContaining(["D1", "D3", "D4", "D6", "D7", "D9"]))
    expect(UNTRACKED.map(({ reference }) => reference)).toContain("D5-3")
  })
})

describe("a county's own duties", () => {
  const own = (validFrom: string, enabled: boolean, times = 1, per: "month" | "quarter" = "quarter"): OwnDuty => ({
    key: "helper.monthly",
    validFrom,
    enabled,
    rhythm: { times, per },
  })
  const on = (published: readonly OwnDuty[], day: string) =>
    ofRole(dutiesOn(published, day), "helper").find(({ key }) => key === "helper.monthly")?.rhythm.per ?? "off"
  it.each([
    ["没有调整：每月", [], "2026-12-01", "month"],
    ["改为每季，前一天还是每月", [own("2026-12-01", true)], "2026-11-30", "month"],
    ["改为每季，当天起每季", [own("2026-12-01", true)], "2026-12-01", "quarter"],
    ["停用，当天起没有", [own("2026-12-01", false)], "2026-12-01", "off"],
    ["停用以后又启用", [own("2026-11-01", false), own("2026-12-01", true, 1, "month")], "2026-12-01", "month"],
    ["同一天发布两次，后一次算", [own("2026-12-01", true), own("2026-12-01", false)], "2026-12-01", "off"],
    ["后发布的从更早的日期起，晚的日期仍算", [own("2026-12-01", false), own("2026-11-01", true)], "2026-12-01", "off"],
  ] as const)("%s", (_, published, day, expected) => expect(on(published, day)).toBe(expected))
})

describe("the next day of a reminder", () => {
  const monthly = { days: ["25"] }
  it.each([
    ["25 日是工作日", monthly, "2026-12-01", "2026-12-25"],
    ["当天也算", monthly, "2026-12-25", "2026-12-25"],
    ["过了当天，算下月", monthly, "2026-12-26", "2027-01-25"],
    ["25 日是周六，顺延到周一", monthly, "2026-04-24", "2026-04-27"],
    ["顺延的那天以前都还没过", monthly, "2026-04-26", "2026-04-27"],
    ["收入排查 7 月 28 日", { days: ["07-28", "08-05"] }, "2026-07-28", "2026-07-28"],
    ["过了 7 月 28 日，下一个是 8 月 5 日", { days: ["07-28", "08-05"] }, "2026-07-29", "2026-08-05"],
    ["今年的都过了，算明年", { days: ["07-28"] }, "2026-08-01", "2027-07-28"],
  ] as const)("%s", (_, duty, today, expected) => expect(nextReminder(duty, today, new Map())).toBe(expected))
})

describe("the period before", () => {
  it.each([
    ["month", "2026-12-01", "2026-11-01"],
    ["month", "2026-01-31", "2025-12-01"],
    ["quarter", "2026-12-31", "2026-07-01"],
    ["year", "2026-06-01", "2025-01-01"],
  ] as const)("%s before that of %s begins on %s", (per, day, from) => expect(periodBefore(per, day).from).toBe(from))
})
