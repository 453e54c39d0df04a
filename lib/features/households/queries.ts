import { HEALTH_RULES } from "@/lib/domain/alert/rules"
import { MONITORED_ROLLS, ROLL_TYPE } from "@/lib/domain/household/codes"
import { nextAfter } from "@/lib/domain/household/search"
import { UNSEEN_DAYS } from "@/lib/domain/obligations/periods"
import { dayAfter } from "@/lib/domain/problem/problem"
import { matchedMembers, searchCondition } from "@/lib/features/household-search/queries"
import { measureCondition } from "@/lib/features/measures/queries"
import { cannotHelp } from "@/lib/features/pairings/queries"
import { problemCondition } from "@/lib/features/problems/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may, type Scope } from "@/lib/platform/scope/scope"
import type { HouseholdFilter, HouseholdPage, HouseholdRow, PlaceTotals, SavedView } from "./schema"

/** Rows on one page of the list. */
export const PAGE_SIZE = 50

const { sql, join } = Prisma

/** The reach once more as a condition, so that an index can be used; row-level security stands behind it. */
function reachConditions(scope: Scope, place: string | undefined): Prisma.Sql[] {
  const areas = [scope.area, ...(place ? [place] : [])].filter((code) => code !== scope.countyCode)
  const conditions = areas.map((code) =>
    code.length === 12
      ? sql`h.village_code = ${code}`
      : sql`h.village_code >= ${code} AND h.village_code < ${nextAfter(code)}`,
  )
  if (scope.households !== "*") {
    const own = scope.households === "-" ? [] : scope.households.split(",")
    conditions.push(sql`h.id = ANY(${own}::uuid[])`)
  }
  return conditions
}

function pathwayConditions({ pathway, with: withSecondary }: HouseholdFilter): Prisma.Sql[] {
  if (!pathway) return []
  if (pathway === "none") return [sql`h.pathway IS NULL`]
  if (!withSecondary) return [sql`h.pathway = ${pathway}`]
  return [sql`(h.pathway = ${pathway} OR ${pathway} = ANY(h.secondary))`]
}

function missingConditions({ missing }: HouseholdFilter): Prisma.Sql[] {
  if (!missing) return []
  if (missing === "any") return [sql`h.missing_count > 0`]
  return [
    sql`h.missing_count > 0`,
    sql`EXISTS (SELECT FROM unnest(h.missing_facts) AS f(name) WHERE split_part(f.name, ':', 1) = ${missing})`,
  ]
}

function findingConditions(county: string, { finding }: HouseholdFilter): Prisma.Sql[] {
  if (!finding) return []
  if (finding === "any") return [sql`h.warnings <> '{}'`]
  if (finding !== "override") return [sql`h.warnings <> '{}'`, sql`${finding} = ANY(h.warnings)`]
  return [
    sql`h.id IN (SELECT o.household_id FROM pathway_override o WHERE o.county_code = ${county} AND o.ended_at IS NULL
      AND (o.facts_changed_at IS NOT NULL OR o.review_on <= ${today()}::date))`,
  ]
}

function helperConditions(scope: Scope, { helper }: HouseholdFilter): Prisma.Sql[] {
  if (!helper) return []
  const pairings = sql`FROM pairing p WHERE p.county_code = ${scope.countyCode} AND p.ended_on IS NULL`
  if (helper === "none") return [sql`NOT EXISTS (SELECT ${pairings} AND p.household_id = h.id)`]
  if (helper === "left")
    return [
      sql`EXISTS (SELECT FROM pairing p JOIN account x ON x.county_code = ${scope.countyCode} AND x.id = p.account_id
        WHERE p.county_code = ${scope.countyCode} AND p.household_id = h.id AND p.ended_on IS NULL AND ${cannotHelp(sql`x`, sql`h.village_code`)})`,
    ]
  const account = helper === "me" ? scope.actorId : helper
  return [sql`h.id IN (SELECT p.household_id ${pairings} AND p.account_id = ${account}::uuid)`]
}

/** Households to be kept in sight that were not seen for long, or never. */
function unseenConditions({ unseen }: HouseholdFilter): Prisma.Sql[] {
  if (!unseen) return []
  const never = sql`h.last_seen_on IS NULL`
  const before = (day: string) => sql`h.last_seen_on < ${day}::date`
  if (unseen === "never") return [never, sql`h.roll_type <> 'general'`]
  const long = before(dayAfter(today(), -UNSEEN_DAYS))
  const seen = unseen === "long" ? long : sql`(${never} OR ${unseen === "any" ? long : before(unseen)})`
  return [seen, sql`h.roll_type <> 'general'`]
}

/** Households by the state of their plan; a draft beside a plan in force is both. */
function planConditions({ countyCode }: Scope, { plan }: HouseholdFilter): Prisma.Sql[] {
  if (!plan) return []
  const plans = sql`SELECT FROM plan p WHERE p.county_code = ${countyCode} AND p.household_id = h.id`
  if (plan === "none") return [sql`NOT EXISTS (${plans} AND p.state IN ('draft', 'agreed'))`]
  return [sql`EXISTS (${plans} AND p.state = ${plan})`]
}

/** Households with a measure or a problem that the list of measures or of problems would show. */
function caseworkConditions(on: Reader, { measure, problem }: HouseholdFilter): Prisma.Sql[] {
  const { countyCode } = scopeOf(on)
  const measures = sql`SELECT m.household_id FROM plan_measure m WHERE m.county_code = ${countyCode} AND m.to_version IS NULL`
  const problems = sql`SELECT p.household_id FROM problem p WHERE p.county_code = ${countyCode} AND p.household_id IS NOT NULL`
  return [
    ...(measure ? [sql`h.id IN (${measures} AND ${measureCondition(measure === "open" ? undefined : measure)})`] : []),
    ...(problem ? [sql`h.id IN (${problems} AND ${problemCondition(on, problem)})`] : []),
  ]
}

function rollsOf(roll: NonNullable<HouseholdFilter["roll"]>): string[] {
  if (roll === "monitored") return [...MONITORED_ROLLS]
  return roll === "assisted" ? Object.keys(ROLL_TYPE).filter((each) => each !== "general") : [roll]
}

const rollCondition = (roll: NonNullable<HouseholdFilter["roll"]>, column: Prisma.Sql): Prisma.Sql =>
  sql`${column} = ANY(${rollsOf(roll)}::text[])`

/** Households with a live alert; whoever may not read health information does not find them by it. */
function alertConditions(scope: Scope, { alert }: HouseholdFilter): Prisma.Sql[] {
  if (!alert) return []
  const hidden = may(scope, "household.health") ? [] : HEALTH_RULES
  return [
    sql`EXISTS (SELECT FROM alert a WHERE a.county_code = ${scope.countyCode} AND a.household_id = h.id AND a.state <> 'closed'
      AND a.rule <> ALL (${[...hidden]}::text[]) ${alert === "any" ? sql`` : sql`AND a.rule = ${alert}`})`,
  ]
}

/** The filter as a condition on `household h`, without order and page: list, count and export share it. */
export function householdWhere(on: Reader, filter: HouseholdFilter): Prisma.Sql {
  const scope = scopeOf(on)
  const conditions = [
    sql`h.county_code = ${scope.countyCode}`,
    sql`h.ended_at IS NULL`,
    ...reachConditions(scope, filter.place),
    ...(filter.roll ? [rollCondition(filter.roll, sql`h.roll_type`)] : []),
    ...(filter.status ? [sql`h.pathway_status = ${filter.status}`] : []),
    // What a provisional result means; said so that its index is used.
    ...(filter.status === "provisional" ? [sql`h.missing_count > 0`] : []),
    ...pathwayConditions(filter),
    ...missingConditions(filter),
    ...findingConditions(scope.countyCode, filter),
    ...helperConditions(scope, filter),
    ...unseenConditions(filter),
    ...alertConditions(scope, filter),
    ...planConditions(scope, filter),
    ...caseworkConditions(on, filter),
    ...(filter.q ? [searchCondition(on, filter.q)] : []),
  ]
  return join(conditions, " AND ")
}

/** The keys of each order; all ascend or all descend, so that one comparison of rows continues it and an index serves it. */
const ORDERS = {
  place: { keys: ["village_code", "household_no", "id"], descending: false },
  changed: { keys: ["changed_at", "id"], descending: true },
  missing: { keys: ["missing_count", "village_code", "household_no", "id"], descending: true },
} as const

/** By place unless chosen otherwise; by missing facts only where each row has one, as its index does. */
const orderOf = ({ sort, missing }: HouseholdFilter) =>
  ORDERS[sort === "missing" && !missing ? "place" : (sort ?? "place")]

const columns = (alias: string, keys: readonly string[], direction = ""): Prisma.Sql =>
  Prisma.raw(keys.map((key) => `${alias}.${key}${direction}`).join(", "))

/** The condition, order and direction of one page. The page's edge is named by a household, whose keys are looked up. */
function pageOf(county: string, filter: HouseholdFilter) {
  const { keys, descending } = orderOf(filter)
  const backwards = filter.after === undefined && filter.before !== undefined
  const edge = filter.after ?? filter.before
  const falls = descending !== backwards
  const beyond = edge
    ? sql` AND (${columns("h", keys)}) ${Prisma.raw(falls ? "<" : ">")}
        (SELECT ${columns("e", keys)} FROM household e WHERE e.county_code = ${county} AND e.id = ${edge}::uuid)`
    : Prisma.empty
  return {
    backwards,
    beyond,
    order: columns("h", keys, falls ? " DESC" : ""),
    shown: columns("page", keys, descending ? " DESC" : ""),
  }
}

/** Whether the summary can answer how many: it knows places, roll types and pathways, and every household of a place. */
function isSummed(scope: Scope, filter: HouseholdFilter): boolean {
  const { place: _p, roll: _r, pathway: _w, with: _s, all: _l, sort: _o, after: _a, before: _b, ...rest } = filter
  return scope.households === "*" && scope.pathways === "*" && Object.values(rest).every((value) => value === undefined)
}

function summedWhere(scope: Scope, filter: HouseholdFilter): Prisma.Sql {
  const roles = filter.with && filter.pathway && filter.pathway !== "none" ? ["primary", "secondary"] : ["primary"]
  const conditions = [
    sql`s.county_code = ${scope.countyCode} AND s.role = ANY(${roles}::text[])`,
    sql`starts_with(s.village_code, ${filter.place ?? scope.area})`,
    ...(filter.roll ? [rollCondition(filter.roll, sql`s.roll_type`)] : []),
    ...(filter.pathway ? [sql`s.pathway = ${filter.pathway}`] : []),
  ]
  return join(conditions, " AND ")
}

function totals(on: Reader, filter: HouseholdFilter): Prisma.Sql {
  const scope = scopeOf(on)
  if (!isSummed(scope, filter)) {
    return sql`SELECT count(*)::int AS households, coalesce(sum(h.member_count), 0)::int AS persons
      FROM household h WHERE ${householdWhere(on, filter)}`
  }
  return sql`SELECT coalesce(sum(s.households), 0)::int AS households, coalesce(sum(s.persons), 0)::int AS persons
    FROM register_summary s WHERE ${summedWhere(scope, filter)}`
}

/** Counts of one scan as rows: key, place, households. */
function pivoted(keys: readonly string[], scan: Prisma.Sql): Prisma.Sql {
  const rows = keys.map((key, at) => sql`(${key}::text, ${Prisma.raw(`c.n${at}`)})`)
  return sql`SELECT k.key, c.place, k.households::int AS households
    FROM (${scan}) AS c CROSS JOIN LATERAL (VALUES ${join(rows)}) AS k(key, households) WHERE k.households > 0`
}

/**
 * Households of several lists by place, `digits` of whose code are kept: the same numbers as the lists'. However many the
 * lists are, the summary and the households are each read once.
 */
export function householdsByPlace(
  on: Reader,
  lists: ReadonlyMap<string, HouseholdFilter>,
  { place, digits }: { readonly place: string; readonly digits: 6 | 9 | 12 },
): Prisma.Sql {
  const scope = scopeOf(on)
  const kept = Prisma.raw(String(digits))
  const summed = [...lists].filter(([, filter]) => isSummed(scope, filter))
  const counted = [...lists].filter(([, filter]) => !isSummed(scope, filter))
  const columnsOf = (each: typeof summed, column: (filter: HouseholdFilter) => Prisma.Sql) =>
    join(each.map(([, filter], at) => sql`${column(filter)} AS ${Prisma.raw(`n${at}`)}`))
  const keysOf = (each: typeof summed) => each.map(([key]) => key)
  const scans = [
    summed.length > 0 &&
      pivoted(
        keysOf(summed),
        sql`SELECT left(s.village_code, ${kept}) AS place,
          ${columnsOf(summed, (filter) => sql`sum(s.households) FILTER (WHERE ${summedWhere(scope, filter)})`)}
          FROM register_summary s WHERE s.county_code = ${scope.countyCode} AND starts_with(s.village_code, ${place}) GROUP BY 1`,
      ),
    counted.length > 0 &&
      pivoted(
        keysOf(counted),
        sql`SELECT left(h.village_code, ${kept}) AS place,
          ${columnsOf(counted, (filter) => sql`count(*) FILTER (WHERE ${householdWhere(on, filter)})`)}
          FROM household h WHERE ${householdWhere(on, { place })} GROUP BY 1`,
      ),
  ]
  return join(
    scans.filter((scan) => scan !== false),
    " UNION ALL ",
  )
}

/** One page of the list with its totals and the reader's saved views: one statement. */
export async function listHouseholds(on: Reader, filter: HouseholdFilter): Promise<HouseholdPage> {
  const county = countyOf(on)
  const { backwards, beyond, order, shown } = pageOf(county, filter)
  const [answer] = await read<{ rows: HouseholdRow[]; households: number; persons: number; views: SavedView[] }>(
    on,
    sql`
    WITH page AS (
      SELECT h.id, h.village_code, h.household_no, h.head_name, h.member_count, h.roll_type, h.pathway, h.pathway_status,
        h.urgent, h.missing_count, h.warnings, h.overridden, h.override_review, h.changed_at
      FROM household h WHERE ${householdWhere(on, filter)}${beyond} ORDER BY ${order} LIMIT ${PAGE_SIZE + 1})
    SELECT totals.households, totals.persons,
      (SELECT coalesce(json_agg(to_jsonb(page) - 'changed_at' || jsonb_build_object(
        'changed_on', (page.changed_at AT TIME ZONE 'Asia/Shanghai')::date,
        'matched', ${matchedMembers(on, filter.q)}, 'helper', (SELECT string_agg(a.display_name, '、') FROM pairing p JOIN account a ON a.county_code = p.county_code AND a.id = p.account_id
          WHERE p.county_code = ${county} AND p.household_id = page.id AND p.ended_on IS NULL)) ORDER BY ${shown}), '[]') FROM page) AS rows,
      (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'query', w.query) ORDER BY w.name), '[]')
        FROM saved_view w WHERE w.county_code = ${county} AND w.account_id = ${scopeOf(on).actorId}::uuid) AS views
    FROM (${totals(on, filter)}) AS totals`,
  )
  const { rows, ...rest } = answer ?? { rows: [], households: 0, persons: 0, views: [] }
  const hasMore = rows.length > PAGE_SIZE
  const kept = !hasMore ? rows : backwards ? rows.slice(1) : rows.slice(0, PAGE_SIZE)
  return {
    ...rest,
    rows: kept,
    after: backwards || hasMore ? kept.at(-1)?.id : undefined,
    before: (backwards ? hasMore : filter.after !== undefined) ? kept[0]?.id : undefined,
  }
}

/** Each township in reach with its totals, from the summary: as fast for fifty thousand households as for fifty. */
export async function listPlaceTotals(on: Reader): Promise<PlaceTotals[]> {
  const county = countyOf(on)
  return read<PlaceTotals>(
    on,
    sql`
    SELECT t.code, t.name, count(*)::int AS villages, coalesce(sum(s.households), 0)::int AS households,
      coalesce(sum(s.persons), 0)::int AS persons, coalesce(sum(s.provisional), 0)::int AS provisional,
      coalesce(sum(s.overridden), 0)::int AS overridden
    FROM township t JOIN village v ON v.county_code = t.county_code AND v.township_code = t.code
    LEFT JOIN (SELECT village_code, sum(households) AS households, sum(persons) AS persons, sum(provisional) AS provisional,
        sum(overridden) AS overridden
      FROM register_summary WHERE county_code = ${county} AND role = 'primary' GROUP BY village_code) s ON s.village_code = v.village_code
    WHERE t.county_code = ${county} AND starts_with(v.village_code, ${scopeOf(on).area})
    GROUP BY t.code, t.name ORDER BY t.code`,
  )
}
