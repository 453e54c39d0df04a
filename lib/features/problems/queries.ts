import { dayAfter, SOON_DAYS, takenUpFrom } from "@/lib/domain/problem/problem"
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
  const { pathways, department, actorId } = scopeOf(on)
  const ofVillage =
    pathways === "*" ? sql`true` : sql`(p.owner_department = ${department} OR p.raised_by = ${actorId}::uuid)`
  return sql`FROM problem p JOIN village v ON v.county_code = ${county} AND v.village_code = p.village_code
    LEFT JOIN household h ON h.county_code = ${county} AND h.id = p.household_id
    WHERE p.county_code = ${county} AND (h.id IS NOT NULL OR p.household_id IS NULL AND ${ofVillage})`
}

const isMine = (on: Reader): Prisma.Sql => {
  const { actorId, department, reach } = scopeOf(on)
  return reach === "department" && department
    ? sql`(p.owner_id = ${actorId}::uuid OR p.owner_department = ${department})`
    : sql`p.owner_id = ${actorId}::uuid`
}

/** What a choice of the list asks of a `problem p`; open ones when nothing is chosen. */
export function problemCondition(on: Reader, state: ProblemFilter["state"]): Prisma.Sql {
  if (state === "closed") return sql`p.state = 'closed'`
  const day = today()
  const from = takenUpFrom(scopeOf(on).reach)
  const until = {
    open: null,
    overdue: dayAfter(day, -1),
    soon: dayAfter(day, SOON_DAYS),
    escalated: from === null ? "-infinity" : dayAfter(day, -from),
  }[state ?? "open"]
  return until === null ? sql`p.state = 'open'` : sql`p.state = 'open' AND p.due_on <= ${until}::date`
}

function conditions(on: Reader, { place, state, category, owner, of }: ProblemFilter): Prisma.Sql {
  const wanted = [
    place ? sql`starts_with(p.village_code, ${place})` : null,
    category ? sql`p.category = ${category}` : null,
    owner === "me" ? isMine(on) : null,
    owner === "raised" ? sql`p.raised_by = ${scopeOf(on).actorId}::uuid` : null,
    of ? sql`(p.household_id IS NULL) = ${of === "village"}` : null,
    problemCondition(on, state),
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

/** How many problems the lists of open ones hold, each counted by the condition of its list. */
export async function countProblems(
  on: Reader,
  within: Pick<ProblemFilter, "place" | "of"> = {},
): Promise<ProblemCounts> {
  const count = (filter: ProblemFilter) =>
    sql`(count(*) FILTER (WHERE ${conditions(on, { ...within, ...filter })}))::int`
  const [row] = await read<ProblemCounts>(
    on,
    sql`SELECT ${count({})} AS open, ${count({ state: "overdue" })} AS overdue, ${count({ state: "escalated" })} AS escalated,
      ${count({ owner: "me" })} AS mine, ${count({ owner: "me", state: "soon" })} AS "mineSoon", ${count({ owner: "raised" })} AS raised
      ${joined(on)} AND p.state = 'open'`,
  )
  return row ?? { open: 0, overdue: 0, escalated: 0, mine: 0, mineSoon: 0, raised: 0 }
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
