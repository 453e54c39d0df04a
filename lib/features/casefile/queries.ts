import type { FactLine } from "@/lib/domain/field/protocol"
import { factsOf } from "@/lib/features/field/queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import type { VillageCard } from "./schema"

const { sql } = Prisma

/** The lines of a household's fact card; null when out of reach. */
export const factCardOf = async (on: Reader, householdId: string): Promise<readonly FactLine[] | null> =>
  (await factsOf(on, [householdId])).get(householdId) ?? null

/** Cards that are printed in one go. */
export const CARDS_PER_PRINT = 500

/** Households of a village in the order of their numbers, from one of them on, so many as are printed in one go and one more. */
const homesOf = (on: Reader, villageCode: string, after: string | undefined): Prisma.Sql => {
  const county = countyOf(on)
  return sql`SELECT h.id::text, h.household_no AS no, h.head_name AS head, h.group_name AS "group", h.member_count AS persons
    FROM household h WHERE h.county_code = ${county} AND h.village_code = ${villageCode} AND h.ended_at IS NULL
      ${after ? sql`AND (h.household_no, h.id) > (SELECT x.household_no, x.id FROM household x WHERE x.county_code = ${county} AND x.id = ${after}::uuid)` : Prisma.empty}
    ORDER BY h.household_no, h.id LIMIT ${CARDS_PER_PRINT + 1}`
}

/** The fact cards of a village's households, so many as are printed in one go. */
export async function factCardsOfVillage(
  on: Reader,
  villageCode: string,
  after?: string,
): Promise<{ cards: VillageCard[]; more: boolean }> {
  const found = await read<Omit<VillageCard, "lines">>(on, homesOf(on, villageCode, after))
  const printed = found.slice(0, CARDS_PER_PRINT)
  const lines = await factsOf(
    on,
    printed.map(({ id }) => id),
  )
  return {
    cards: printed.map((home) => ({ ...home, lines: lines.get(home.id) ?? [] })),
    more: found.length > CARDS_PER_PRINT,
  }
}

/** How many cards `factCardsOfVillage` puts on the page. */
export async function countCards(on: Reader, villageCode: string, after?: string): Promise<number> {
  const [row] = await read<{ homes: number }>(
    on,
    sql`SELECT count(*)::int AS homes FROM (${homesOf(on, villageCode, after)}) found`,
  )
  return Math.min(row?.homes ?? 0, CARDS_PER_PRINT)
}
