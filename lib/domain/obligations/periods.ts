/** How often: so many times in each month, quarter or year. */
export interface Rhythm {
  readonly times: number
  readonly per: "month" | "quarter" | "year"
}
export type Per = Rhythm["per"]

/** A stretch of days, both ends counted; ISO. */
export interface Period {
  readonly from: string
  readonly to: string
}

const pad = (value: number): string => String(value).padStart(2, "0")
const lastDay = (at: number, of: number): number => new Date(Date.UTC(at, of, 0)).getUTCDate()

/** The period that a day lies in. */
export function periodOf(per: Per, day: string): Period {
  const [at = 0, of = 1] = day.split("-").map(Number)
  if (per === "year") return { from: `${at}-01-01`, to: `${at}-12-31` }
  const first = per === "quarter" ? of - ((of - 1) % 3) : of
  const last = per === "quarter" ? first + 2 : of
  return { from: `${at}-${pad(first)}-01`, to: `${at}-${pad(last)}-${pad(lastDay(at, last))}` }
}

const DAY_MS = 86_400_000

/** The period before the one that a day lies in. */
export const periodBefore = (per: Per, day: string): Period =>
  periodOf(per, new Date(Date.parse(periodOf(per, day).from) - DAY_MS).toISOString().slice(0, 10))

/** Days after which a household counts as not seen for too long, for the township's overview. */
export const UNSEEN_DAYS = 60
