import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, cursor, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import type { LedgerFilter, LedgerLineRecord, LedgerRow, LedgerTotals } from "./schema"

const { sql } = Prisma

export const LINES_PER_PAGE = 50

const columns = (
  county: string,
) => sql`a.id::text, a.household_id::text AS "householdId", h.head_name AS "headName", h.household_no AS "householdNo", v.name AS village, a.village_code AS "villageCode",
  a.given_on::text AS "givenOn", a.giver, a.kind, a.item, a.quantity::float8 AS quantity, a.unit, a.value_fen::float8 AS value, a.fund_source AS "fundSource",
  a.evidence, a.note, a.created_by_name AS by, a.department, a.end_reason AS "endReason",
  a.replaces_id::text AS "replacesId",
  (SELECT x.id::text FROM assistance x WHERE x.county_code = ${county} AND x.replaces_id = a.id) AS "replacedBy"`

/** Lines of households in reach, and of whole villages for whoever has them whole. */
const joined = (on: Reader): Prisma.Sql => {
  const county = countyOf(on)
  const { pathways, department } = scopeOf(on)
  const ofVillage = pathways === "*" ? sql`true` : sql`a.department = ${department}`
  return sql`FROM assistance a JOIN village v ON v.county_code = ${county} AND v.village_code = a.village_code
    LEFT JOIN household h ON h.county_code = ${county} AND h.id = a.household_id
    WHERE a.county_code = ${county} AND (h.id IS NOT NULL OR a.household_id IS NULL AND ${ofVillage})`
}

function conditions(on: Reader, filter: LedgerFilter): Prisma.Sql {
  const { place = scopeOf(on).area, kind, fund, giver, of, from, to, household } = filter
  return Prisma.join(
    [
      sql`a.ended_at IS NULL AND starts_with(a.village_code, ${place})`,
      kind ? sql`a.kind = ${kind}` : null,
      fund ? sql`coalesce(a.fund_source, 'none') = ${fund}` : null,
      giver ? sql`position(${giver} IN a.giver) > 0` : null,
      of ? sql`(a.household_id IS NULL) = ${of === "village"}` : null,
      household ? sql`a.household_id = ${household}::uuid` : null,
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
    sql`SELECT ${columns(countyOf(on))} ${joined(on)} AND ${conditions(on, filter)}
      ${after ? sql`AND (a.given_on, a.id) < (SELECT x.given_on, x.id FROM assistance x WHERE x.county_code = ${countyOf(on)} AND x.id = ${after}::uuid)` : Prisma.empty}
      ORDER BY a.given_on DESC, a.id DESC LIMIT ${LINES_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, LINES_PER_PAGE), more: found.length > LINES_PER_PAGE }
}

/** What the same lines add up to, in all, by kind and by where the money comes from. */
export async function sumAssistance(on: Reader, filter: LedgerFilter): Promise<LedgerTotals> {
  const by = (
    column: Prisma.Sql,
  ) => sql`(SELECT coalesce(json_agg(json_build_object('key', x.key, 'lines', x.lines, 'value', x.value)
      ORDER BY x.value DESC, x.lines DESC, x.key), '[]')
    FROM (SELECT ${column} AS key, count(*)::int AS lines, coalesce(sum(l.value), 0)::float8 AS value FROM listed l GROUP BY 1) x)`
  const [row] = await read<LedgerTotals>(
    on,
    sql`WITH listed AS (SELECT a.household_id, a.kind, a.fund_source, a.value_fen AS value ${joined(on)} AND ${conditions(on, filter)})
      SELECT count(*)::int AS lines, count(DISTINCT listed.household_id)::int AS households, coalesce(sum(listed.value), 0)::float8 AS value,
        ${by(sql`l.kind`)} AS kinds, ${by(sql`coalesce(l.fund_source, 'none')`)} AS funds FROM listed`,
  )
  return row ?? { lines: 0, households: 0, value: 0, kinds: [], funds: [] }
}

/** Every line of the list, for its export. */
export const streamAssistance = (scope: Scope, filter: LedgerFilter): AsyncGenerator<LedgerRow[]> =>
  cursor<LedgerRow>(
    scope,
    sql`SELECT ${columns(scope.countyCode)} ${joined(scope)} AND ${conditions(scope, filter)} ORDER BY a.given_on DESC, a.id DESC`,
  )

/** All that a household was given, corrections beside what they replaced; every line, or from `after` on so many as fit a page. */
export async function assistanceOfHousehold(
  on: Reader,
  householdId: string,
  page?: { readonly after: string | undefined },
): Promise<{ rows: LedgerRow[]; more: boolean }> {
  const county = countyOf(on)
  const earlier = page?.after
    ? sql`AND (a.given_on, a.created_at, a.id) < (SELECT x.given_on, x.created_at, x.id FROM assistance x
        WHERE x.county_code = ${county} AND x.id = ${page.after}::uuid)`
    : Prisma.empty
  const found = await read<LedgerRow>(
    on,
    sql`SELECT ${columns(county)} ${joined(on)} AND a.household_id = ${householdId}::uuid ${earlier}
      ORDER BY a.given_on DESC, a.created_at DESC, a.id DESC ${page ? sql`LIMIT ${LINES_PER_PAGE + 1}` : Prisma.empty}`,
  )
  if (!page) return { rows: found, more: false }
  return { rows: found.slice(0, LINES_PER_PAGE), more: found.length > LINES_PER_PAGE }
}

/** A line with what it corrects and what corrects it; null when absent or out of reach. */
export async function getAssistance(on: Reader, id: string): Promise<LedgerLineRecord | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const county = countyOf(on)
  const rows = await read<LedgerRow>(
    on,
    sql`SELECT ${columns(county)} ${joined(on)} AND (a.id = ${id}::uuid OR a.replaces_id = ${id}::uuid
      OR a.id = (SELECT x.replaces_id FROM assistance x WHERE x.county_code = ${county} AND x.id = ${id}::uuid))`,
  )
  const line = rows.find((row) => row.id === id)
  if (!line) return null
  const one = (other: string | null) => rows.find((row) => row.id === other) ?? null
  return { line, earlier: one(line.replacesId), later: one(line.replacedBy) }
}

/** Lines that look like the one about to be written: the same thing from the same giver within a week. A question, never a refusal. */
export async function similarLines(
  on: Reader,
  line: {
    readonly householdId: string | null
    readonly villageCode: string
    readonly item: string
    readonly giver: string
    readonly givenOn: string
  },
): Promise<number> {
  const { householdId, villageCode } = line
  const to = householdId
    ? sql`a.household_id = ${householdId}::uuid`
    : sql`a.household_id IS NULL AND a.village_code = ${villageCode}`
  const [row] = await read<{ lines: number }>(
    on,
    sql`SELECT count(*)::int AS lines ${joined(on)} AND a.ended_at IS NULL AND ${to} AND a.item = ${line.item} AND a.giver = ${line.giver}
      AND a.given_on BETWEEN ${line.givenOn}::date - 7 AND ${line.givenOn}::date + 7`,
  )
  return row?.lines ?? 0
}
