import { type OwnDays, onOrAfter } from "@/lib/domain/calendar/working-days"
import type { Duty } from "./duties"

const pad = (value: number): string => String(value).padStart(2, "0")

/** The next of a reminder's days from today on; one that is not worked moves to the next that is (遇节假日顺延). */
export function nextReminder({ days = [] }: Pick<Duty, "days">, today: string, own: OwnDays): string | null {
  const [at = 0, of = 1] = today.split("-").map(Number)
  const months = Array.from({ length: 14 }, (_, index) =>
    new Date(Date.UTC(at, of - 2 + index, 1)).toISOString().slice(0, 7),
  )
  const dates = days.flatMap((text) =>
    text.includes("-")
      ? [at - 1, at, at + 1].map((each) => `${each}-${text}`)
      : months.map((each) => `${each}-${pad(Number(text))}`),
  )
  return (
    dates
      .map((date) => onOrAfter(date, own))
      .filter((date) => date >= today)
      .toSorted()[0] ?? null
  )
}
