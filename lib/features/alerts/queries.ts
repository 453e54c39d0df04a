import { ALERT_RULE_KEYS, type AlertRuleKey, type AlertSettings, HEALTH_RULES, ruleOf } from "@/lib/domain/alert/rules"
import { addWorkingDays } from "@/lib/domain/calendar/working-days"
import { COUNTY_FROM, dayAfter, TOWNSHIP_FROM } from "@/lib/domain/problem/problem"
import { countyCalendar } from "@/lib/features/calendar/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import {
  type AlertCounts,
  type AlertFilter,
  type AlertRecord,
  type AlertRow,
  type PublishedSetting,
  type RuleYield,
  WATCH,
  type WatchRun,
} from "./schema"

const { sql } = Prisma

export const ALERTS_PER_PAGE = 50

const helperOf = (
  on: Reader,
): Prisma.Sql => sql`(SELECT a.display_name FROM pairing q JOIN account a ON a.id = q.account_id
  WHERE q.county_code = ${countyOf(on)} AND q.household_id = h.id AND q.ended_on IS NULL ORDER BY q.started_on LIMIT 1)`

const columns = (
  on: Reader,
): Prisma.Sql => sql`a.id::text, a.household_id::text AS "householdId", h.head_name AS "headName", v.name AS village,
  a.rule, a.state, a.outcome, a.evidence, a.opened_on::text AS "openedOn", a.due_on::text AS "dueOn", a.closed_on::text AS "closedOn",
  ${helperOf(on)} AS owner`

/** Whoever may not read health information does not learn it from an alert's name either. */
const readable = (on: Reader): Prisma.Sql =>
  may(scopeOf(on), "household.health") ? sql`true` : sql`a.rule <> ALL (${[...HEALTH_RULES]}::text[])`

const joined = (on: Reader): Prisma.Sql => {
  const county = countyOf(on)
  return sql`FROM alert a JOIN household h ON h.county_code = ${county} AND h.id = a.household_id AND h.ended_at IS NULL
    JOIN village v ON v.county_code = ${county} AND v.village_code = a.village_code WHERE a.county_code = ${county} AND ${readable(on)}`
}

const isMine = (
  on: Reader,
): Prisma.Sql => sql`EXISTS (SELECT FROM pairing q WHERE q.county_code = ${countyOf(on)} AND q.household_id = a.household_id
  AND q.account_id = ${scopeOf(on).actorId}::uuid AND q.ended_on IS NULL)`

/** The day before or on which an alert's deadline must lie for the reader's level to take it up. */
const escalatedBefore = (on: Reader): string =>
  dayAfter(today(), -(scopeOf(on).reach === "county" ? COUNTY_FROM : TOWNSHIP_FROM))

function inState(on: Reader, state: AlertFilter["state"]): Prisma.Sql {
  switch (state) {
    case "closed":
      return sql`a.state = 'closed'`
    case "open":
    case "confirmed":
      return sql`a.state = ${state}`
    case "late":
      return sql`a.state <> 'closed' AND a.due_on < ${today()}::date`
    case "escalated":
      return sql`a.state <> 'closed' AND a.due_on <= ${escalatedBefore(on)}::date`
    default:
      return sql`a.state <> 'closed'`
  }
}

function conditions(on: Reader, { place, rule, state, owner }: AlertFilter): Prisma.Sql {
  const wanted = [
    inState(on, state),
    ...(place ? [sql`starts_with(a.village_code, ${place})`] : []),
    ...(rule ? [sql`a.rule = ${rule}`] : []),
    ...(owner ? [isMine(on)] : []),
  ]
  return Prisma.join(wanted, " AND ")
}

/** Alerts in reach, the nearest deadline first. */
export async function listAlerts(on: Reader, filter: AlertFilter): Promise<{ rows: AlertRow[]; more: boolean }> {
  const { after } = filter
  const found = await read<AlertRow>(
    on,
    sql`SELECT ${columns(on)} ${joined(on)} AND ${conditions(on, filter)}
      ${after ? sql`AND (a.due_on, a.id) > (SELECT x.due_on, x.id FROM alert x WHERE x.county_code = ${countyOf(on)} AND x.id = ${after}::uuid)` : Prisma.empty}
      ORDER BY a.due_on, a.id LIMIT ${ALERTS_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, ALERTS_PER_PAGE), more: found.length > ALERTS_PER_PAGE }
}

/** How many live alerts there are in reach; each figure is the length of the list of the same state. */
export async function countAlerts(on: Reader, place?: string): Promise<AlertCounts> {
  const [row] = await read<AlertCounts>(
    on,
    sql`SELECT (count(*) FILTER (WHERE ${inState(on, "open")}))::int AS open, (count(*) FILTER (WHERE ${inState(on, "confirmed")}))::int AS confirmed,
      (count(*) FILTER (WHERE ${inState(on, "late")}))::int AS late, (count(*) FILTER (WHERE ${inState(on, "escalated")}))::int AS escalated,
      (count(*) FILTER (WHERE ${inState(on, "open")} AND ${isMine(on)}))::int AS mine
      ${joined(on)} AND a.state <> 'closed' AND starts_with(a.village_code, ${place ?? ""})`,
  )
  return row ?? { open: 0, confirmed: 0, late: 0, escalated: 0, mine: 0 }
}

/** The live alerts of one household, and those that were closed in the last year. */
export const alertsOfHousehold = (on: Reader, householdId: string): Promise<AlertRow[]> =>
  read<AlertRow>(
    on,
    sql`SELECT ${columns(on)} ${joined(on)} AND a.household_id = ${householdId}::uuid
      AND (a.state <> 'closed' OR a.closed_on > ${dayAfter(today(), -365)}::date) ORDER BY a.state = 'closed', a.opened_on DESC, a.id LIMIT 60`,
  )

/** An alert with everything that happened to it; null when absent or out of reach. */
export async function getAlert(on: Reader, id: string): Promise<AlertRecord | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [row] = await read<AlertRecord>(
    on,
    sql`SELECT ${columns(on)}, a.village_code AS "villageCode", a.note, a.closed_by_name AS "closedBy", to_jsonb(a.changed_at) #>> '{}' AS "changedAt",
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'note', e.note, 'by', e.by_name, 'at', e.at) ORDER BY e.at DESC, e.id), '[]')
        FROM alert_event e WHERE e.county_code = ${countyOf(on)} AND e.alert_id = a.id) AS events
      ${joined(on)} AND a.id = ${id}::uuid`,
  )
  return row ?? null
}

/** What became of each rule's alerts of the last twelve months, in reach: how many were false alarms, by people's word. */
export const yieldOfRules = (on: Reader): Promise<RuleYield[]> =>
  read<RuleYield>(
    on,
    sql`SELECT a.rule, count(*)::int AS raised, (count(*) FILTER (WHERE a.state <> 'closed'))::int AS live,
      (count(*) FILTER (WHERE a.outcome = 'handled'))::int AS handled, (count(*) FILTER (WHERE a.outcome = 'falseAlarm'))::int AS "falseAlarms",
      (count(*) FILTER (WHERE a.outcome = 'cleared'))::int AS cleared
      ${joined(on)} AND a.opened_on > ${dayAfter(today(), -365)}::date GROUP BY a.rule`,
  )

/** What the county has published of each rule, newest first. */
export const listSettings = (on: Reader): Promise<PublishedSetting[]> =>
  read<PublishedSetting>(
    on,
    sql`SELECT s.rule, s.valid_from::text AS "validFrom", s.enabled, s.thresholds, s.reason, s.published_by_name AS by
      FROM alert_setting s WHERE s.county_code = ${countyOf(on)} ORDER BY s.valid_from DESC, s.published_at DESC`,
  )

/** The rules as the county has them on a day: of those of one day the one published last. */
export async function settingsOn(on: Reader, day: string): Promise<AlertSettings> {
  const published = await read<{ rule: AlertRuleKey; enabled: boolean; thresholds: Record<string, number> }>(
    on,
    sql`SELECT DISTINCT ON (s.rule) s.rule, s.enabled, s.thresholds FROM alert_setting s
      WHERE s.county_code = ${countyOf(on)} AND s.valid_from <= ${day}::date ORDER BY s.rule, s.valid_from DESC, s.published_at DESC`,
  )
  return Object.fromEntries(published.map(({ rule, enabled, thresholds }) => [rule, { enabled, thresholds }]))
}

/** The rules whose alerts the reader may see. */
export const readableRules = (on: Reader): AlertRuleKey[] =>
  may(scopeOf(on), "household.health")
    ? ALERT_RULE_KEYS
    : ALERT_RULE_KEYS.filter((rule) => !HEALTH_RULES.includes(rule))

/** The newest run over the county; null = there was none, or it is not the reader's to see. */
export async function lastWatch(on: Reader): Promise<WatchRun | null> {
  const [run] = await read<WatchRun>(
    on,
    sql`SELECT j.id::text, j.state, j.done, j.total, j.created_at AS "createdAt", coalesce((j.result ->> 'raised')::int, 0) AS raised,
      coalesce((j.result ->> 'cleared')::int, 0) AS cleared
      FROM job j WHERE j.county_code = ${countyOf(on)} AND j.kind = ${WATCH} ORDER BY j.created_at DESC LIMIT 1`,
  )
  return run ?? null
}

/** The day by which an alert of a day is to be looked at, by rule: in working days of the county's calendar. */
export async function deadlinesFrom(on: Reader, day: string): Promise<(rule: AlertRuleKey) => string> {
  const own = await countyCalendar(on)
  return (rule) => addWorkingDays(day, ruleOf(rule).days, own)
}
