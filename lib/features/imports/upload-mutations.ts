import { createHash, randomUUID } from "node:crypto"
import type { ImportKind } from "@/lib/domain/import/kinds"
import { sealPiece } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { enqueue } from "@/lib/platform/jobs/queue"
import { FILE_KIND } from "./file-queries"

const PART_BYTES = 1024 * 1024
/** Days after which the file and the rows' values of a finished batch are removed; the register keeps what it took. */
const KEPT_DAYS = 30

async function storeParts(tx: Tx, batchId: string, bytes: Uint8Array): Promise<void> {
  const { countyCode, area } = tx.scope
  for (let part = 0; part * PART_BYTES < bytes.length; part++) {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)
    await tx.execute(Prisma.sql`INSERT INTO import_part (county_code, batch_id, part, area, bytes)
      VALUES (${countyCode}, ${batchId}::uuid, ${part}, ${area}, ${sealPiece(countyCode, FILE_KIND, piece)})`)
  }
}

/** Keeps an uploaded workbook, encrypted, and asks for it to be read. @returns the batch's id */
export async function storeUpload(
  tx: Tx,
  file: { name: string; bytes: Uint8Array; kind?: ImportKind | undefined },
): Promise<string> {
  const { countyCode, area, actorId, actorName } = tx.scope
  const id = randomUUID()
  const hash = createHash("sha256").update(file.bytes).digest("hex")
  await tx.execute(Prisma.sql`
    INSERT INTO import_batch (county_code, id, area, file_name, file_bytes, file_hash, state, source_id, uploaded_by, uploaded_by_name)
    VALUES (${countyCode}, ${id}::uuid, ${area}, ${file.name}, ${file.bytes.length}, ${hash}, 'reading', ${randomUUID()}::uuid,
      ${actorId}::uuid, ${actorName})`)
  await storeParts(tx, id, file.bytes)
  const jobId = await enqueue(tx, "import.read", { batchId: id, ...(file.kind ? { kind: file.kind } : {}) })
  await tx.execute(
    Prisma.sql`UPDATE import_batch SET job_id = ${jobId}::uuid WHERE county_code = ${countyCode} AND id = ${id}::uuid`,
  )
  return id
}

/** Removes the file and the rows of batches that are over: what was not confirmed at once, the rest after its time. */
export async function removeOldFiles(tx: Tx): Promise<void> {
  const county = tx.scope.countyCode
  const over = Prisma.sql`SELECT b.id FROM import_batch b WHERE b.county_code = ${county} AND (b.state IN ('discarded', 'failed')
    OR (b.state IN ('applied', 'undone') AND b.finished_at < clock_timestamp() - ${KEPT_DAYS} * interval '1 day')
    OR (b.state = 'ready' AND b.uploaded_at < clock_timestamp() - ${KEPT_DAYS} * interval '1 day'))`
  await tx.execute(Prisma.sql`DELETE FROM import_part p WHERE p.county_code = ${county} AND p.batch_id IN (${over})`)
  await tx.execute(Prisma.sql`UPDATE import_batch SET state = 'discarded', finished_at = clock_timestamp()
    WHERE county_code = ${county} AND state = 'ready' AND uploaded_at < clock_timestamp() - ${KEPT_DAYS} * interval '1 day'`)
  await tx.execute(Prisma.sql`DELETE FROM import_row r WHERE r.county_code = ${county} AND r.batch_id IN (${over})`)
}

/** Gives a batch up before anything of it was stored. @returns false when it is past that */
export async function discardBatch(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx.execute(Prisma.sql`
    UPDATE import_batch SET state = 'discarded', finished_at = clock_timestamp()
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid AND state IN ('reading', 'ready', 'failed')`)
  if (changed === 0) return false
  await removeOldFiles(tx)
  return true
}
