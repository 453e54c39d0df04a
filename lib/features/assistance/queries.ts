import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, cursor, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import type { LedgerFilter, LedgerRow, LedgerTotals } from "./schema"

const { sql } = Prisma

export const LINES_PER_PAGE = 50

const columns = sql`a.id::text, a.household_id::text AS "householdId", h.head_name AS "headName", h.household_no AS "householdNo", v.name AS village,
  a.given_on::text AS "givenOn", a.giver, a.kind, a.item, a.quantity::float8 AS quantity, a.unit, a.value_fen::float8 AS value, a.fund_source AS "fundSource",
  a.evidence, a.note, a.created_by_name AS by, a.end_reason AS "endReason"`

/** Lines of households in reach, and of whole villages for whoever has them whole. */
const joined = (on: Reader): Prisma.Sql => {
  const county = countyOf(on)
  const { pathways, department } = scopeOf(on)
  const ofVillage = pathways === "*" ? sql`true` : sql`a.department = ${department}`
  return sql`FROM assistance a JOIN village v ON v.county_code = ${county} AND v.village_code = a.village_code
    LEFT JOIN household h ON h.county_code = ${county} AND h.id = a.household_id
    WHERE a.county_code = ${county} AND (h.id IS NOT NULL OR a.household_id IS NULL AND ${ofVillage})`
}

function conditions(on: Reader, { place = scopeOf(on).area, kind, fund, from, to }: LedgerFilter): Prisma.Sql {
  return Prisma.join(
    [
      sql`a.ended_at IS NULL AND starts_with(a.village_code, ${place})`,
      kind ? sql`a.kind = ${kind}` : null,
      fund ? sql`a.fund_source = ${fund}` : null,
      from ? sql`a.given_on >= ${from}::date` : null,
      to ? sql`a.given_on <= ${to}::date` : null,
    ].filter((condition) => condition !== null),
    " AND ",
  )
}

/** Lines of the ledger, the latest first. */
export async function listAssistance(on: Reader, filter: LedgerFilter): Promise<{ rows: LedgerRow[]; more: boolean }> {
  const { after } = filter
  const found = await read<LedgerRow>(
    on,
    sql`SELECT ${columns} ${joined(on)} AND ${conditions(on, filter)}
      ${after ? sql`AND (a.given_on, a.id) < (SELECT x.given_on, x.id FROM assistance x WHERE x.county_code = ${countyOf(on)} AND x.id = ${after}::uuid)` : Prisma.empty}
      ORDER BY a.given_on DESC, a.id DESC LIMIT ${LINES_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, LINES_PER_PAGE), more: found.length > LINES_PER_PAGE }
}

/** What the same lines add up to. */
export async function sumAssistance(on: Reader, filter: LedgerFilter): Promise<LedgerTotals> {
  const [row] = await read<LedgerTotals>(
    on,
    sql`SELECT count(*)::int AS lines, count(DISTINCT a.household_id)::int AS households, coalesce(sum(a.value_fen), 0)::float8 AS value
      ${joined(on)} AND ${conditions(on, filter)}`,
  )
  return row ?? { lines: 0, households: 0, value: 0 }
}

/** Every line of the list, for its export. */
export const streamAssistance = (scope: Scope, filter: LedgerFilter): AsyncGenerator<LedgerRow[]> =>
  cursor<LedgerRow>(
    scope,
    sql`SELECT ${columns} ${joined(scope)} AND ${conditions(scope, filter)} ORDER BY a.given_on DESC, a.id DESC`,
  )

/** All that a household was given, corrections beside what they replaced. */
export const assistanceOfHousehold = (on: Reader, householdId: string): Promise<LedgerRow[]> =>
  read<LedgerRow>(
    on,
    sql`SELECT ${columns} ${joined(on)} AND a.household_id = ${householdId}::uuid ORDER BY a.given_on DESC, a.created_at DESC LIMIT 200`,
  )

/** Lines that look like the one about to be written: the same thing within a week. A question, never a refusal. */
export async function similarLines(
  on: Reader,
  line: { householdId: string; item: string; givenOn: string },
): Promise<number> {
  const [row] = await read<{ lines: number }>(
    on,
    sql`SELECT count(*)::int AS lines ${joined(on)} AND a.ended_at IS NULL AND a.household_id = ${line.householdId}::uuid AND a.item = ${line.item}
      AND a.given_on BETWEEN ${line.givenOn}::date - 7 AND ${line.givenOn}::date + 7`,
  )
  return row?.lines ?? 0
}
