import { dayAfter } from "@/lib/domain/problem/problem"
import { countAlerts } from "@/lib/features/alerts/queries"
import { countOpenChanges } from "@/lib/features/changes/queries"
import { dutyStates, unseenByPlace } from "@/lib/features/duties/queries"
import { countLateOffers, countOffered, listLeftOffice } from "@/lib/features/handovers/queries"
import { householdWhere } from "@/lib/features/households/queries"
import { countMeasures } from "@/lib/features/measures/queries"
import { countProblems } from "@/lib/features/problems/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import { COUNTED, type TodayFigures } from "./schema"

const { sql } = Prisma

/** Households whose result waits for facts: from the summary for whoever sees every household of a place. */
function incomplete(on: Reader): Prisma.Sql {
  const { countyCode, area, households, pathways } = scopeOf(on)
  if (households !== "*" || pathways !== "*")
    return sql`(SELECT count(*)::int FROM household h WHERE ${householdWhere(on, { missing: "any" })})`
  return sql`(SELECT coalesce(sum(s.provisional), 0)::int FROM register_summary s
    WHERE s.county_code = ${countyCode} AND s.role = 'primary' AND starts_with(s.village_code, ${area}))`
}

/** What the casework asks for, by the same definitions as the pages that it leads to. */
async function countWork(on: Reader): Promise<Omit<TodayFigures, keyof Counted>> {
  const scope = scopeOf(on)
  const wide = scope.reach === "county" || scope.reach === "township"
  const [problems, alerts, measures, changes, states, places, offered, lateOffers, left] = await Promise.all([
    countProblems(on),
    may(scope, "alert.handle") ? countAlerts(on) : null,
    may(scope, "measure.progress") ? countMeasures(on, {}) : null,
    may(scope, "change.decide") ? countOpenChanges(on) : null,
    dutyStates(on),
    wide ? unseenByPlace(on) : [],
    may(scope, "handover.propose") ? countOffered(on) : 0,
    may(scope, "handover.propose") ? countLateOffers(on) : 0,
    may(scope, "household.assign") ? listLeftOffice(on) : [],
  ])
  const handles = may(scope, "problem.handle")
  return {
    problems: handles ? problems.mineSoon : 0,
    escalated: handles ? problems.escalated : 0,
    alerts: alerts?.mine ?? 0,
    alertsEscalated: wide ? (alerts?.escalated ?? 0) : 0,
    late: measures?.late ?? 0,
    month: measures?.month ?? 0,
    unheard: may(scope, "plan.edit") ? (measures?.unheard ?? 0) : 0,
    changes: changes ? changes.pending + changes.conflicts : 0,
    offered,
    lateOffers,
    leftBehind: left.reduce((sum, { households }) => sum + households, 0),
    due: states
      .filter(({ counts }) => counts === "seen" || counts === "visits")
      .reduce((sum, { wanted, done }) => sum + wanted - done, 0),
    reminders: states
      .filter(({ counts, until }) => counts === "reminder" && until <= dayAfter(today(), REMIND_DAYS))
      .map(({ key, label, until }) => ({ key, label, until })),
    unseen: places.reduce((sum, { unseen, never }) => sum + unseen + never, 0),
  }
}

/** Days before a reminder's day from which it stands in 今日. */
const REMIND_DAYS = 3

type Counted = Pick<
  TodayFigures,
  "unplanned" | "overrides" | "incomplete" | "contradictory" | "unassigned" | "imports" | "overdue" | "mine"
>

/** What waits, counted by the same conditions as the lists that the figures lead to. */
export async function countToday(on: Reader): Promise<TodayFigures> {
  const scope = scopeOf(on)
  const county = countyOf(on)
  const count = (filter: Parameters<typeof householdWhere>[1]) =>
    sql`(SELECT count(*)::int FROM (SELECT FROM household h WHERE ${householdWhere(on, filter)} LIMIT ${COUNTED}) AS counted)`
  const [figures] = await read<Counted>(
    on,
    sql`
    SELECT ${count({ finding: "override" })} AS overrides, ${count({ finding: "any" })} AS contradictory,
      ${may(scope, "plan.edit") ? count({ roll: "monitored", plan: "none" }) : sql`0`} AS unplanned,
      ${count({ helper: "me" })} AS mine, ${may(scope, "household.assign") ? count({ helper: "none" }) : sql`0`} AS unassigned,
      ${incomplete(on)} AS incomplete,
      ${may(scope, "import.run") ? sql`(SELECT count(*)::int FROM import_batch b WHERE b.county_code = ${county} AND b.state = 'ready')` : sql`0`} AS imports,
      (SELECT coalesce(json_agg(json_build_object('code', d.village_code, 'name', d.name, 'count', d.lines) ORDER BY d.lines DESC, d.village_code), '[]')
        FROM (SELECT v.village_code, v.name, count(*)::int AS lines FROM village_entry e
          JOIN village v ON v.county_code = e.county_code AND v.village_code = e.village_code
          WHERE e.county_code = ${county} AND e.ended_at IS NULL AND e.done_on IS NULL AND e.due_on < ${today()}::date
          GROUP BY v.village_code, v.name) d) AS overdue`,
  )
  if (!figures) throw new Error("no figures")
  return { ...figures, ...(await countWork(on)) }
}
