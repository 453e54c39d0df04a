import type { OwnDays } from "@/lib/domain/calendar/working-days"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import type { OwnDay } from "./schema"

const { sql } = Prisma

/** The county's own days of a year, in their order. */
export const listOwnDays = (on: Reader, year: number): Promise<OwnDay[]> =>
  read<OwnDay>(
    on,
    sql`SELECT c.day::text, c.working, c.label FROM calendar_day c WHERE c.county_code = ${countyOf(on)}
      AND c.day BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31) ORDER BY c.day`,
  )

/** All of them, for reckoning deadlines: few, because they are exceptions. */
export async function countyCalendar(on: Reader): Promise<OwnDays> {
  const days = await read<OwnDay>(
    on,
    sql`SELECT c.day::text, c.working, c.label FROM calendar_day c WHERE c.county_code = ${countyOf(on)}`,
  )
  return new Map(days.map(({ day, working }) => [day, working]))
}
