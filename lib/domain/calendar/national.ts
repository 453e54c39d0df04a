// By its file, and as one object: the package calls itself CommonJS, but names an ES module for bundlers, which they refuse,
// and Node finds no named exports in it.
import chineseDays from "chinese-days/dist/index.min.js"

const { getDayDetail, getLunarDate, getSolarTermDate } = chineseDays

/** A day of the national calendar. */
export interface NationalDay {
  readonly working: boolean
  /** Name of the holiday, or of the holiday for which a day of rest is worked. */
  readonly label: string | null
  /** False for a year whose arrangement the State Council's office has not announced, or this version does not have. */
  readonly arranged: boolean
}

/** Years whose arrangement (国务院办公厅关于节假日安排的通知) the library has. */
const FIRST_YEAR = 2004
export const LAST_ARRANGED_YEAR = 2026

const CHINESE = /[一-鿿]+/

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

const FIXED: Readonly<Record<string, string>> = {
  "01-01": "元旦",
  "05-01": "劳动节",
  "05-02": "劳动节",
  "10-01": "国庆节",
  "10-02": "国庆节",
  "10-03": "国庆节",
}
const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

/**
 * The thirteen days of the regulation (全国年节及纪念日放假办法, 2024 wording) for a year without an arrangement; which days
 * around them rest or are worked is not known yet.
 */
function statutory(day: string): string | null {
  const fixed = FIXED[day.slice(5)]
  if (fixed) return fixed
  const [year = 0] = day.split("-").map(Number)
  if (day === getSolarTermDate(year, 4, "pure_brightness")) return "清明节"
  const { lunarMon, lunarDay, isLeap } = getLunarDate(day)
  if (isLeap) return null
  if (lunarMon === 1 && lunarDay <= 3) return "春节"
  const tomorrow = getLunarDate(nextDay(day))
  if (tomorrow.lunarMon === 1 && tomorrow.lunarDay === 1) return "春节"
  if (lunarMon === 5 && lunarDay === 5) return "端午节"
  return lunarMon === 8 && lunarDay === 15 ? "中秋节" : null
}

/** @param day ISO */
export function nationalDay(day: string): NationalDay {
  const year = Number(day.slice(0, 4))
  if (year < FIRST_YEAR || year > LAST_ARRANGED_YEAR) {
    const holiday = statutory(day)
    return { working: holiday === null && !isWeekend(day), label: holiday, arranged: false }
  }
  const { work, name } = getDayDetail(day)
  return { working: work, label: CHINESE.exec(name)?.[0] ?? null, arranged: true }
}
