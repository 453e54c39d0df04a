import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"

export interface Place {
  /** 9 digits for a township, 12 for a village */
  readonly code: string
  readonly name: string
  /** Name of the township, for a village. */
  readonly township: string | null
}

/** The places one step below the reader's own area: townships of a county, villages of a township, none of a village. */
export async function listPlacesBelow(on: Reader): Promise<Place[]> {
  const { countyCode, area } = scopeOf(on)
  if (area.length === 6) {
    return read<Place>(
      on,
      Prisma.sql`SELECT code, name, NULL AS township FROM township WHERE county_code = ${countyCode} ORDER BY code`,
    )
  }
  if (area.length === 12) return []
  return read<Place>(
    on,
    Prisma.sql`
    SELECT v.village_code AS code, v.name, t.name AS township FROM village v
    JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
    WHERE v.county_code = ${countyCode} AND v.township_code = ${area} ORDER BY v.village_code`,
  )
}

/** Name of a township or "township · village"; null for a whole county or an unknown code. */
export async function nameOfArea(on: Reader, area: string): Promise<string | null> {
  if (area.length < 9) return null
  const [row] = await read<{ name: string }>(
    on,
    Prisma.sql`
    SELECT t.name || coalesce(' · ' || v.name, '') AS name FROM township t
    LEFT JOIN village v ON v.county_code = ${countyOf(on)} AND v.township_code = t.code AND v.village_code = ${area}
    WHERE t.county_code = ${countyOf(on)} AND t.code = left(${area}, 9)`,
  )
  return row?.name ?? null
}
