import type { Duty } from "@/lib/domain/obligations/duties"
import { periodOf } from "@/lib/domain/obligations/periods"

interface Dated {
  readonly head: string
  readonly lastSeenOn: string | null
  /** Until when it is to be seen; null = no duty toward it. */
  readonly dueOn: string | null
}

/** What is due first comes first; of equal days never seen first, then whoever was not seen for the longest time. */
export const compareDue = (a: Dated, b: Dated): number =>
  (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") ||
  (a.lastSeenOn ?? "").localeCompare(b.lastSeenOn ?? "") ||
  a.head.localeCompare(b.head, "zh-CN")

const DAY_MS = 86_400_000

/** Whole days from one ISO day to another. */
export const daysSince = (day: string, today: string): number =>
  Math.round((Date.parse(today) - Date.parse(day)) / DAY_MS)

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)

/**
 * The day by which a household is to be seen next: the end of the running period of the duty, or of the next one when it was
 * seen in this one already. Of several duties the earliest; null without any.
 * @param lastOn the last day that counts for the duty
 */
export function dueDay(duties: readonly Pick<Duty, "rhythm">[], lastOn: string | null, today: string): string | null {
  const days = duties.map(({ rhythm: { per } }) => {
    const now = periodOf(per, today)
    return lastOn !== null && lastOn >= now.from ? periodOf(per, dayAfter(now.to)).to : now.to
  })
  return days.sort()[0] ?? null
}

/** A household's due day in words; "" without one. */
export function dueWords(dueOn: string | null | undefined, today: string): string {
  if (!dueOn) return ""
  const left = daysSince(today, dueOn)
  if (left < 0) return `应在 ${dueOn} 前走访，已过 ${-left} 天`
  return `${dueOn} 前走访${left <= SOON_DAYS ? `，还有 ${left} 天` : ""}`
}

/** Days before the due day from which the phone points it out. */
export const SOON_DAYS = 10
