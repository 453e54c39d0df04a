import type { Indicator } from "@/lib/domain/indicators/indicators"
import { householdsByPlace } from "@/lib/features/households/queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import { type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { type Figures, indicatorFilter } from "./schema"

interface Counted {
  readonly key: string
  readonly place: string
  readonly households: number
}

/**
 * Households of each indicator by place, `digits` of whose code are kept, within a place in reach (or the whole reach):
 * counted by the condition of the list behind it. A place without any is absent. One statement.
 */
export async function countIndicators(
  on: Reader,
  indicators: readonly Indicator[],
  within: { readonly place?: string | undefined; readonly digits: 6 | 9 | 12 },
): Promise<Figures> {
  const place = within.place ?? scopeOf(on).area
  const parts = indicators.map(
    (indicator) => Prisma.sql`SELECT ${indicator.key}::text AS key, counted.place, counted.households
      FROM (${householdsByPlace(on, indicatorFilter(indicator, place), within.digits)}) AS counted`,
  )
  const rows = await read<Counted>(on, Prisma.join(parts, " UNION ALL "))
  const figures = new Map(indicators.map(({ key }) => [key, new Map<string, number>()]))
  for (const { key, place: code, households } of rows) figures.get(key)?.set(code, households)
  return figures
}
