import type { Indicator } from "@/lib/domain/indicators/indicators"
import { householdsByPlace } from "@/lib/features/households/queries"
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
  const lists = new Map(indicators.map((indicator) => [indicator.key, indicatorFilter(indicator, place)]))
  const rows = await read<Counted>(on, householdsByPlace(on, lists, { place, digits: within.digits }))
  const figures = new Map(indicators.map(({ key }) => [key, new Map<string, number>()]))
  for (const { key, place: code, households } of rows) figures.get(key)?.set(code, households)
  return figures
}
