import { PATHWAY_KEYS, type PathwayKey } from "@/lib/domain/classification/codes"

/** Households and persons of one place, role and pathway, as the register's summary keeps them. */
export interface Counted {
  /** A place below the one looked at. */
  readonly place: string
  /** `primary` counts every household once, `secondary` once for each pathway beside its own. */
  readonly role: string
  /** A pathway, "none" = without one, "general" = out of scope. */
  readonly pathway: string
  readonly households: number
  readonly persons: number
}

export interface Sum {
  readonly households: number
  readonly persons: number
}

export interface TableRow extends Sum {
  readonly pathway: PathwayKey | "none" | "general"
  /** Part of all households of the register, 0…1; undefined when there are none. */
  readonly share: number | undefined
}

export interface PlaceRow extends Sum {
  readonly place: string
  /** Households by pathway, by the same counting as the table. */
  readonly byPathway: Readonly<Record<string, number>>
}

export interface CountyTable {
  readonly rows: readonly TableRow[]
  /** Every household once: the register's own total, whichever way the rows are counted. */
  readonly total: Sum
  readonly places: readonly PlaceRow[]
}

const NOTHING: Sum = { households: 0, persons: 0 }
const plus = (sum: Sum, more: Sum): Sum => ({
  households: sum.households + more.households,
  persons: sum.persons + more.persons,
})
const sumOf = (counted: readonly Counted[]): Sum => counted.reduce(plus, NOTHING)

function placeRow(place: string, counted: readonly Counted[], withSecondary: boolean): PlaceRow {
  const own = counted.filter((each) => each.place === place)
  const byPathway: Record<string, number> = {}
  for (const { role, pathway, households } of own) {
    if (withSecondary || role === "primary") byPathway[pathway] = (byPathway[pathway] ?? 0) + households
  }
  return { place, ...sumOf(own.filter(({ role }) => role === "primary")), byPathway }
}

/**
 * The table of D2: twelve pathways, then households without one and those out of scope, so that the rows' sum is the
 * register's total. With secondary pathways a household is in several rows, and the rows' sum exceeds the total.
 */
export function countyTable(counted: readonly Counted[], withSecondary: boolean): CountyTable {
  const total = sumOf(counted.filter(({ role }) => role === "primary"))
  const rows = [...PATHWAY_KEYS, "none" as const, "general" as const].map((pathway) => {
    const sum = sumOf(counted.filter((each) => each.pathway === pathway && (withSecondary || each.role === "primary")))
    return { pathway, ...sum, share: total.households > 0 ? sum.households / total.households : undefined }
  })
  const places = [...new Set(counted.map(({ place }) => place))].sort()
  return { rows, total, places: places.map((place) => placeRow(place, counted, withSecondary)) }
}
