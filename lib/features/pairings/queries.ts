import { RESPONSIBLE_ROLES, type ResponsiblePerson } from "@/lib/domain/household/responsible"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"

/** milliseconds that the persons of the list's filter are kept */
const KEPT_FOR = 60_000
const kept = new Map<string, { until: number; persons: readonly ResponsiblePerson[] }>()

/** Whoever is responsible for at least one household in reach. Kept for a minute, because every list offers them. */
export async function listResponsible(on: Reader): Promise<readonly ResponsiblePerson[]> {
  const { countyCode, area, households } = scopeOf(on)
  if (households !== "*") return []
  const known = kept.get(`${countyCode}:${area}`)
  if (known && known.until > Date.now()) return known.persons
  const persons = await read<ResponsiblePerson>(
    on,
    Prisma.sql`
      SELECT a.id::text, a.display_name AS name, a.role, a.post FROM account a
      WHERE a.county_code = ${countyCode} AND EXISTS (SELECT FROM pairing p
        WHERE p.county_code = ${countyCode} AND p.account_id = a.id AND p.ended_on IS NULL)
      ORDER BY a.display_name, a.id`,
  )
  kept.set(`${countyCode}:${area}`, { until: Date.now() + KEPT_FOR, persons })
  return persons
}

/** Whose account may be paired with a household of this village: of the right role, active, and with the village in their area. */
export async function listAssignable(on: Reader, villageCode: string): Promise<ResponsiblePerson[]> {
  return read<ResponsiblePerson>(
    on,
    Prisma.sql`
      SELECT a.id::text, a.display_name AS name, a.role, a.post FROM account a
      WHERE a.county_code = ${countyOf(on)} AND a.role = ANY(${[...RESPONSIBLE_ROLES]}::text[])
        AND a.disabled_at IS NULL AND starts_with(${villageCode}, a.area)
      ORDER BY a.role = 'helper' DESC, a.display_name, a.id`,
  )
}
