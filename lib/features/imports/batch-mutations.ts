import type { ImportKind } from "@/lib/domain/import/kinds"
import { noRows, OUTCOMES, type OutcomeCounts } from "@/lib/domain/import/outcome"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { enqueue } from "@/lib/platform/jobs/queue"
import type { Batch } from "./queries"
import type { BatchCounts, BatchState, LayoutSummary } from "./schema"

const { sql } = Prisma

/** The outcomes of a batch by counting its rows. */
export async function countRows(tx: Tx, batchId: string): Promise<OutcomeCounts> {
  const rows = await tx.query<{ outcome: string; rows: number }>(sql`
    SELECT outcome, count(*)::int AS rows FROM import_row
    WHERE county_code = ${tx.scope.countyCode} AND batch_id = ${batchId}::uuid GROUP BY outcome`)
  const counts = noRows()
  for (const outcome of OUTCOMES) counts[outcome] = rows.find((row) => row.outcome === outcome)?.rows ?? 0
  return counts
}

/** Moves a batch on, only from where it is expected to be. @returns false when it was elsewhere */
export async function moveBatch(tx: Tx, id: string, from: readonly BatchState[], to: BatchState): Promise<boolean> {
  const ends = ["applied", "undone", "failed", "discarded"].includes(to)
  return (
    (await tx.execute(sql`
      UPDATE import_batch SET state = ${to}, finished_at = CASE WHEN ${ends} THEN clock_timestamp() ELSE finished_at END
      WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid AND state = ANY(${[...from]}::text[])`)) > 0
  )
}

/** Keeps what was understood of the file; the batch then waits for its confirmation. */
export async function storePreview(tx: Tx, id: string, layout: LayoutSummary, counts: BatchCounts): Promise<boolean> {
  await tx.execute(sql`
    UPDATE import_batch SET layout = ${JSON.stringify(layout)}::jsonb, counts = ${JSON.stringify(counts)}::jsonb
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`)
  return moveBatch(tx, id, ["reading"], "ready")
}

/** Notes what the workbook holds, as its headings or the uploader say. */
export async function storeKind(tx: Tx, id: string, kind: ImportKind): Promise<void> {
  await tx.execute(
    sql`UPDATE import_batch SET kind = ${kind} WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`,
  )
}

/** Brings the numbers of a batch up to date after rows were rejected while writing, or records taken back. */
export async function storeCounts(tx: Tx, id: string, counts: Partial<BatchCounts>): Promise<void> {
  await tx.execute(sql`UPDATE import_batch SET counts = counts || ${JSON.stringify(counts)}::jsonb
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`)
}

/** Marks a file that cannot be read, with the sentence why. */
export async function failBatch(tx: Tx, id: string, failure: string): Promise<void> {
  await tx.execute(
    sql`UPDATE import_batch SET failure = ${failure} WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`,
  )
  await moveBatch(tx, id, ["reading"], "failed")
}

/** Confirms a previewed batch: its source row is made and the writing asked for. @returns null when it is not waiting */
export async function confirmBatch(tx: Tx, batch: Batch): Promise<OutcomeCounts | null> {
  const { countyCode, actorId } = tx.scope
  if (!(await moveBatch(tx, batch.id, ["ready"], "applying"))) return null
  await tx.execute(sql`
    INSERT INTO source (county_code, id, kind, batch_id, actor_id, label)
    VALUES (${countyCode}, ${batch.sourceId}::uuid, 'import', ${batch.id}::uuid, ${actorId}::uuid, ${batch.fileName})`)
  const counts = await countRows(tx, batch.id)
  const jobId = await enqueue(
    tx,
    "import.apply",
    { batchId: batch.id },
    counts.created + counts.updated + counts.unchanged,
  )
  await tx.execute(sql`
    UPDATE import_batch SET job_id = ${jobId}::uuid, confirmed_at = clock_timestamp()
    WHERE county_code = ${countyCode} AND id = ${batch.id}::uuid`)
  return counts
}

/** Makes the source of the undoing and asks for it. */
export async function startUndo(tx: Tx, batch: Batch, reason: string): Promise<void> {
  const { countyCode, actorId } = tx.scope
  const [source] = await tx.query<{ id: string }>(sql`
    INSERT INTO source (county_code, kind, batch_id, actor_id, label)
    VALUES (${countyCode}, 'person', ${batch.id}::uuid, ${actorId}::uuid, ${`撤销导入：${batch.fileName}`}) RETURNING id::text`)
  const jobId = await enqueue(tx, "import.undo", { batchId: batch.id, undoSourceId: source?.id ?? "", reason })
  await moveBatch(tx, batch.id, ["applied"], "undoing")
  await tx.execute(
    sql`UPDATE import_batch SET job_id = ${jobId}::uuid WHERE county_code = ${countyCode} AND id = ${batch.id}::uuid`,
  )
}
