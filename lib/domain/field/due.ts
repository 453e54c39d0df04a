interface Seen {
  readonly head: string
  readonly lastSeenOn: string | null
}

/** Never seen first, then whoever was not seen for the longest time. */
export const compareDue = (a: Seen, b: Seen): number =>
  (a.lastSeenOn ?? "").localeCompare(b.lastSeenOn ?? "") || a.head.localeCompare(b.head, "zh-CN")

/** Whole days from one ISO day to another. */
export const daysSince = (day: string, today: string): number =>
  Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000)
