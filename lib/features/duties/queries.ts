import { type Duty, dutiesOn, ofRole } from "@/lib/domain/obligations/duties"
import { type Per, type Period, periodBefore, periodOf, UNSEEN_DAYS } from "@/lib/domain/obligations/periods"
import { nextReminder } from "@/lib/domain/obligations/reminders"
import { dayAfter } from "@/lib/domain/problem/problem"
import { countyCalendar } from "@/lib/features/calendar/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { DueHousehold, DutyState, OpenByPeriod, PublishedDuty, UnseenPlace } from "./schema"

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

/** What the county has published of its duties, in that order. */
export const listPublished = (on: Reader): Promise<PublishedDuty[]> =>
  read<PublishedDuty>(
    on,
    sql`SELECT d.key, d.valid_from::text AS "validFrom", d.enabled, d.definition -> 'rhythm' AS rhythm, coalesce(d.definition ->> 'reason', '') AS reason,
      d.published_by_name AS by FROM duty d WHERE d.county_code = ${countyOf(on)} AND d.definition -> 'rhythm' IS NOT NULL
      ORDER BY d.published_at, d.id`,
  )

/** The duties that hold in the county on a day. */
export const countyDuties = async (on: Reader, day = today()): Promise<Duty[]> => dutiesOn(await listPublished(on), day)

/** The duty by which the reader's households are to be seen; undefined = none. */
const seenDuty = async (on: Reader): Promise<Duty | undefined> =>
  ofRole(await countyDuties(on), scopeOf(on).role).find(({ counts }) => counts === "seen")

/** Households that the reader still has to see in the running period, the longest unseen first. */
export async function listDue(on: Reader, most = 100): Promise<DueHousehold[]> {
  const duty = await seenDuty(on)
  if (!duty) return []
  const { from } = periodOf(duty.rhythm.per, today())
  return read<DueHousehold>(
    on,
    sql`SELECT * FROM (SELECT h.id::text, h.head_name AS head, v.name AS village, h.group_name AS "group", ${lastOn(on)}::text AS "lastOn"
      FROM household h JOIN village v ON v.county_code = ${countyOf(on)} AND v.village_code = h.village_code WHERE ${mine(on)}) due
      WHERE "lastOn" IS NULL OR "lastOn" < ${from} ORDER BY "lastOn" NULLS FIRST, id LIMIT ${most}`,
  )
}

/** What is wanted and done of a duty in its period; a statement with those two columns. */
function counted(on: Reader, { counts, rhythm }: Duty, { from, to }: Period): Prisma.Sql | null {
  const county = countyOf(on)
  const { actorId } = scopeOf(on)
  switch (counts) {
    case "seen":
      return sql`SELECT count(*)::int AS wanted, (count(*) FILTER (WHERE "lastOn" >= ${from}::date))::int AS done
        FROM (SELECT ${lastOn(on)} AS "lastOn" FROM household h WHERE ${mine(on)}) seen`
    case "visits":
      return sql`SELECT ${rhythm.times}::int AS wanted, least(${rhythm.times}, count(DISTINCT (v.village_code, v.visited_on)))::int AS done FROM visit v
        WHERE v.county_code = ${county} AND v.visitor_id = ${actorId}::uuid AND v.visited_on BETWEEN ${from}::date AND ${to}::date`
    case "plans":
      return sql`SELECT count(*)::int AS wanted, (count(*) FILTER (WHERE p.id IS NOT NULL OR h.created_at > now() - interval '1 month'))::int AS done
        FROM household h LEFT JOIN plan p ON p.county_code = ${county} AND p.household_id = h.id AND p.state = 'agreed'
        WHERE ${mine(on)} AND starts_with(h.roll_type, 'monitored') AND h.risk_cleared IS NOT TRUE`
    case "problems":
      return sql`SELECT count(*)::int AS wanted, (count(*) FILTER (WHERE p.state = 'closed'))::int AS done FROM problem p
        WHERE p.county_code = ${county} AND p.owner_id = ${actorId}::uuid AND p.due_on < ${today()}::date
          AND (p.state = 'open' OR p.closed_on BETWEEN ${from}::date AND ${to}::date)`
    case "reminder":
      return null
  }
}

/** How far each of the reader's duties is; what is reminded of has its day and no figures. */
export async function dutyStates(on: Reader): Promise<DutyState[]> {
  const day = today()
  const [duties, own] = await Promise.all([countyDuties(on), countyCalendar(on)])
  return Promise.all(
    ofRole(duties, scopeOf(on).role).map(async (duty): Promise<DutyState> => {
      const { key, label, counts, rhythm, countsAs, reference } = duty
      const period = periodOf(rhythm.per, day)
      const statement = counted(on, duty, period)
      const [row] = statement ? await read<{ wanted: number; done: number }>(on, statement) : []
      const until = counts === "reminder" ? (nextReminder(duty, day, own) ?? period.to) : period.to
      const figures = { wanted: row?.wanted ?? 0, done: row?.done ?? 0 }
      return { key, label, counts, per: rhythm.per, countsAs, reference, until, ...figures }
    }),
  )
}

/** The first day of the last whole period of the helpers' duty: who was not seen since then is overdue. null = switched off. */
export async function overdueSince(on: Reader): Promise<string | null> {
  const duty = (await countyDuties(on)).find(({ key }) => key === "helper.monthly")
  return duty ? periodBefore(duty.rhythm.per, today()).from : null
}

/**
 * Townships, or the villages of one, with their households that were not seen for UNSEEN_DAYS or ever, and those that their
 * helper should have seen by now. No person is named.
 */
export async function unseenByPlace(on: Reader, place: string = scopeOf(on).area): Promise<UnseenPlace[]> {
  const county = countyOf(on)
  const since = dayAfter(today(), -UNSEEN_DAYS)
  const overdue = await overdueSince(on)
  const code = place.length === 6 ? sql`t.code` : sql`v.village_code`
  const name = place.length === 6 ? sql`t.name` : sql`v.name`
  return read<UnseenPlace>(
    on,
    sql`SELECT ${code} AS code, ${name} AS name, count(h.id)::int AS households,
      (count(h.id) FILTER (WHERE h.last_seen_on < ${since}::date))::int AS unseen, (count(h.id) FILTER (WHERE h.last_seen_on IS NULL))::int AS never,
      CASE WHEN ${overdue}::date IS NOT NULL THEN (count(h.id) FILTER (WHERE h.last_seen_on IS NULL OR h.last_seen_on < ${overdue}::date))::int END AS overdue
      FROM village v JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
      JOIN household h ON h.county_code = v.county_code AND h.village_code = v.village_code AND ${mine(on)}
      WHERE v.county_code = ${county} AND starts_with(v.village_code, ${place}) GROUP BY 1, 2 ORDER BY 1`,
  )
}

/** How many households of the reader's area would be open today under each period: the preview of another rhythm. */
export async function openByPeriod(on: Reader): Promise<OpenByPeriod> {
  const open = (per: Per): Prisma.Sql =>
    sql`(count(*) FILTER (WHERE h.last_seen_on IS NULL OR h.last_seen_on < ${periodOf(per, today()).from}::date))::int`
  const [row] = await read<OpenByPeriod>(
    on,
    sql`SELECT ${open("month")} AS month, ${open("quarter")} AS quarter, ${open("year")} AS year FROM household h WHERE ${mine(on)}`,
  )
  return row ?? { month: 0, quarter: 0, year: 0 }
}
