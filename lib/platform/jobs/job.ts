import type { Tx } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

/** What a handler of background work is given. */
export interface JobContext {
  /** The requester's scope of now: a right that was taken away meanwhile is gone here too. */
  readonly scope: Scope
  readonly id: string
  readonly input: unknown
  /** 1 at the first try; more after a worker was killed or failed. */
  readonly attempt: number
  /** Says how far it is and keeps the lease. @throws JobCancelled, JobLost */
  progress(done: number, total?: number): Promise<void>
  /** The same inside the transaction that does the work. */
  progressIn(tx: Tx, done: number, total?: number): Promise<void>
  /** Figures for the page, kept with the job. */
  finish(result: Record<string, unknown>): void
}

export type JobHandlers = Readonly<Record<string, (job: JobContext) => Promise<void>>>

/** Expected failure: the sentence is shown, the job is not tried again. */
export class JobFailure extends Error {
  override readonly name = "JobFailure"
}
/** Somebody cancelled it. */
export class JobCancelled extends Error {
  override readonly name = "JobCancelled"
}
/** Another worker has taken the job over, because this one was silent for too long. */
export class JobLost extends Error {
  override readonly name = "JobLost"
}
