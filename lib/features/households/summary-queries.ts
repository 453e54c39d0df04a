import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"

export interface RegisterTotals {
  readonly households: number
  readonly persons: number
}

/** Households and persons in reach (or under a narrower place code), from the summary. */
export async function registerTotals(on: Reader, place: string = scopeOf(on).area): Promise<RegisterTotals> {
  const [totals] = await read<RegisterTotals>(
    on,
    Prisma.sql`
      SELECT coalesce(sum(households), 0)::int AS households, coalesce(sum(persons), 0)::int AS persons
      FROM register_summary WHERE county_code = ${countyOf(on)} AND role = 'primary' AND starts_with(village_code, ${place})`,
  )
  return totals ?? { households: 0, persons: 0 }
}
