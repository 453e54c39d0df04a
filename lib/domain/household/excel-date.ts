const DAY = 86_400_000
/** Day 0 of the spreadsheet calendar; 1900 counts as a leap year there, so numbers below 61 are one day off. */
const EPOCH = Date.UTC(1899, 11, 30)
const LAST = 73_050

/**
 * A spreadsheet's day number as an ISO day, `44350` → `2021-06-03`; the time of day is dropped.
 * @returns undefined outside 1900–2099
 */
export function serialToIso(serial: number): string | undefined {
  const day = Math.floor(serial)
  if (day < 1 || day > LAST) return undefined
  return new Date(EPOCH + (day < 60 ? day + 1 : day) * DAY).toISOString().slice(0, 10)
}
