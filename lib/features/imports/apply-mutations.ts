import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { recountHouseholds } from "@/lib/features/households/recount-mutations"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import {
  type Conflict,
  findStale,
  loadKeys,
  openRows,
  type Range,
  REASONS,
  type StagedKeys,
  wholeGroups,
} from "./staged-queries"

const { sql, raw } = Prisma

const columnsOf = (fields: readonly Field[]): string[] =>
  fields.flatMap((field) => {
    const column = columnOf(field.key)
    return isSealed(field.type) ? [`${column}_cipher`, `${column}_masked`, `${column}_index`] : [column]
  })
/** The columns that an import writes. */
export const HOUSEHOLD_COLUMNS: readonly string[] = columnsOf(HOUSEHOLD_FIELDS)
export const MEMBER_COLUMNS: readonly string[] = [...columnsOf(MEMBER_FIELDS), "initials"]

const list = (columns: readonly string[], prefix = "") => raw(columns.map((name) => `${prefix}"${name}"`).join(", "))
export const assignments = (columns: readonly string[]) =>
  raw(columns.map((name) => `"${name}" = p."${name}"`).join(", "))

/** Turns rows into rejected ones. @returns the rows that are left */
async function reject(
  tx: Tx,
  range: Range,
  keys: readonly StagedKeys[],
  conflicts: readonly Conflict[],
): Promise<StagedKeys[]> {
  const lost = new Set(conflicts.map((conflict) => conflict.seq))
  if (lost.size > 0) {
    await tx.execute(sql`
      UPDATE import_row r SET outcome = 'rejected', reasons = ARRAY[x.reason], data = jsonb_build_object('face', r.data->'face')
      FROM jsonb_to_recordset(${JSON.stringify(conflicts)}::jsonb) AS x(seq int, reason text)
      WHERE ${openRows(tx, range)} AND r.seq = x.seq`)
  }
  return keys.filter((key) => !lost.has(key.seq))
}

async function createHouseholds(tx: Tx, range: Range, keys: readonly StagedKeys[]): Promise<Conflict[]> {
  const wanted = keys.filter((key) => key.hMode === "create")
  if (wanted.length === 0) return []
  const columns = [...HOUSEHOLD_COLUMNS, "head_name", "head_initials", "member_count"]
  const stored = await tx.query<{ id: string }>(sql`
    INSERT INTO household (county_code, id, village_code, source_id, secondary, urgent, missing_facts, warnings, created_at, changed_at, ${list(columns)})
    SELECT ${tx.scope.countyCode}, (r.plan->>'id')::uuid, r.plan->>'village', ${range.sourceId}::uuid, '{}', '{}', '{}', '{}', now(), now(), ${list(columns, "p.")}
    FROM (SELECT r.data->'h' AS plan FROM import_row r WHERE ${openRows(tx, range)} AND r.data ? 'h' OFFSET 0) r
      CROSS JOIN LATERAL jsonb_populate_record(NULL::household, r.plan->'set') p WHERE r.plan->>'mode' = 'create'
    ON CONFLICT DO NOTHING RETURNING id::text`)
  if (stored.length === wanted.length) return []
  // A number that is taken where it cannot be seen from here.
  const there = new Set(stored.map((row) => row.id))
  const lost = new Set(wanted.flatMap((key) => (there.has(key.hId ?? "") ? [] : key.group)))
  return wholeGroups(keys, lost, REASONS.takenNo)
}

async function createMembers(tx: Tx, range: Range, keys: readonly StagedKeys[]): Promise<StagedKeys[]> {
  const wanted = keys.filter((key) => key.mMode === "create")
  if (wanted.length === 0) return [...keys]
  const columns = [...MEMBER_COLUMNS, "position"]
  const stored = await tx.query<{ id: string }>(sql`
    INSERT INTO member (county_code, id, household_id, village_code, source_id, created_at, changed_at, ${list(columns)})
    SELECT ${tx.scope.countyCode}, (r.plan->>'id')::uuid, (r.plan->>'household')::uuid, r.plan->>'village', ${range.sourceId}::uuid, now(), now(), ${list(columns, "p.")}
    FROM (SELECT r.data->'m' AS plan FROM import_row r WHERE ${openRows(tx, range)} AND r.data ? 'm' OFFSET 0) r
      CROSS JOIN LATERAL jsonb_populate_record(NULL::member, r.plan->'set') p WHERE r.plan->>'mode' = 'create'
    ON CONFLICT DO NOTHING RETURNING id::text`)
  if (stored.length === wanted.length) return [...keys]
  const there = new Set(stored.map((row) => row.id))
  const lost = wanted.filter((key) => !there.has(key.mId ?? ""))
  const carrying = lost.flatMap((key) => (key.hMode === null ? [] : key.seq))
  if (carrying.length > 0) {
    // A row that also carries its household stays taken, without the person.
    await tx.execute(sql`UPDATE import_row r SET reasons = array_append(r.reasons, ${`成员没有写入：${REASONS.takenId}`}), data = r.data - 'm'
      WHERE ${openRows(tx, range)} AND r.seq = ANY(${carrying}::int[])`)
  }
  const alone = lost.flatMap((key) => (key.hMode === null ? { seq: key.seq, reason: REASONS.takenId } : []))
  return reject(tx, range, keys, alone)
}

/** Keeps the rows as they were, then writes the changed values with their provenance. */
async function update(tx: Tx, range: Range, kind: "household" | "member", ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const county = tx.scope.countyCode
  const table = raw(kind)
  const part = kind === "household" ? sql`r.data->'h'` : sql`r.data->'m'`
  const which = sql`t.county_code = ${county} AND t.id = ANY(${[...ids]}::uuid[])`
  await tx.execute(sql`
    INSERT INTO register_history (county_code, kind, record_id, household_id, village_code, valid_from, valid_to, row, source_id)
    SELECT ${county}, ${kind}, t.id, ${kind === "household" ? sql`t.id` : sql`t.household_id`}, t.village_code, t.changed_at, now(), to_jsonb(t), ${range.sourceId}::uuid
    FROM ${table} t WHERE ${which}`)
  const columns = kind === "household" ? HOUSEHOLD_COLUMNS : MEMBER_COLUMNS
  await tx.execute(sql`WITH staged AS MATERIALIZED (
      SELECT (${part}->>'id')::uuid AS id, ${part}->'set' AS changes, ${part}->'keys' AS keys FROM import_row r
      WHERE ${openRows(tx, range)} AND ${part}->>'mode' = 'update'),
    changed AS MATERIALIZED (
      SELECT n.*, (SELECT jsonb_object_agg(k, ${range.sourceId}::text) FROM jsonb_array_elements_text(s.keys) k) AS sources
      FROM ${table} t JOIN staged s ON s.id = t.id CROSS JOIN LATERAL jsonb_populate_record(t, s.changes) n WHERE ${which})
    UPDATE ${table} t SET ${assignments(columns)}, changed_at = now(), field_source = t.field_source || p.sources
    FROM changed p WHERE ${which} AND t.id = p.id`)
}

export interface Applied {
  readonly rows: number
  readonly households: readonly string[]
  readonly villages: readonly string[]
}

/**
 * Plans of bulk work must not depend on how many rows the planner believes this county to have: one whose register has
 * just begun to fill is believed to be empty, and every lookup would then read all of it (500 households in 16 s).
 */
export const planGenerally = (tx: Tx): Promise<number> =>
  tx.execute(sql`SET LOCAL plan_cache_mode = force_generic_plan`)

const idsOf = (keys: readonly StagedKeys[], kind: "hId" | "mId"): string[] =>
  keys.flatMap((key) => ((kind === "hId" ? key.hMode : key.mMode) === "update" ? (key[kind] ?? []) : []))

/**
 * Writes one range of groups to the register and marks their rows, all in the caller's transaction. What was staged is
 * removed with it: the register holds it now.
 */
export async function applyRange(tx: Tx, range: Range): Promise<Applied> {
  await planGenerally(tx)
  let keys = await loadKeys(tx, range)
  keys = await reject(tx, range, keys, await findStale(tx, keys))
  keys = await reject(tx, range, keys, await createHouseholds(tx, range, keys))
  await update(tx, range, "household", idsOf(keys, "hId"))
  keys = await createMembers(tx, range, keys)
  await update(tx, range, "member", idsOf(keys, "mId"))
  const touched = keys.filter((key) => key.hMode !== null || key.mMode !== null)
  const households = [...new Set(touched.flatMap((key) => key.hId ?? key.mHousehold ?? []))]
  await recountHouseholds(tx, households)
  const rows = await tx.execute(sql`
    UPDATE import_row r SET applied = true, data = jsonb_build_object('face', r.data->'face') WHERE ${openRows(tx, range)}`)
  return { rows, households, villages: [...new Set(touched.flatMap((key) => key.hVillage ?? key.mVillage ?? []))] }
}

/** Gives up a household that the database itself refuses, with the reason. */
export async function rejectRange(tx: Tx, range: Range): Promise<void> {
  const keys = await loadKeys(tx, range)
  await reject(
    tx,
    range,
    keys,
    keys.map(({ seq }) => ({ seq, reason: REASONS.takenId })),
  )
}

/** The first and the last group with rows that wait to be written; null = all are. */
export async function openGroups(tx: Tx, batchId: string): Promise<{ first: number; last: number } | null> {
  const [row] = await tx.query<{ first: number | null; last: number }>(sql`
    SELECT min(group_no) AS first, max(group_no) AS last FROM import_row WHERE county_code = ${tx.scope.countyCode} AND batch_id = ${batchId}::uuid
      AND NOT applied AND outcome IN ('created', 'updated', 'unchanged')`)
  return row?.first ? { first: row.first, last: row.last } : null
}

/** Rows of a batch that are written. */
export async function appliedRows(tx: Tx, batchId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(sql`
    SELECT count(*)::int AS n FROM import_row WHERE county_code = ${tx.scope.countyCode} AND batch_id = ${batchId}::uuid AND applied`)
  return row?.n ?? 0
}

/** Tells the planner how large the county has become; the pages of the next minute are planned with it. */
export const refreshStatistics = (tx: Tx): Promise<number> =>
  tx.execute(sql`ANALYZE household, member, classification, register_summary`)
