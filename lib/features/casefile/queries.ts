import type { FactLine } from "@/lib/domain/field/protocol"
import { factsOf } from "@/lib/features/field/queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import type { Happening, HappeningKind, VillageCard } from "./schema"

const { sql } = Prisma

export const HAPPENINGS_PER_PAGE = 150

/** Everything that happened to a household, the latest first, in one statement; a part of it by kind. */
export async function timelineOf(
  on: Reader,
  householdId: string,
  options: { kind?: HappeningKind | undefined; before?: string | undefined } = {},
): Promise<Happening[]> {
  const county = countyOf(on)
  const of = (alias: string) => Prisma.raw(`${alias}.county_code = h.county_code AND ${alias}.household_id = h.id`)
  const { kind, before } = options
  return read<Happening>(
    on,
    sql`
    WITH home AS (SELECT h.county_code, h.id FROM household h WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid)
    SELECT kind, id::text, day::text AS "on", code, text, who FROM (
      SELECT 'visit' AS kind, v.id, v.visited_on AS day, v.received_at AS at, v.mode AS code, v.sentence AS text, v.visitor_name AS who
        FROM visit v, home h WHERE v.county_code = ${county} AND ${of("v")}
      UNION ALL SELECT 'change', c.id, c.seen_on, c.created_at, c.state, c.kind || ':' || c.field, c.author_name
        FROM change_request c, home h WHERE c.county_code = ${county} AND ${of("c")}
      UNION ALL SELECT 'measure', e.id, e.happened_on, e.at, e.to_state, m.title || CASE WHEN e.note = '' THEN '' ELSE '：' || e.note END, e.by_name
        FROM measure_event e JOIN home h ON ${of("e")} JOIN plan_measure m ON m.county_code = e.county_code AND m.id = e.measure_id
        WHERE e.county_code = ${county}
      UNION ALL SELECT 'plan', p.id, coalesce(p.consent_on, (p.created_at AT TIME ZONE 'Asia/Shanghai')::date), p.created_at, p.state, '第 ' || p.version || ' 版', p.created_by_name
        FROM plan p, home h WHERE p.county_code = ${county} AND ${of("p")}
      UNION ALL SELECT 'assistance', a.id, a.given_on, a.created_at, a.kind, a.item || '（' || a.giver || '）', a.created_by_name
        FROM assistance a, home h WHERE a.county_code = ${county} AND ${of("a")} AND a.ended_at IS NULL
      UNION ALL SELECT 'problem', e.id, (e.at AT TIME ZONE 'Asia/Shanghai')::date, e.at, e.kind, p.title || CASE WHEN e.note = '' THEN '' ELSE '：' || e.note END, e.by_name
        FROM problem_event e JOIN home h ON ${of("e")} JOIN problem p ON p.county_code = e.county_code AND p.id = e.problem_id
        WHERE e.county_code = ${county}
      UNION ALL SELECT 'pairing', q.id, q.started_on, q.started_on::timestamptz, 'begun', a.display_name, NULL
        FROM pairing q JOIN home h ON ${of("q")} JOIN account a ON a.county_code = ${county} AND a.id = q.account_id WHERE q.county_code = ${county}
      UNION ALL SELECT 'pairing', q.id, q.ended_on, q.ended_on::timestamptz, q.end_reason, a.display_name, NULL
        FROM pairing q JOIN home h ON ${of("q")} JOIN account a ON a.county_code = ${county} AND a.id = q.account_id
        WHERE q.county_code = ${county} AND q.ended_on IS NOT NULL
      UNION ALL SELECT 'life', l.id, l.happened_on, l.recorded_at, l.kind, l.note, NULL
        FROM life_event l, home h WHERE l.county_code = ${county} AND ${of("l")}
      UNION ALL SELECT 'override', o.id, (o.created_at AT TIME ZONE 'Asia/Shanghai')::date, o.created_at, o.pathway, o.reason, o.created_by_name
        FROM pathway_override o, home h WHERE o.county_code = ${county} AND ${of("o")}
    ) happened
    WHERE ${kind ? sql`kind = ${kind}` : sql`true`} AND ${before ? sql`day < ${before}::date` : sql`true`}
    ORDER BY day DESC, at DESC, id LIMIT ${HAPPENINGS_PER_PAGE}`,
  )
}

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
