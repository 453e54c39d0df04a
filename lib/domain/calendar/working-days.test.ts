import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LAST_ARRANGED_YEAR, nationalDay } from "./national"
import { addWorkingDays, isWorkingDay, type OwnDays, onOrAfter, workingDaysBetween } from "./working-days"

describe("the national calendar", () => {
  const cases: [string, string, boolean, string | null][] = [
    ["2026 年元旦放假", "2026-01-01", false, "元旦"],
    ["2026 年元旦调休，1 月 4 日（周日）上班", "2026-01-04", true, "元旦"],
    ["2026 年春节前 2 月 14 日（周六）上班", "2026-02-14", true, "春节"],
    ["2026 年春节第一天", "2026-02-15", false, "春节"],
    ["2026 年春节最后一天", "2026-02-23", false, "春节"],
    ["2026 年春节后第一天上班", "2026-02-24", true, null],
    ["2026 年清明", "2026-04-06", false, "清明"],
    ["2026 年劳动节最后一天", "2026-05-05", false, "劳动节"],
    ["2026 年劳动节后 5 月 9 日（周六）上班", "2026-05-09", true, "劳动节"],
    ["2026 年端午", "2026-06-19", false, "端午"],
    ["2026 年中秋最后一天", "2026-09-27", false, "中秋"],
    ["2026 年国庆前 9 月 20 日（周日）上班", "2026-09-20", true, "国庆节"],
    ["2026 年国庆最后一天", "2026-10-07", false, "国庆节"],
    ["2026 年国庆后 10 月 10 日（周六）上班", "2026-10-10", true, "国庆节"],
    ["2025 年国庆、中秋最后一天", "2025-10-08", false, "国庆节"],
    ["平常的周六", "2026-03-07", false, null],
    ["平常的周五", "2026-03-06", true, null],
  ]
  it.each(cases)("%s", (_, day, working, label) => {
    expect(nationalDay(day)).toEqual({ working, label, arranged: true })
  })

  const later: [string, string, boolean, string | null][] = [
    ["2027 年除夕", "2027-02-05", false, "春节"],
    ["2027 年正月初三", "2027-02-08", false, "春节"],
    ["2027 年正月初四，安排没有公布前按平日", "2027-02-09", true, null],
    ["2027 年清明", "2027-04-05", false, "清明节"],
    ["2027 年端午", "2027-06-09", false, "端午节"],
    ["2027 年中秋", "2027-09-15", false, "中秋节"],
    ["2027 年国庆第三天", "2027-10-03", false, "国庆节"],
    ["2027 年 10 月 4 日（周一），安排没有公布前按平日", "2027-10-04", true, null],
  ]
  it.each(later)("%s", (_, day, working, label) => {
    expect(nationalDay(day)).toEqual({ working, label, arranged: false })
  })

  it("every year that counts as arranged has its make-up days, so that the last one is no guess", () => {
    for (let year = 2020; year <= LAST_ARRANGED_YEAR; year++) {
      const days = Array.from({ length: 365 }, (_, index) =>
        new Date(Date.UTC(year, 0, 1 + index)).toISOString().slice(0, 10),
      )
      const made = days.filter((day) => [0, 6].includes(new Date(day).getUTCDay()) && nationalDay(day).working)
      expect([year, made.length > 3]).toEqual([year, true])
    }
  })
})

describe("working days", () => {
  const cases: [string, string, number, string][] = [
    ["周一起 1 个工作日是周二", "2026-03-02", 1, "2026-03-03"],
    ["周五起 1 个工作日是下周一", "2026-03-06", 1, "2026-03-09"],
    ["节前最后一天起 1 个工作日是节后第一天", "2026-02-14", 1, "2026-02-24"],
    ["国庆前 5 个工作日跨过长假，调休的周六算工作日", "2026-09-30", 3, "2026-10-10"],
    ["0 个工作日：工作日就是当天", "2026-03-02", 0, "2026-03-02"],
    ["0 个工作日：周六顺延到周一", "2026-03-07", 0, "2026-03-09"],
  ]
  it.each(cases)("%s", (_, from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to)
    if (days > 0) expect(workingDaysBetween(from, to)).toBe(days)
  })

  it("a county's own day goes before the national one", () => {
    const own: OwnDays = new Map([
      ["2026-03-03", false],
      ["2026-03-07", true],
    ])
    expect(isWorkingDay("2026-03-03", own)).toBe(false)
    expect(addWorkingDays("2026-03-02", 1, own)).toBe("2026-03-04")
    expect(onOrAfter("2026-03-07", own)).toBe("2026-03-07")
  })

  it("no number of days is refused", () => {
    expect(() => addWorkingDays("2026-03-02", -1)).toThrow(RangeError)
    expect(() => addWorkingDays("2026-03-02", 1.5)).toThrow(RangeError)
  })

  it("counting back what was added gives the number, on a worked day", () => {
    const day = fc
      .integer({ min: 0, max: 1400 })
      .map((offset) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (from, days) => {
        const to = addWorkingDays(from, days)
        expect(isWorkingDay(to)).toBe(true)
        expect(workingDaysBetween(from, to)).toBe(days)
        expect(addWorkingDays(from, days + 1) > to).toBe(true)
      }),
    )
  })
})
