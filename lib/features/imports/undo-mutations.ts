import { recountHouseholds } from "@/lib/features/households/recount-mutations"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { assignments, HOUSEHOLD_COLUMNS, MEMBER_COLUMNS, planGenerally } from "./apply-mutations"

const { sql, raw } = Prisma

/** Why a household or member ended that an undone batch had made. */
export const UNDONE = "import_undone"

export interface Undone {
  readonly households: readonly string[]
  readonly villages: readonly string[]
  /** records that ended, records that have their earlier values again */
  readonly ended: number
  readonly restored: number
}

/** The rows of `kind` that the batch changed last: nothing was recorded about them since. */
const lastChanges = (county: string, source: string, kind: string) => sql`
  SELECT x.* FROM register_history x WHERE x.county_code = ${county} AND x.source_id = ${source}::uuid AND x.kind = ${kind}
    AND NOT EXISTS (SELECT FROM register_history y WHERE y.county_code = ${county} AND y.record_id = x.record_id AND y.valid_to > x.valid_to)`

/** The next households of which something of the batch is still in force. */
async function nextHouseholds(tx: Tx, source: string, most: number): Promise<string[]> {
  const county = tx.scope.countyCode
  const rows = await tx.query<{ id: string }>(sql`
    SELECT id::text FROM (
      SELECT h.id FROM household h WHERE h.county_code = ${county} AND h.source_id = ${source}::uuid AND h.ended_at IS NULL
      UNION SELECT m.household_id FROM member m WHERE m.county_code = ${county} AND m.source_id = ${source}::uuid AND m.ended_at IS NULL
      UNION SELECT c.household_id FROM (${lastChanges(county, source, "household")} UNION ALL ${lastChanges(county, source, "member")}) c
    ) open ORDER BY id LIMIT ${most}`)
  return rows.map((row) => row.id)
}

async function keepHistory(
  tx: Tx,
  kind: "household" | "member",
  undoSource: string,
  which: Prisma.Sql,
): Promise<number> {
  const householdId = kind === "household" ? sql`t.id` : sql`t.household_id`
  return tx.execute(sql`
    INSERT INTO register_history (county_code, kind, record_id, household_id, village_code, valid_from, valid_to, row, source_id)
    SELECT t.county_code, ${kind}, t.id, ${householdId}, t.village_code, t.changed_at, now(), to_jsonb(t), ${undoSource}::uuid
    FROM ${raw(kind)} t WHERE t.county_code = ${tx.scope.countyCode} AND ${which}`)
}

/** Ends what the batch has made. */
async function endCreated(
  tx: Tx,
  kind: "household" | "member",
  source: string,
  undoSource: string,
  ids: readonly string[],
) {
  const owner = kind === "household" ? sql`t.id` : sql`t.household_id`
  const which = sql`t.source_id = ${source}::uuid AND t.ended_at IS NULL AND ${owner} = ANY(${[...ids]}::uuid[])`
  const ended = await keepHistory(tx, kind, undoSource, which)
  if (ended > 0) {
    await tx.execute(sql`UPDATE ${raw(kind)} t SET ended_at = now(), end_reason = ${UNDONE}, changed_at = now()
      WHERE t.county_code = ${tx.scope.countyCode} AND ${which}`)
  }
  return ended
}

/** Gives what the batch has changed its earlier values, with their provenance. */
async function restoreChanged(
  tx: Tx,
  kind: "household" | "member",
  source: string,
  undoSource: string,
  ids: readonly string[],
) {
  const county = tx.scope.countyCode
  const table = raw(kind)
  const changes = sql`SELECT c.record_id, c.row FROM (${lastChanges(county, source, kind)}) c WHERE c.household_id = ANY(${[...ids]}::uuid[])`
  const rows = await tx.query<{ id: string; row: unknown }>(
    sql`SELECT c.record_id::text AS id, c.row FROM (${changes}) c`,
  )
  if (rows.length === 0) return 0
  await keepHistory(tx, kind, undoSource, sql`t.id = ANY(${rows.map((row) => row.id)}::uuid[])`)
  const columns = kind === "household" ? HOUSEHOLD_COLUMNS : MEMBER_COLUMNS
  return tx.execute(sql`
    UPDATE ${table} t SET ${assignments(columns)}, field_source = p.field_source, changed_at = now()
    FROM (SELECT n.* FROM jsonb_array_elements(${JSON.stringify(rows.map((row) => row.row))}::jsonb) AS old(row)
      CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, old.row) n) p
    WHERE t.county_code = ${county} AND t.id = p.id AND t.ended_at IS NULL`)
}

/** Takes back the batch's part in some more households. @returns null when nothing of it is in force any more */
export async function undoSome(tx: Tx, source: string, undoSource: string, most: number): Promise<Undone | null> {
  await planGenerally(tx)
  const ids = await nextHouseholds(tx, source, most)
  if (ids.length === 0) return null
  const restored =
    (await restoreChanged(tx, "household", source, undoSource, ids)) +
    (await restoreChanged(tx, "member", source, undoSource, ids))
  const endedMembers = await endCreated(tx, "member", source, undoSource, ids)
  const endedHouseholds = await endCreated(tx, "household", source, undoSource, ids)
  await recountHouseholds(tx, ids)
  const rows = await tx.query<{ village: string }>(sql`SELECT DISTINCT village_code AS village FROM household
    WHERE county_code = ${tx.scope.countyCode} AND id = ANY(${ids}::uuid[])`)
  return { households: ids, villages: rows.map((row) => row.village), ended: endedMembers + endedHouseholds, restored }
}
