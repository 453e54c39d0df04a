import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql, raw } = Prisma

/** Groups of a batch that are written in one transaction, and where the values come from. */
export interface Range {
  readonly batchId: string
  readonly sourceId: string
  /** first and last group */
  readonly from: number
  readonly to: number
}

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

/** Rows of the range that are to be taken and not yet written. */
const open = (
  tx: Tx,
  range: Range,
) => sql`r.county_code = ${tx.scope.countyCode} AND r.batch_id = ${range.batchId}::uuid
  AND r.group_no BETWEEN ${range.from} AND ${range.to} AND NOT r.applied AND r.outcome IN ('created', 'updated', 'unchanged')`

/**
 * The same with their plans in columns. Materialized: under row-level security a value that is still being taken out of
 * JSON may not be looked up by an index (it could leak), so that each row would read the whole register.
 */
const staged = (tx: Tx, range: Range) => sql`staged AS MATERIALIZED (SELECT r.seq, r.group_no,
    r.data->'h'->>'mode' AS h_mode, (r.data->'h'->>'id')::uuid AS h_id, r.data->'h'->>'base' AS h_base, r.data->'h'->>'village' AS h_village,
    r.data->'h'->'set'->>'household_no' AS h_no, r.data->'h'->'set' AS h_set, r.data->'h'->'keys' AS h_keys,
    r.data->'m'->>'mode' AS m_mode, (r.data->'m'->>'id')::uuid AS m_id, r.data->'m'->>'base' AS m_base, r.data->'m'->>'village' AS m_village,
    (r.data->'m'->>'household')::uuid AS m_household, r.data->'m'->'set'->>'id_number_index' AS m_index,
    r.data->'m'->'set' AS m_set, r.data->'m'->'keys' AS m_keys
  FROM import_row r WHERE ${open(tx, range)})`

const CHANGED = "预览之后,这一户或这个人的登记又有改动,没有写入;请核对后重新导入这一行"
const TAKEN_NO = "“户编号”在预览之后已被登记,没有写入;请核对后重新导入"
const TAKEN_ID = "“证件号码”在预览之后已被登记,或登记在您的管辖范围之外,没有写入"

interface Conflict {
  readonly seq: number
  readonly group_no: number
  /** All rows of the household, or this row alone. */
  readonly whole: boolean
  readonly reason: string
}

/** Turns rows into rejected ones. */
async function reject(tx: Tx, range: Range, conflicts: readonly Conflict[]): Promise<void> {
  if (conflicts.length === 0) return
  await tx.execute(sql`
    UPDATE import_row r SET outcome = 'rejected', reasons = ARRAY[x.reason], data = jsonb_build_object('face', r.data->'face')
    FROM (SELECT DISTINCT ON (o.seq) o.seq, c.reason FROM import_row o
      JOIN jsonb_to_recordset(${JSON.stringify(conflicts)}::jsonb) AS c(seq int, group_no int, whole boolean, reason text)
        ON c.seq = o.seq OR (c.whole AND c.group_no = o.group_no)
      WHERE o.county_code = ${tx.scope.countyCode} AND o.batch_id = ${range.batchId}::uuid AND o.group_no BETWEEN ${range.from} AND ${range.to}) x
    WHERE ${open(tx, range)} AND r.seq = x.seq`)
}

/** The register may have moved on since the preview: what was decided on another state is not written. */
async function rejectStale(tx: Tx, range: Range): Promise<void> {
  const county = tx.scope.countyCode
  await tx.query(sql`WITH ${staged(tx, range)} SELECT h.id::text FROM household h
    WHERE h.county_code = ${county} AND h.id IN (SELECT coalesce(s.h_id, s.m_household) FROM staged s) ORDER BY h.id FOR UPDATE`)
  const conflicts = await tx.query<Conflict>(sql`WITH ${staged(tx, range)}
    SELECT s.seq, s.group_no, true AS whole, ${CHANGED} AS reason FROM staged s
      LEFT JOIN household h ON h.county_code = ${county} AND h.id = s.h_id AND h.ended_at IS NULL
      WHERE s.h_mode = 'update' AND h.changed_at::text IS DISTINCT FROM s.h_base
    UNION ALL SELECT s.seq, s.group_no, true, ${TAKEN_NO} FROM staged s
      JOIN household h ON h.county_code = ${county} AND h.household_no = s.h_no AND h.ended_at IS NULL AND h.id <> s.h_id
    UNION ALL SELECT s.seq, s.group_no, false, ${CHANGED} FROM staged s
      LEFT JOIN member m ON m.county_code = ${county} AND m.id = s.m_id AND m.ended_at IS NULL
      WHERE s.m_mode = 'update' AND m.changed_at::text IS DISTINCT FROM s.m_base
    UNION ALL SELECT s.seq, s.group_no, false, ${TAKEN_ID} FROM staged s
      JOIN member m ON m.county_code = ${county} AND m.id_number_index = s.m_index AND m.ended_at IS NULL AND m.id <> s.m_id`)
  await reject(tx, range, conflicts)
}

async function createHouseholds(tx: Tx, range: Range): Promise<void> {
  const county = tx.scope.countyCode
  const columns = [...HOUSEHOLD_COLUMNS, "head_name", "head_initials", "member_count"]
  await tx.execute(sql`WITH ${staged(tx, range)}
    INSERT INTO household (county_code, id, village_code, source_id, secondary, urgent, missing_facts, warnings, created_at, changed_at, ${list(columns)})
    SELECT ${county}, s.h_id, s.h_village, ${range.sourceId}::uuid, '{}', '{}', '{}', '{}', now(), now(), ${list(columns, "p.")}
    FROM staged s CROSS JOIN LATERAL jsonb_populate_record(NULL::household, s.h_set) p WHERE s.h_mode = 'create'
    ON CONFLICT DO NOTHING`)
  // Not there after all: the number is taken where it cannot be seen from here, or the household ended meanwhile.
  const missing = await tx.query<Conflict>(sql`WITH ${staged(tx, range)}
    SELECT s.seq, s.group_no, s.h_mode IS NOT NULL AS whole, CASE WHEN s.h_mode IS NULL THEN ${CHANGED} ELSE ${TAKEN_NO} END AS reason
    FROM staged s LEFT JOIN household h ON h.county_code = ${county} AND h.id = coalesce(s.h_id, s.m_household) AND h.ended_at IS NULL
    WHERE h.id IS NULL AND (s.h_mode = 'create' OR s.m_mode = 'create')`)
  await reject(tx, range, missing)
}

async function createMembers(tx: Tx, range: Range): Promise<void> {
  const county = tx.scope.countyCode
  const columns = [...MEMBER_COLUMNS, "position"]
  await tx.execute(sql`WITH ${staged(tx, range)}
    INSERT INTO member (county_code, id, household_id, village_code, source_id, created_at, changed_at, ${list(columns)})
    SELECT ${county}, s.m_id, s.m_household, s.m_village, ${range.sourceId}::uuid, now(), now(), ${list(columns, "p.")}
    FROM staged s CROSS JOIN LATERAL jsonb_populate_record(NULL::member, s.m_set) p WHERE s.m_mode = 'create'
    ON CONFLICT DO NOTHING`)
  const missing = await tx.query<Conflict & { carries: boolean }>(sql`WITH ${staged(tx, range)}
    SELECT s.seq, s.group_no, false AS whole, ${TAKEN_ID} AS reason, s.h_mode IS NOT NULL AS carries
    FROM staged s LEFT JOIN member m ON m.county_code = ${county} AND m.id = s.m_id WHERE s.m_mode = 'create' AND m.id IS NULL`)
  await reject(
    tx,
    range,
    missing.filter((each) => !each.carries),
  )
  const carrying = missing.flatMap((each) => (each.carries ? each.seq : []))
  if (carrying.length === 0) return
  // A row that also carries its household stays taken, without the person.
  await tx.execute(sql`UPDATE import_row r SET reasons = array_append(r.reasons, ${`成员没有写入:${TAKEN_ID}`}), data = r.data - 'm'
    WHERE ${open(tx, range)} AND r.seq = ANY(${carrying}::int[])`)
}

/** Keeps the rows as they were, then writes the changed values with their provenance. */
async function update(tx: Tx, range: Range, kind: "household" | "member"): Promise<void> {
  const county = tx.scope.countyCode
  const table = raw(kind)
  const isHousehold = kind === "household"
  const own = isHousehold ? sql`s.h_mode = 'update' AND t.id = s.h_id` : sql`s.m_mode = 'update' AND t.id = s.m_id`
  const kept = await tx.execute(sql`WITH ${staged(tx, range)}
    INSERT INTO register_history (county_code, kind, record_id, household_id, village_code, valid_from, valid_to, row, source_id)
    SELECT ${county}, ${kind}, t.id, ${isHousehold ? sql`t.id` : sql`t.household_id`}, t.village_code, t.changed_at, now(), to_jsonb(t), ${range.sourceId}::uuid
    FROM staged s JOIN ${table} t ON t.county_code = ${county} AND ${own}`)
  if (kept === 0) return
  const columns = isHousehold ? HOUSEHOLD_COLUMNS : MEMBER_COLUMNS
  const [set, keys] = isHousehold ? [sql`s.h_set`, sql`s.h_keys`] : [sql`s.m_set`, sql`s.m_keys`]
  await tx.execute(sql`WITH ${staged(tx, range)}, changed AS MATERIALIZED (
      SELECT n.*, (SELECT jsonb_object_agg(k, ${range.sourceId}::text) FROM jsonb_array_elements_text(${keys}) k) AS sources
      FROM staged s JOIN ${table} t ON t.county_code = ${county} AND ${own} CROSS JOIN LATERAL jsonb_populate_record(t, ${set}) n)
    UPDATE ${table} t SET ${assignments(columns)}, changed_at = now(), field_source = t.field_source || p.sources
    FROM changed p WHERE t.county_code = ${county} AND t.id = p.id`)
}

/** Head and number of members follow from the members. */
export async function recountHouseholds(tx: Tx, householdIds: readonly string[]): Promise<void> {
  const county = tx.scope.countyCode
  const ids = sql`ANY(${[...householdIds]}::uuid[])`
  await tx.execute(sql`
    UPDATE household h SET head_name = c.head_name, head_initials = c.head_initials, member_count = c.members
    FROM (SELECT x.id, count(m.id)::int AS members, coalesce(max(m.name) FILTER (WHERE m.relation = 'head'), '') AS head_name,
        coalesce(max(m.initials) FILTER (WHERE m.relation = 'head'), '') AS head_initials
      FROM household x LEFT JOIN member m ON m.county_code = x.county_code AND m.household_id = x.id AND m.ended_at IS NULL
      WHERE x.county_code = ${county} AND x.id = ${ids} GROUP BY x.id) c
    WHERE h.county_code = ${county} AND h.id = c.id
      AND (h.head_name, h.head_initials, h.member_count) IS DISTINCT FROM (c.head_name, c.head_initials, c.members)`)
}

export interface Applied {
  readonly rows: number
  readonly households: readonly string[]
  readonly villages: readonly string[]
}

/** Writes one range of groups to the register and marks their rows, all in the caller's transaction. */
export async function applyRange(tx: Tx, range: Range): Promise<Applied> {
  await rejectStale(tx, range)
  await createHouseholds(tx, range)
  await update(tx, range, "household")
  await createMembers(tx, range)
  await update(tx, range, "member")
  const touched = await tx.query<{ id: string; village: string }>(sql`WITH ${staged(tx, range)}
    SELECT DISTINCT coalesce(s.h_id, s.m_household)::text AS id, coalesce(s.h_village, s.m_village) AS village
    FROM staged s WHERE s.h_mode IS NOT NULL OR s.m_mode IS NOT NULL`)
  const households = [...new Set(touched.map((row) => row.id))]
  await recountHouseholds(tx, households)
  const rows = await tx.execute(sql`UPDATE import_row r SET applied = true WHERE ${open(tx, range)}`)
  return { rows, households, villages: [...new Set(touched.map((row) => row.village))] }
}

/** Gives up a household that the database itself refuses, with the reason. */
export async function rejectRange(tx: Tx, range: Range): Promise<void> {
  await reject(tx, range, [{ seq: 0, group_no: range.from, whole: true, reason: TAKEN_ID }])
}

/** The first group with rows that wait to be written; null = all are. */
export async function nextGroup(tx: Tx, batchId: string): Promise<number | null> {
  const [row] = await tx.query<{ first: number | null }>(sql`
    SELECT min(group_no) AS first FROM import_row WHERE county_code = ${tx.scope.countyCode} AND batch_id = ${batchId}::uuid
      AND NOT applied AND outcome IN ('created', 'updated', 'unchanged')`)
  return row?.first ?? null
}

/** Rows of a batch that are written. */
export async function appliedRows(tx: Tx, batchId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(sql`
    SELECT count(*)::int AS n FROM import_row WHERE county_code = ${tx.scope.countyCode} AND batch_id = ${batchId}::uuid AND applied`)
  return row?.n ?? 0
}
