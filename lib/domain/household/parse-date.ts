import { serialToIso } from "./excel-date"
import { isCalendarDay } from "./id-number"
import type { Parsed } from "./parse-value"

const two = (number: number): string => String(number).padStart(2, "0")

/** Years between which a date of a living household can lie. */
const inRange = (year: number): boolean => year >= 1880 && year <= 2100

interface Parts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** `2021-6-3`, `2021.06`, `2021年6月3日`, `20210603`, `202106`, `2021`, with a time behind it or not. */
function readParts(text: string): Parts | undefined {
  const digits = /^(\d{4})(\d{2})(\d{2})?(\.0+)?$/.exec(text)
  const marked =
    /^(\d{4})(?:\s?[-./年]\s?(\d{1,2}))?(?:\s?[-./月]\s?(\d{1,2}))?[月日号年]?(?:[T ]\s?\d{1,2}:.*)?$/.exec(text)
  const match = digits ?? marked
  if (!match?.[1]) return undefined
  return {
    year: Number(match[1]),
    ...(match[2] ? { month: Number(match[2]) } : {}),
    ...(match[3] ? { day: Number(match[3]) } : {}),
  }
}

/** Five digits are a day number of the spreadsheet, as are four in a date column beyond the year 2100. */
function fromSerial(text: string): Parts | undefined {
  if (!/^\d{4,5}(\.\d+)?$/.test(text)) return undefined
  const number = Number(text)
  if (text.length === 4 && inRange(number)) return undefined
  const iso = serialToIso(number)
  return iso ? readParts(iso) : undefined
}

const sound = (parts: Parts | undefined): parts is Parts =>
  parts !== undefined && inRange(parts.year) && isCalendarDay(parts.year, parts.month ?? 1, parts.day ?? 1)

/** A day; with only the month known it is taken as the first, and questioned. */
export function parseDate(text: string): Parsed {
  const parts = fromSerial(text) ?? readParts(text)
  if (!sound(parts) || parts.month === undefined) return { ok: false, problem: "应为日期，如 1985-06-03 或 19850603" }
  const value = `${parts.year}-${two(parts.month)}-${two(parts.day ?? 1)}`
  return parts.day === undefined ? { ok: true, value, doubt: "只有年月，按当月 1 日记，请核对" } : { ok: true, value }
}

/** A year and month as `202106`. */
export function parseMonth(text: string): Parsed {
  const parts = fromSerial(text) ?? readParts(text)
  if (!sound(parts) || parts.month === undefined) return { ok: false, problem: "应为年月，如 202106 或 2021年6月" }
  return { ok: true, value: `${parts.year}${two(parts.month)}` }
}

/** A year. */
export function parseYear(text: string): Parsed {
  const parts = fromSerial(text) ?? readParts(text)
  return sound(parts) ? { ok: true, value: parts.year } : { ok: false, problem: "应为四位年份，如 2019" }
}
