import { cx } from "@/components/ui/cx"
import { nationalDay } from "@/lib/domain/calendar/national"
import { isWorkingDay, type OwnDays } from "@/lib/domain/calendar/working-days"

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
const pad = (value: number): string => String(value).padStart(2, "0")
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
/** Monday first, as calendars in China have it. */
const offsetOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** The twelve months; rest is written 休, a weekend that is worked 班, so that colour never says it alone. */
export function YearView({ year, own }: { year: number; own: OwnDays }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {MONTHS.map((month) => (
        <Month key={month} year={year} month={month} own={own} />
      ))}
    </div>
  )
}

function Month({ year, month, own }: { year: number; month: number; own: OwnDays }) {
  const first = `${year}-${pad(month)}-01`
  const cells = [
    ...Array.from({ length: offsetOf(first) }, () => null),
    ...Array.from({ length: daysIn(year, month) }, (_, index) => index + 1),
    ...Array.from({ length: (7 - ((offsetOf(first) + daysIn(year, month)) % 7)) % 7 }, () => null),
  ]
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return (
    <table className="w-full table-fixed border-collapse text-center text-sm tabular-nums">
      <caption className="pb-1 text-left font-medium">{month} 月</caption>
      <thead>
        <tr className="text-ink-3">
          {["一", "二", "三", "四", "五", "六", "日"].map((name) => (
            <th key={name} scope="col" className="font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={`${month}-${week.find((date) => date !== null)}`}>
            {week.map((date, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column of the week is its weekday
              <td key={index} className="h-9 p-0">
                {date !== null && <Day day={`${year}-${pad(month)}-${pad(date)}`} date={date} own={own} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, date, own }: { day: string; date: number; own: OwnDays }) {
  const working = isWorkingDay(day, own)
  const weekend = offsetOf(day) > 4
  const mark = own.has(day) || working === weekend ? (working ? "班" : "休") : ""
  return (
    <span
      title={nationalDay(day).label ?? undefined}
      className={cx(
        "inline-flex items-baseline whitespace-nowrap rounded px-0.5",
        !working && "text-ink-3",
        mark && (working ? "bg-amber-soft" : "bg-brand-soft"),
        own.has(day) && "font-medium underline",
      )}
    >
      {date}
      {mark && <span className="text-xs">{mark}</span>}
    </span>
  )
}
