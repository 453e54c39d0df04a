import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { ChangeFilter, ChangeRow } from "./schema"

const { sql } = Prisma

export const CHANGES_PER_PAGE = 50

/** Health is left out for whoever may not see it; the rules of change hold no such field, so nothing is lost. */
const columns = (county: string): Prisma.Sql => sql`
  SELECT c.id::text, c.household_id::text AS "householdId", h.head_name AS "headName", v.name AS village, c.visit_id::text AS "visitId", c.kind, m.name AS member,
    c.field, c.base_value AS base, c.old_value AS old, CASE jsonb_typeof(c.new_value) WHEN 'object'
      THEN (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(c.new_value) e WHERE e.key LIKE '%\\_masked') ELSE c.new_value END AS found,
    c.state, c.note, c.author_name AS author, c.seen_on::text AS "seenOn", c.decided_by_name AS "decidedBy", c.decision_note AS "decisionNote",
    to_jsonb(c.created_at) #>> '{}' AS at
  FROM change_request c JOIN household h ON h.county_code = c.county_code AND h.id = c.household_id
  JOIN village v ON v.county_code = ${county} AND v.village_code = h.village_code
  LEFT JOIN member m ON m.county_code = ${county} AND c.kind = 'member' AND m.id = c.record_id`

/** Changes that wait for somebody's word, the oldest first. */
export async function listOpenChanges(on: Reader, filter: ChangeFilter): Promise<{ rows: ChangeRow[]; more: boolean }> {
  const county = countyOf(on)
  const { place = scopeOf(on).area, state, after } = filter
  const found = await read<ChangeRow>(
    on,
    sql`${columns(county)}
      WHERE c.county_code = ${county} AND starts_with(c.village_code, ${place})
        AND ${state ? sql`c.state = ${state}` : sql`c.state IN ('pending', 'conflict')`} AND c.state IN ('pending', 'conflict')
        ${after ? sql`AND (c.created_at, c.id) > (SELECT x.created_at, x.id FROM change_request x WHERE x.county_code = ${county} AND x.id = ${after}::uuid)` : Prisma.empty}
      ORDER BY c.created_at, c.id LIMIT ${CHANGES_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, CHANGES_PER_PAGE), more: found.length > CHANGES_PER_PAGE }
}

/** How many wait, and how many of them are conflicts. */
export async function countOpenChanges(on: Reader): Promise<{ pending: number; conflicts: number }> {
  const county = countyOf(on)
  const [row] = await read<{ pending: number; conflicts: number }>(
    on,
    sql`SELECT (count(*) FILTER (WHERE c.state = 'pending'))::int AS pending, (count(*) FILTER (WHERE c.state = 'conflict'))::int AS conflicts
      FROM change_request c JOIN household h ON h.county_code = c.county_code AND h.id = c.household_id
      WHERE c.county_code = ${county} AND c.state IN ('pending', 'conflict')`,
  )
  return row ?? { pending: 0, conflicts: 0 }
}

/** What was found changed in a household, the newest first. */
export async function changesOfHousehold(on: Reader, householdId: string): Promise<ChangeRow[]> {
  const county = countyOf(on)
  return read<ChangeRow>(
    on,
    sql`${columns(county)} WHERE c.county_code = ${county} AND c.household_id = ${householdId}::uuid ORDER BY c.created_at DESC, c.id LIMIT 100`,
  )
}
