import { z } from "zod"

/** What the county's table shows: its address in full. */
export const tableFilterSchema = z.object({
  /** A township (9 digits) or village (12); absent = the reader's whole area. */
  place: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$/)
    .optional(),
  /** Households counted in each pathway that they have beside their own, too (含兼用). */
  with: z.literal("1").optional(),
})
export type TableFilter = z.output<typeof tableFilterSchema>

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** The filter of an address, or null when it holds something unknown. */
export function tableFilterFrom(params: SearchParams): TableFilter | null {
  const parsed = tableFilterSchema.safeParse({ place: params.place || undefined, with: params.with || undefined })
  return parsed.success ? parsed.data : null
}

/** `?place=610431102&with=1`, or nothing. */
export function tableQuery(filter: TableFilter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ""
}
