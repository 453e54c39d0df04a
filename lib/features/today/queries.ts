import { householdWhere } from "@/lib/features/households/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import type { TodayFigures } from "./schema"

const { sql } = Prisma

/** What waits, counted by the same conditions as the lists that the figures lead to; one statement. */
export async function countToday(on: Reader): Promise<TodayFigures> {
  const scope = scopeOf(on)
  const county = countyOf(on)
  const count = (filter: Parameters<typeof householdWhere>[1]) =>
    sql`(SELECT count(*)::int FROM household h WHERE ${householdWhere(on, filter)})`
  const assigns = may(scope, "household.assign")
  const [figures] = await read<TodayFigures>(
    on,
    sql`
    SELECT ${count({ finding: "override" })} AS overrides, ${count({ finding: "any" })} AS contradictory,
      ${count({ helper: "me" })} AS mine, ${assigns ? count({ helper: "none" }) : sql`0`} AS unassigned,
      missing.households AS incomplete, missing.questions,
      ${may(scope, "import.run") ? sql`(SELECT count(*)::int FROM import_batch b WHERE b.county_code = ${county} AND b.state = 'ready')` : sql`0`} AS imports,
      (SELECT coalesce(json_agg(json_build_object('code', d.village_code, 'name', d.name, 'count', d.lines) ORDER BY d.lines DESC, d.village_code), '[]')
        FROM (SELECT v.village_code, v.name, count(*)::int AS lines FROM village_entry e
          JOIN village v ON v.county_code = e.county_code AND v.village_code = e.village_code
          WHERE e.county_code = ${county} AND e.ended_at IS NULL AND e.done_on IS NULL AND e.due_on < ${today()}::date
          GROUP BY v.village_code, v.name) d) AS overdue
    FROM (SELECT count(*)::int AS households, coalesce(sum(h.missing_count), 0)::int AS questions
      FROM household h WHERE ${householdWhere(on, { missing: "any" })}) AS missing`,
  )
  if (!figures) throw new Error("no figures")
  return figures
}
