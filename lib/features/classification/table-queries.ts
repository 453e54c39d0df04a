import { type Counted, type CountyTable, countyTable } from "@/lib/domain/register/county-table"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { TableFilter } from "./table-schema"

/** Digits of the places below one: a county's townships, a township's villages. */
const DIGITS_BELOW: Readonly<Record<number, number>> = { 6: 9, 9: 12, 12: 12 }

/**
 * The table of D2 for a place in reach, from the register's summary: as fast for fifty thousand households as for fifty.
 * A place out of reach has nothing.
 */
export async function getCountyTable(on: Reader, filter: TableFilter): Promise<CountyTable> {
  const place = filter.place ?? scopeOf(on).area
  const rows = await read<Counted>(
    on,
    Prisma.sql`
    SELECT left(s.village_code, ${DIGITS_BELOW[place.length] ?? 12}::int) AS place, s.role,
      CASE WHEN s.pathway = 'none' AND s.roll_type = 'general' THEN 'general' ELSE s.pathway END AS pathway,
      sum(s.households)::int AS households, sum(s.persons)::int AS persons
    FROM register_summary s
    WHERE s.county_code = ${countyOf(on)} AND starts_with(s.village_code, ${place})
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  )
  return countyTable(rows, filter.with === "1")
}
