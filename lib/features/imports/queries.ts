import type { ImportKind } from "@/lib/domain/import/kinds"
import type { BatchCounts, BatchState, LayoutSummary, RowTab } from "@/lib/features/imports/schema"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma

export interface Batch {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly fileBytes: number
  readonly fileHash: string
  readonly state: BatchState
  readonly layout: Partial<LayoutSummary>
  readonly counts: Partial<BatchCounts>
  readonly failure: string | null
  readonly sourceId: string
  readonly jobId: string | null
  readonly uploadedBy: string
  readonly uploadedByName: string
  readonly uploadedAt: Date
  readonly confirmedAt: Date | null
  readonly finishedAt: Date | null
}

const COLUMNS = sql`b.id::text, b.kind, b.file_name AS "fileName", b.file_bytes AS "fileBytes", b.file_hash AS "fileHash", b.state,
  b.layout, b.counts, b.failure, b.source_id::text AS "sourceId", b.job_id::text AS "jobId", b.uploaded_by::text AS "uploadedBy",
  b.uploaded_by_name AS "uploadedByName", b.uploaded_at AS "uploadedAt", b.confirmed_at AS "confirmedAt", b.finished_at AS "finishedAt"`

/** The newest batches in reach. */
export async function listBatches(on: Reader, limit = 50): Promise<readonly Batch[]> {
  return read<Batch>(
    on,
    sql`SELECT ${COLUMNS} FROM import_batch b WHERE b.county_code = ${countyOf(on)} ORDER BY b.uploaded_at DESC, b.id LIMIT ${limit}`,
  )
}

/** @returns null when absent or out of reach */
export async function getBatch(on: Reader, id: string): Promise<Batch | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [batch] = await read<Batch>(
    on,
    sql`SELECT ${COLUMNS} FROM import_batch b WHERE b.county_code = ${countyOf(on)} AND b.id = ${id}::uuid`,
  )
  return batch ?? null
}

/** An earlier batch of exactly the same file that is in the register. */
export async function findSameFile(on: Reader, batch: Batch): Promise<Batch | null> {
  const [same] = await read<Batch>(
    on,
    sql`SELECT ${COLUMNS} FROM import_batch b WHERE b.county_code = ${countyOf(on)} AND b.file_hash = ${batch.fileHash}
      AND b.id <> ${batch.id}::uuid AND b.state IN ('applying', 'applied') ORDER BY b.uploaded_at DESC LIMIT 1`,
  )
  return same ?? null
}

/** Who a row is about, as it is shown. */
export interface RowFace {
  readonly householdNo?: string
  readonly name?: string
  readonly idNumber?: string
  readonly village?: string
  /** What a line is about, in a few words. */
  readonly what?: string
  /** Labels of what is new or changes. */
  readonly fields?: readonly string[]
}

export interface BatchRow {
  readonly seq: number
  readonly sheet: string
  readonly rowNo: number
  readonly outcome: string
  readonly reasons: readonly string[]
  readonly face: RowFace
}

const tabCondition = (tab: RowTab): Prisma.Sql =>
  tab === "doubts"
    ? sql`r.outcome IN ('created', 'updated', 'unchanged') AND r.reasons <> '{}'`
    : sql`r.outcome = ${tab}`

/** Rows of one tab in the file's order, after row `after`. */
export async function listRows(
  on: Reader,
  batchId: string,
  tab: RowTab,
  after = 0,
  limit = 50,
): Promise<readonly BatchRow[]> {
  return read<BatchRow>(
    on,
    sql`SELECT r.seq, r.sheet, r.row_no AS "rowNo", r.outcome, r.reasons, coalesce(r.data->'face', '{}') AS face
      FROM import_row r WHERE r.county_code = ${countyOf(on)} AND r.batch_id = ${batchId}::uuid AND ${tabCondition(tab)} AND r.seq > ${after}
      ORDER BY r.seq LIMIT ${limit}`,
  )
}

/** The commonest reasons of the rejected rows, so that one fault is put right once. */
export async function commonReasons(
  on: Reader,
  batchId: string,
  tab: RowTab,
): Promise<readonly { reason: string; rows: number }[]> {
  return read(
    on,
    sql`SELECT reason, count(*)::int AS rows FROM import_row r CROSS JOIN LATERAL unnest(r.reasons) AS reason
      WHERE r.county_code = ${countyOf(on)} AND r.batch_id = ${batchId}::uuid AND ${tabCondition(tab)}
      GROUP BY reason ORDER BY count(*) DESC, reason LIMIT 8`,
  )
}

/** Reasons by sheet and row, for the workbook that goes back. */
export async function reasonsByRow(
  on: Reader,
  batchId: string,
  which: "rejected" | "doubts",
): Promise<Map<string, Map<number, string>>> {
  const condition = which === "doubts" ? tabCondition("doubts") : sql`r.outcome IN ('rejected', 'duplicate')`
  const rows = await read<{ sheet: string; rowNo: number; reasons: string[] }>(
    on,
    sql`SELECT r.sheet, r.row_no AS "rowNo", r.reasons FROM import_row r
      WHERE r.county_code = ${countyOf(on)} AND r.batch_id = ${batchId}::uuid AND ${condition}`,
  )
  const sheets = new Map<string, Map<number, string>>()
  for (const row of rows) {
    const sheet = sheets.get(row.sheet) ?? new Map<number, string>()
    sheets.set(row.sheet, sheet.set(row.rowNo, row.reasons.join("；")))
  }
  return sheets
}
