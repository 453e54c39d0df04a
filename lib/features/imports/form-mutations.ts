import type { RowOutcome } from "@/lib/domain/import/outcome"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { openRows, type Range } from "./staged-queries"

const { sql } = Prisma

/** A row that is not written after all, or turns out to be written already. */
export interface Turned {
  readonly seq: number
  readonly outcome: Extract<RowOutcome, "rejected" | "duplicate" | "unchanged">
  readonly reason: string
}

/** A row that was written, with the record that it became. */
export interface Made {
  readonly seq: number
  readonly made: string
}

/** What waits to be written of a range, in the file's order. */
export const loadPlans = <Plan>(tx: Tx, range: Range): Promise<{ seq: number; plan: Plan }[]> =>
  tx.query<{ seq: number; plan: Plan }>(sql`
    SELECT r.seq, r.data->'plan' AS plan FROM import_row r WHERE ${openRows(tx, range)} AND r.data ? 'plan' ORDER BY r.seq`)

/** Gives rows another outcome with the reason. */
export async function turnRows(tx: Tx, range: Range, turned: readonly Turned[]): Promise<void> {
  if (turned.length === 0) return
  await tx.execute(sql`
    UPDATE import_row r SET outcome = x.outcome, reasons = ARRAY[x.reason], data = jsonb_build_object('face', r.data->'face')
    FROM jsonb_to_recordset(${JSON.stringify(turned)}::jsonb) AS x(seq int, outcome text, reason text)
    WHERE ${openRows(tx, range)} AND r.seq = x.seq`)
}

/** Marks the open rows of a range as written; what was staged is removed, which record a row became is kept. @returns how many */
export async function markWritten(tx: Tx, range: Range, made: readonly Made[] = []): Promise<number> {
  if (made.length > 0) {
    await tx.execute(sql`
      UPDATE import_row r SET data = jsonb_build_object('face', r.data->'face', 'made', x.made)
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS x(seq int, made text) WHERE ${openRows(tx, range)} AND r.seq = x.seq`)
  }
  return tx.execute(sql`
    UPDATE import_row r SET applied = true, data = jsonb_strip_nulls(jsonb_build_object('face', r.data->'face', 'made', r.data->'made'))
    WHERE ${openRows(tx, range)}`)
}

/** Turns every open row of a range into a returned one. */
export async function rejectOpen(tx: Tx, range: Range, reason: string): Promise<void> {
  await tx.execute(sql`
    UPDATE import_row r SET outcome = 'rejected', reasons = ARRAY[${reason}], data = jsonb_build_object('face', r.data->'face')
    WHERE ${openRows(tx, range)}`)
}
