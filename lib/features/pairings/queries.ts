import { createHash } from "node:crypto"
import { RESPONSIBLE_ROLES, type ResponsiblePerson } from "@/lib/domain/household/responsible"
import type { Unpaired } from "@/lib/domain/pairing/balance"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { HelperLoad, PairingFigures } from "./schema"

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

/** Who could be responsible for households of a place, with how many they have: helpers and village people. */
export async function listHelperLoads(on: Reader, place: string): Promise<HelperLoad[]> {
  const county = countyOf(on)
  return read<HelperLoad>(
    on,
    Prisma.sql`
      SELECT a.id::text, a.display_name AS name, a.post, (SELECT count(*) FROM pairing p JOIN household h ON h.county_code = p.county_code AND h.id = p.household_id
        WHERE p.county_code = ${county} AND p.account_id = a.id AND p.ended_on IS NULL)::int AS load
      FROM account a WHERE a.county_code = ${county} AND a.disabled_at IS NULL AND a.role IN ('helper', 'firstSecretary') AND starts_with(${place}, a.area)
      ORDER BY load, a.display_name, a.id LIMIT 200`,
  )
}

/** Whose account can no longer help this household: disabled, of another role, or of an area in which it does not lie. */
export const cannotHelp = (account: Prisma.Sql, village: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${account}.disabled_at IS NOT NULL OR ${account}.role <> ALL(${[...RESPONSIBLE_ROLES]}::text[]) OR NOT starts_with(${village}, ${account}.area))`

/** Townships of the county, or villages of a place, with households to be helped, those without a helper, those whose helper has left. */
export async function pairingFigures(on: Reader, place: string): Promise<PairingFigures[]> {
  const county = countyOf(on)
  const code = place.length === 6 ? Prisma.sql`t.code` : Prisma.sql`v.village_code`
  const name = place.length === 6 ? Prisma.sql`t.name` : Prisma.sql`v.name`
  return read<PairingFigures>(
    on,
    Prisma.sql`
      SELECT ${code} AS code, ${name} AS name, count(h.id)::int AS households, (count(h.id) FILTER (WHERE p.id IS NULL))::int AS without,
        (count(h.id) FILTER (WHERE a.id IS NOT NULL AND ${cannotHelp(Prisma.sql`a`, Prisma.sql`h.village_code`)}))::int AS left
      FROM village v JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
      JOIN household h ON h.county_code = v.county_code AND h.village_code = v.village_code AND h.ended_at IS NULL AND h.roll_type <> 'general'
      LEFT JOIN pairing p ON p.county_code = ${county} AND p.household_id = h.id AND p.ended_on IS NULL
      LEFT JOIN account a ON a.county_code = ${county} AND a.id = p.account_id
      WHERE v.county_code = ${county} AND starts_with(v.village_code, ${place}) GROUP BY 1, 2 ORDER BY 1`,
  )
}

/** A preview's pairs as one short text: the confirmation names it, so that nothing else is done than what was shown. */
export const previewPrint = (pairs: readonly { readonly household: string; readonly helper: string }[]): string =>
  createHash("sha256")
    .update(
      pairs
        .map(({ household, helper }) => `${household}:${helper}`)
        .toSorted()
        .join(";"),
    )
    .digest("hex")

/** Households to be helped of a place that nobody is responsible for. */
export async function listUnpaired(on: Reader, place: string): Promise<Unpaired[]> {
  const county = countyOf(on)
  return read<Unpaired>(
    on,
    Prisma.sql`
      SELECT h.id::text, h.village_code AS village, h.group_name AS "group" FROM household h
      WHERE h.county_code = ${county} AND h.ended_at IS NULL AND h.roll_type <> 'general' AND starts_with(h.village_code, ${place})
        AND NOT EXISTS (SELECT FROM pairing p WHERE p.county_code = ${county} AND p.household_id = h.id AND p.ended_on IS NULL)
      ORDER BY h.village_code, h.id`,
  )
}
