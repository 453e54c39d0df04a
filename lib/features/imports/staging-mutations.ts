import type { RowOutcome } from "@/lib/domain/import/outcome"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

/** A decided row while it waits: `face` is what the preview shows, the rest of `data` what will be written. */
export interface StagedRow {
  /** from 1, in the file's order */
  readonly seq: number
  readonly sheet: string
  readonly rowNo: number
  readonly groupNo: number
  readonly outcome: RowOutcome
  readonly reasons: readonly string[]
  readonly data: Readonly<Record<string, unknown>>
}

/** Keeps decided rows until they are confirmed. Nothing under a batch out of reach. */
export async function stageRows(tx: Tx, batchId: string, rows: readonly StagedRow[]): Promise<void> {
  const { countyCode, area } = tx.scope
  await tx.execute(Prisma.sql`
    INSERT INTO import_row (county_code, batch_id, area, seq, sheet, row_no, group_no, outcome, reasons, data)
    SELECT ${countyCode}, ${batchId}::uuid, ${area}, x.seq, x.sheet, x."rowNo", x."groupNo", x.outcome, x.reasons, x.data
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(seq int, sheet text, "rowNo" int, "groupNo" int, outcome text, reasons text[], data jsonb)
    WHERE EXISTS (SELECT FROM import_batch b WHERE b.county_code = ${countyCode} AND b.id = ${batchId}::uuid)`)
}

/** Takes away what an interrupted reading has left. */
export async function clearStaged(tx: Tx, batchId: string): Promise<void> {
  await tx.execute(
    Prisma.sql`DELETE FROM import_row WHERE county_code = ${tx.scope.countyCode} AND batch_id = ${batchId}::uuid`,
  )
}
