import type { Random } from "../random"

const DAY_MS = 86_400_000

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** Days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

/** A moment on a day, in office hours in China. */
export const momentOn = (random: Random, day: string): string =>
  `${day}T${String(random.int(9, 16)).padStart(2, "0")}:${String(random.int(0, 59)).padStart(2, "0")}:00+08:00`
