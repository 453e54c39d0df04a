import { nationalDay } from "./national"

/** Days on which a county works or rests otherwise than the national calendar says, by ISO day. */
export type OwnDays = ReadonlyMap<string, boolean>
export const NO_OWN_DAYS: OwnDays = new Map()

const DAY_MS = 86_400_000
const shift = (day: string, by: number): string => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10)

/** Days that a search for a working day may take before something is wrong with the county's own days. */
const LONGEST = 3660

export const isWorkingDay = (day: string, own: OwnDays = NO_OWN_DAYS): boolean =>
  own.get(day) ?? nationalDay(day).working

/** The day itself when it is worked, else the next one that is: 遇节假日顺延. @throws when no day is worked for ten years */
export function onOrAfter(day: string, own: OwnDays = NO_OWN_DAYS): string {
  for (let by = 0; by < LONGEST; by++) {
    const tried = shift(day, by)
    if (isWorkingDay(tried, own)) return tried
  }
  throw new Error(`no working day after ${day}`)
}

/**
 * The working day that is so many working days after a day; the day itself does not count (民法典 art. 201).
 * @param days whole working days, 0 or more; 0 = the day itself, or the next working day
 */
export function addWorkingDays(day: string, days: number, own: OwnDays = NO_OWN_DAYS): string {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`${days} is no number of working days`)
  let found = days === 0 ? onOrAfter(day, own) : day
  for (let left = days; left > 0; left--) found = onOrAfter(shift(found, 1), own)
  return found
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string, own: OwnDays = NO_OWN_DAYS): number {
  let counted = 0
  for (let day = shift(from, 1); day <= to; day = shift(day, 1)) if (isWorkingDay(day, own)) counted += 1
  return counted
}
