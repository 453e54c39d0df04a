import { dutiesOf, periodOf, UNSEEN_DAYS } from "@/lib/domain/obligations/duties"
import { dayAfter } from "@/lib/domain/problem/problem"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { DueHousehold, DutyState, UnseenPlace } from "./schema"

const { sql } = Prisma

/** Households on the roll that somebody has to keep in sight: in reach, not those of ordinary farmers, not handed over. */
const mine = (on: Reader): Prisma.Sql => {
  const { former } = scopeOf(on)
  return sql`h.county_code = ${countyOf(on)} AND h.ended_at IS NULL AND h.roll_type <> 'general' AND position(h.id::text IN ${former}) = 0`
}

/** The last day on which it counts for the reader: a helper's own visit, otherwise anybody's. */
const lastOn = (on: Reader): Prisma.Sql => {
  const { reach, actorId } = scopeOf(on)
  return reach === "own"
    ? sql`(SELECT max(p.last_visit_on) FROM pairing p WHERE p.county_code = ${countyOf(on)} AND p.household_id = h.id
        AND p.account_id = ${actorId}::uuid AND p.ended_on IS NULL)`
    : sql`h.last_seen_on`
}

/** Households that the reader still has to see in the running period, the longest unseen first. */
export async function listDue(on: Reader, most = 100): Promise<DueHousehold[]> {
  const duty = dutiesOf(scopeOf(on).role).find(({ toward }) => toward === "household")
  if (!duty) return []
  const { from } = periodOf(duty.rhythm.per, today())
  return read<DueHousehold>(
    on,
    sql`SELECT * FROM (SELECT h.id::text, h.head_name AS head, v.name AS village, h.group_name AS "group", ${lastOn(on)}::text AS "lastOn"
      FROM household h JOIN village v ON v.county_code = ${countyOf(on)} AND v.village_code = h.village_code WHERE ${mine(on)}) due
      WHERE "lastOn" IS NULL OR "lastOn" < ${from} ORDER BY "lastOn" NULLS FIRST, id LIMIT ${most}`,
  )
}

/** How far each of the reader's duties is. */
export async function dutyStates(on: Reader): Promise<DutyState[]> {
  const { role, actorId } = scopeOf(on)
  return Promise.all(
    dutiesOf(role).map(async ({ key, toward, rhythm }): Promise<DutyState> => {
      const { from, to } = periodOf(rhythm.per, today())
      const [row] = await read<{ wanted: number; done: number }>(
        on,
        toward === "household"
          ? sql`SELECT count(*)::int AS wanted, (count(*) FILTER (WHERE "lastOn" >= ${from}::date))::int AS done
              FROM (SELECT ${lastOn(on)} AS "lastOn" FROM household h WHERE ${mine(on)}) seen`
          : sql`SELECT ${rhythm.times}::int AS wanted, least(${rhythm.times}, count(DISTINCT (v.village_code, v.visited_on)))::int AS done FROM visit v
              WHERE v.county_code = ${countyOf(on)} AND v.visitor_id = ${actorId}::uuid AND v.visited_on BETWEEN ${from}::date AND ${to}::date`,
      )
      return { key, wanted: row?.wanted ?? 0, done: row?.done ?? 0 }
    }),
  )
}

/** Townships, or the villages of one, with their households that were not seen for UNSEEN_DAYS or ever. No person is named. */
export async function unseenByPlace(on: Reader, place: string = scopeOf(on).area): Promise<UnseenPlace[]> {
  const county = countyOf(on)
  const since = dayAfter(today(), -UNSEEN_DAYS)
  const code = place.length === 6 ? sql`t.code` : sql`v.village_code`
  const name = place.length === 6 ? sql`t.name` : sql`v.name`
  return read<UnseenPlace>(
    on,
    sql`SELECT ${code} AS code, ${name} AS name, count(h.id)::int AS households,
      (count(h.id) FILTER (WHERE h.last_seen_on < ${since}::date))::int AS unseen, (count(h.id) FILTER (WHERE h.last_seen_on IS NULL))::int AS never
      FROM village v JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
      JOIN household h ON h.county_code = v.county_code AND h.village_code = v.village_code AND ${mine(on)}
      WHERE v.county_code = ${county} AND starts_with(v.village_code, ${place}) GROUP BY 1, 2 ORDER BY 1`,
  )
}
