import type { Random } from "../random"
import { addDays } from "./days"

/** Wheat in June, maize and fruit in autumn: who has a field is in it (month-day, from – to). */
const HARVEST = [
  ["06-03", "06-16"],
  ["09-28", "10-10"],
] as const

export type RestDays = (day: string) => boolean

/** How likely a visit is on a day: few on days of rest and in the harvest, many before the 25th, when the month is reported. */
export function pullOf(day: string, isRest: RestDays): number {
  const monthDay = day.slice(5)
  const date = Number(day.slice(8))
  const rest = isRest(day) ? 0.1 : 1
  const harvest = HARVEST.some(([from, to]) => monthDay >= from && monthDay <= to) ? 0.3 : 1
  return rest * harvest * (date >= 15 && date <= 24 ? 1.9 : date >= 25 ? 0.6 : 1)
}

/** A day near `around` that suits, between the first and the last day; null when none lies between. */
export type NearDay = (random: Random, around: string, reach: number, first: string, last: string) => string | null

/** Keeps what a day pulls, because every household asks for the same ones. */
export function rhythmOf(isRest: RestDays): NearDay {
  const pulls = new Map<string, number>()
  const pull = (day: string): number => {
    const known = pulls.get(day)
    if (known !== undefined) return known
    const value = pullOf(day, isRest)
    pulls.set(day, value)
    return value
  }
  const lists = new Map<string, string[]>()
  const daysNear = (around: string, reach: number): string[] => {
    const key = around + reach
    const known = lists.get(key)
    if (known) return known
    const list = Array.from({ length: 2 * reach + 1 }, (_, index) => addDays(around, index - reach))
    lists.set(key, list)
    return list
  }
  return (random, around, reach, first, last) => {
    const days = daysNear(around, reach).filter((day) => day >= first && day <= last)
    return days.length === 0 ? null : random.weighted(days.map((day) => [day, pull(day)] as const))
  }
}
