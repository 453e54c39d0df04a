const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" })
const MINUTE = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short", timeStyle: "short" })

/** The day in China as ISO text, `2026-07-28`: the day on which ages and dated parameters are taken. */
export const today = (now = new Date()): string => DAY.format(now)

/** `2026-07-28 10:32` in China, for tables. */
export const minuteOf = (at: Date): string => MINUTE.format(at)
