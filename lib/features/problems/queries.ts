import { COUNTY_FROM, dayAfter, TOWNSHIP_FROM } from "@/lib/domain/problem/problem"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { ProblemCounts, ProblemFilter, ProblemRecord, ProblemRow } from "./schema"

const { sql } = Prisma

export const PROBLEMS_PER_PAGE = 50

const columns = sql`p.id::text, p.household_id::text AS "householdId", h.head_name AS "headName", v.name AS village, p.village_code AS "villageCode",
  p.category, p.title, p.owner_name AS owner, p.owner_department AS department, p.raised_on::text AS "raisedOn", p.due_on::text AS "dueOn", p.state,
  p.closed_on::text AS "closedOn"`

/** A household's problem is there for whoever has the household in reach; a village's for whoever has the village whole. */
const joined = (on: Reader): Prisma.Sql => {
  const county = countyOf(on)
  const { pathways, department } = scopeOf(on)
  return sql`FROM problem p JOIN village v ON v.county_code = ${county} AND v.village_code = p.village_code
    LEFT JOIN household h ON h.county_code = ${county} AND h.id = p.household_id
    WHERE p.county_code = ${county} AND (h.id IS NOT NULL OR p.household_id IS NULL AND ${pathways === "*" ? sql`true` : sql`p.owner_department = ${department}`})`
}

const isMine = (on: Reader): Prisma.Sql => {
  const { actorId, department, reach } = scopeOf(on)
  return reach === "department" && department
    ? sql`(p.owner_id = ${actorId}::uuid OR p.owner_department = ${department})`
    : sql`p.owner_id = ${actorId}::uuid`
}

function conditions(on: Reader, { place, state, category, owner }: ProblemFilter): Prisma.Sql {
  const wanted = [
    place ? sql`starts_with(p.village_code, ${place})` : null,
    category ? sql`p.category = ${category}` : null,
    owner ? isMine(on) : null,
    state === "closed" ? sql`p.state = 'closed'` : sql`p.state = 'open'`,
    state === "overdue" ? sql`p.due_on < ${today()}::date` : null,
  ].filter((condition) => condition !== null)
  return Prisma.join(wanted, " AND ")
}

/** Problems in reach: open ones by deadline, closed ones by their deadline too. */
export async function listProblems(on: Reader, filter: ProblemFilter): Promise<{ rows: ProblemRow[]; more: boolean }> {
  const { after } = filter
  const found = await read<ProblemRow>(
    on,
    sql`SELECT ${columns} ${joined(on)} AND ${conditions(on, filter)}
      ${after ? sql`AND (p.due_on, p.id) > (SELECT x.due_on, x.id FROM problem x WHERE x.county_code = ${countyOf(on)} AND x.id = ${after}::uuid)` : Prisma.empty}
      ORDER BY p.due_on, p.id LIMIT ${PROBLEMS_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, PROBLEMS_PER_PAGE), more: found.length > PROBLEMS_PER_PAGE }
}

/** How many problems wait in reach, and how many of them for the reader. */
export async function countProblems(on: Reader): Promise<ProblemCounts> {
  const day = today()
  const from = scopeOf(on).reach === "county" ? COUNTY_FROM : TOWNSHIP_FROM
  const [row] = await read<ProblemCounts>(
    on,
    sql`SELECT count(*)::int AS open, (count(*) FILTER (WHERE p.due_on < ${day}::date))::int AS overdue,
      (count(*) FILTER (WHERE p.due_on <= ${dayAfter(day, -from)}::date))::int AS escalated,
      (count(*) FILTER (WHERE ${isMine(on)} AND p.due_on <= ${dayAfter(day, 7)}::date))::int AS mine
      ${joined(on)} AND p.state = 'open'`,
  )
  return row ?? { open: 0, overdue: 0, escalated: 0, mine: 0 }
}

/** The problems of one household, open ones first. */
export const problemsOfHousehold = (on: Reader, householdId: string): Promise<ProblemRow[]> =>
  read<ProblemRow>(
    on,
    sql`SELECT ${columns} ${joined(on)} AND p.household_id = ${householdId}::uuid ORDER BY p.state DESC, p.due_on DESC, p.id LIMIT 60`,
  )

/** A problem with everything that happened to it; null when absent or out of reach. */
export async function getProblem(on: Reader, id: string): Promise<ProblemRecord | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [row] = await read<ProblemRecord>(
    on,
    sql`SELECT ${columns}, p.detail, p.raised_by_name AS "raisedBy", p.visit_id::text AS "visitId", p.done_what AS "doneWhat",
      p.household_word AS "householdWord", p.owner_id::text AS "ownerId", to_jsonb(p.changed_at) #>> '{}' AS "changedAt",
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'note', e.note, 'by', e.by_name, 'at', e.at) ORDER BY e.at DESC, e.id), '[]')
        FROM problem_event e WHERE e.county_code = ${countyOf(on)} AND e.problem_id = p.id) AS events
      ${joined(on)} AND p.id = ${id}::uuid`,
  )
  return row ?? null
}
