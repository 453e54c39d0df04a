import type { AuditEvent } from "@/lib/domain/audit/event"
import type { OutcomeCounts } from "@/lib/domain/import/outcome"
import type { Tx } from "@/lib/platform/db/tenant"
import type { JobContext } from "@/lib/platform/jobs/job"
import type { Workbook } from "@/lib/platform/workbook/open"
import type { Batch } from "./queries"
import type { Range } from "./staged-queries"

/** What a part of an undoing took back. */
export interface TakenBack {
  /** for the progress */
  readonly groups: number
  readonly records: number
}

/**
 * What is particular to a kind of workbook. The flow around it (upload, batch states, parts of a thousand rows, resuming,
 * returned workbook, undoing) is one for all kinds: see jobs.ts.
 */
export interface KindWork {
  /** Decides each row of the workbook, keeps the rows and makes the preview. Changes nothing else. */
  read(job: JobContext, batch: Batch, book: Workbook): Promise<void>
  /** Groups that are written in one transaction. */
  readonly groupsAtOnce: number
  /** Writes the open rows of a range and marks them. @returns rows that were written */
  apply(tx: Tx, range: Range): Promise<number>
  /** Gives up a range that the database itself refuses, with the reason. */
  giveUp(tx: Tx, range: Range): Promise<void>
  /** When all rows are written. */
  finish(tx: Tx, batch: Batch, counts: OutcomeCounts): Promise<AuditEvent>
  /** Takes some more of the batch back. @returns null when nothing of it is left that can be taken back */
  undo(tx: Tx, batch: Batch, undoing: { sourceId: string; reason: string }): Promise<TakenBack | null>
  /** When all is taken back. */
  undone(tx: Tx, batch: Batch, taken: TakenBack, reason: string): Promise<AuditEvent>
}
