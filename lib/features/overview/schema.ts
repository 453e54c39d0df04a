import { z } from "zod"
import { INDICATORS, type Indicator } from "@/lib/domain/indicators/indicators"
import { type HouseholdFilter, householdFilterSchema } from "@/lib/features/households/schema"

const KEYS = INDICATORS.map(({ key }) => key)

/** What the overview and the map of villages show: their address in full. */
export const overviewFilterSchema = z.object({
  /** A township (9 digits) or village (12); absent = the reader's whole area. */
  place: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$/)
    .optional(),
  /** The indicator by which places are compared. */
  by: z.enum(KEYS).default("unseen"),
})
export type OverviewFilter = z.output<typeof overviewFilterSchema>

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** The filter of an address, or null when it holds something unknown. */
export function overviewFilterFrom(params: SearchParams): OverviewFilter | null {
  const parsed = overviewFilterSchema.safeParse({ place: params.place || undefined, by: params.by || undefined })
  return parsed.success ? parsed.data : null
}

/** The list of households behind an indicator's figure for a place. Conditions that the list does not know are a bug. */
export const indicatorFilter = ({ list }: Indicator, place: string | undefined): HouseholdFilter =>
  householdFilterSchema.parse({ ...list, ...(place ? { place } : {}) })

/** Households by indicator and place. */
export type Figures = ReadonlyMap<string, ReadonlyMap<string, number>>
