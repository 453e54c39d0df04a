import type { Crumb } from "@/components/ui/breadcrumbs"
import type { Indicator } from "@/lib/domain/indicators/indicators"
import { placeName, type Township } from "@/lib/domain/village/place"
import { queryOf } from "@/lib/features/households/schema"
import { type Figures, indicatorFilter } from "@/lib/features/overview/schema"

/** The figure of an indicator for all places that begin with a code. */
export function figureOf(figures: Figures, key: string, place: string): number {
  let sum = 0
  for (const [code, households] of figures.get(key) ?? []) if (code.startsWith(place)) sum += households
  return sum
}

/** The list behind a figure; nothing leads nowhere. */
export const listHref = (indicator: Indicator, place: string): string =>
  `/households${queryOf(indicatorFilter(indicator, place))}`

/** The same list as a workbook. */
export const exportHref = (indicator: Indicator, place: string): string =>
  `/api/exports/households${queryOf(indicatorFilter(indicator, place))}`

const query = (given: Readonly<Record<string, string | undefined>>): string => {
  const text = new URLSearchParams(Object.entries(given).filter((each): each is [string, string] => Boolean(each[1])))
  return text.size > 0 ? `?${text}` : ""
}
export const overviewHref = (place?: string, by?: string): string => `/overview${query({ place, by })}`
export const mapHref = (place?: string, by?: string): string => `/overview/map${query({ place, by })}`

/** The last part of a place's name: `东关村`; the county's name for the county. */
export const shortName = (places: readonly Township[], code: string, county: string): string =>
  placeName(places, code).split(" · ").at(-1) || county

/** From the reader's own area down to the place looked at. */
export function placeCrumbs(
  area: string,
  place: string,
  nameOf: (code: string) => string,
  hrefOf: (place: string) => string,
): Crumb[] {
  return [6, 9, 12]
    .filter((digits) => digits >= area.length && digits <= place.length)
    .map((digits) => {
      const code = place.slice(0, digits)
      return digits < place.length ? { label: nameOf(code), href: hrefOf(code) } : { label: nameOf(code) }
    })
}
