import { dayAfter } from "@/lib/domain/problem/problem"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, cursor, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { type MeasureCounts, type MeasureFilter, type MeasureRow, UNHEARD_DAYS } from "./schema"

const { sql } = Prisma

export const MEASURES_PER_PAGE = 50

/** A department's list holds what is its own; everybody else's what is in reach. */
function joined(on: Reader, { place, department, pathway }: MeasureFilter): Prisma.Sql {
  const county = countyOf(on)
  const scope = scopeOf(on)
  const own = scope.reach === "department" ? scope.department : department
  return sql`FROM plan_measure m JOIN household h ON h.county_code = m.county_code AND h.id = m.household_id
    JOIN village v ON v.county_code = ${county} AND v.village_code = h.village_code
    WHERE m.county_code = ${county} AND m.to_version IS NULL AND h.ended_at IS NULL
      ${own ? sql`AND m.department = ${own}` : Prisma.empty} ${place ? sql`AND starts_with(m.village_code, ${place})` : Prisma.empty}
      ${pathway ? sql`AND m.pathway = ${pathway}` : Prisma.empty}`
}

const OPEN = sql`m.state IN ('agreed', 'underway')`

/** What each choice of the list means; its counts use the same conditions. `month` begins today: before that they are late. */
const conditionOf = {
  late: () => sql`${OPEN} AND m.due_on < ${today()}::date`,
  month: () =>
    sql`${OPEN} AND m.due_on >= ${today()}::date AND m.due_on < (date_trunc('month', ${today()}::date) + interval '1 month')::date`,
  unheard: () => sql`m.state = 'delivered' AND m.delivered_on < ${dayAfter(today(), -UNHEARD_DAYS)}::date`,
}

/** What a choice of the list asks of a `plan_measure m`; open ones when nothing is chosen. */
export const measureCondition = (state: MeasureFilter["state"]): Prisma.Sql => {
  if (state === "late" || state === "month" || state === "unheard") return conditionOf[state]()
  return state ? sql`m.state = ${state}` : OPEN
}

const COLUMNS = sql`m.id::text, m.household_id::text AS "householdId", h.head_name AS "headName", h.household_no AS "householdNo", v.name AS village, m.title,
  m.department, m.responsible_name AS "responsibleName", m.due_on::text AS "dueOn", m.state, m.state_on::text AS "stateOn",
  m.amount_fen::float8 AS amount, m.quantity::float8 AS quantity, m.unit`

/** All measures of a list, in batches, in its order. */
export const streamMeasures = (scope: Scope, filter: MeasureFilter): AsyncGenerator<MeasureRow[]> =>
  cursor<MeasureRow>(
    scope,
    sql`SELECT ${COLUMNS} ${joined(scope, filter)} AND ${measureCondition(filter.state)} ORDER BY m.due_on, m.id`,
  )

/** How many a list has. */
export async function countListed(on: Reader, filter: MeasureFilter): Promise<number> {
  const [row] = await read<{ listed: number }>(
    on,
    sql`SELECT count(*)::int AS listed ${joined(on, filter)} AND ${measureCondition(filter.state)}`,
  )
  return row?.listed ?? 0
}

/** Measures by their deadline. */
export async function listMeasures(on: Reader, filter: MeasureFilter): Promise<{ rows: MeasureRow[]; more: boolean }> {
  const { state, after } = filter
  const found = await read<MeasureRow>(
    on,
    sql`SELECT ${COLUMNS} ${joined(on, filter)} AND ${measureCondition(state)}
      ${after ? sql`AND (m.due_on, m.id) > (SELECT x.due_on, x.id FROM plan_measure x WHERE x.county_code = ${countyOf(on)} AND x.id = ${after}::uuid)` : Prisma.empty}
      ORDER BY m.due_on, m.id LIMIT ${MEASURES_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, MEASURES_PER_PAGE), more: found.length > MEASURES_PER_PAGE }
}

/** How many there are of each choice of the list. */
export async function countMeasures(on: Reader, filter: MeasureFilter): Promise<MeasureCounts> {
  const [row] = await read<MeasureCounts>(
    on,
    sql`SELECT (count(*) FILTER (WHERE ${OPEN}))::int AS open, (count(*) FILTER (WHERE ${conditionOf.late()}))::int AS late,
      (count(*) FILTER (WHERE m.state = 'delivered'))::int AS unconfirmed, (count(*) FILTER (WHERE ${conditionOf.month()}))::int AS month,
      (count(*) FILTER (WHERE ${conditionOf.unheard()}))::int AS unheard ${joined(on, filter)}`,
  )
  return row ?? { open: 0, late: 0, unconfirmed: 0, month: 0, unheard: 0 }
}
