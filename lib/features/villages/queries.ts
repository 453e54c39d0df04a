import type { Township } from "@/lib/domain/village/place"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"

/** milliseconds that a list of places is kept: it changes when a county is founded or a village renamed */
const KEPT_FOR = 60_000
const kept = new Map<string, { until: number; places: readonly Township[] }>()

async function loadPlaces(on: Reader): Promise<readonly Township[]> {
  return read<Township>(
    on,
    Prisma.sql`
      SELECT t.code, t.name, json_agg(json_build_object('code', v.village_code, 'name', v.name) ORDER BY v.village_code) AS villages
      FROM township t JOIN village v ON v.county_code = t.county_code AND v.township_code = t.code
      WHERE t.county_code = ${countyOf(on)} AND starts_with(v.village_code, ${scopeOf(on).area})
      GROUP BY t.code, t.name ORDER BY t.code`,
  )
}

/** The townships and villages in reach, by code. Kept for a minute, because every list and form offers them. */
export async function listPlaces(on: Reader): Promise<readonly Township[]> {
  const { countyCode, area } = scopeOf(on)
  const known = kept.get(`${countyCode}:${area}`)
  if (known && known.until > Date.now()) return known.places
  const places = await loadPlaces(on)
  if (places.length > 0) kept.set(`${countyCode}:${area}`, { until: Date.now() + KEPT_FOR, places })
  return places
}
