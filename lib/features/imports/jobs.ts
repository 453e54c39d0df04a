import { z } from "zod"
import { event } from "@/lib/domain/audit/event"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { today } from "@/lib/platform/clock"
import { recordEvents, type Tx, write } from "@/lib/platform/db/tenant"
import { type JobContext, JobFailure, type JobHandlers } from "@/lib/platform/jobs/job"
import { appliedRows, applyRange, openGroups, refreshStatistics, rejectRange } from "./apply-mutations"
import { countRows, moveBatch, storeCounts } from "./batch-mutations"
import { type Batch, getBatch } from "./queries"
import { readBatch } from "./read-jobs"
import type { Range } from "./staged-queries"
import { undoSome } from "./undo-mutations"
import { laterChanges, refusalOfUndo } from "./undo-queries"

/** Households that are written in one transaction. */
const GROUPS_AT_ONCE = 500
/** milliseconds for one such transaction, with its classification */
const TIMEOUT = 120_000

const batchInput = z.object({ batchId: z.uuid() })
const undoInput = batchInput.extend({ undoSourceId: z.uuid(), reason: z.string() })

async function batchOf(job: JobContext, batchId: string): Promise<Batch> {
  const batch = await getBatch(job.scope, batchId)
  if (!batch) throw new JobFailure("没有这个导入批次，或它不在您的管辖范围")
  return batch
}

const isUniqueViolation = (error: unknown): boolean =>
  /23505|P2002|duplicate key|UniqueConstraint/i.test(`${JSON.stringify(error)} ${String(error)}`)

/** What follows from changed households, in the transaction that changes them. */
async function settle(tx: Tx, households: readonly string[], villages: readonly string[]): Promise<void> {
  await classifyHouseholds(tx, households, today())
  await refreshSummary(tx, villages)
}

/** Writes a range; where the database refuses a number, halves it until the one household is found that is given up. */
async function writeRange(job: JobContext, range: Range, done: number, total: number): Promise<number> {
  try {
    return await write(
      job.scope,
      async (tx) => {
        const applied = await applyRange(tx, range)
        await settle(tx, applied.households, applied.villages)
        await job.progressIn(tx, done + applied.rows, total)
        return applied.rows
      },
      { timeout: TIMEOUT },
    )
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (range.from === range.to) {
      await write(job.scope, (tx) => rejectRange(tx, range))
      return 0
    }
    const middle = Math.floor((range.from + range.to) / 2)
    const first = await writeRange(job, { ...range, to: middle }, done, total)
    return first + (await writeRange(job, { ...range, from: middle + 1 }, done + first, total))
  }
}

async function finishApply(job: JobContext, batch: Batch): Promise<void> {
  await write(job.scope, async (tx) => {
    const counts = await countRows(tx, batch.id)
    await storeCounts(tx, batch.id, counts)
    if (!(await moveBatch(tx, batch.id, ["applying"], "applied"))) return
    const { newHouseholds = 0, newMembers = 0, changedHouseholds = 0, changedMembers = 0 } = batch.counts
    await recordEvents(tx, [
      event(
        "import.applied",
        { kind: "import", id: batch.id },
        {
          households: newHouseholds + changedHouseholds,
          members: newMembers + changedMembers,
        },
      ),
    ])
    job.finish(counts)
  })
}

/** Writes a confirmed batch. Killed at any moment, it goes on with the first group that is not written. */
async function applyBatch(job: JobContext): Promise<void> {
  const batch = await batchOf(job, batchInput.parse(job.input).batchId)
  if (batch.state !== "applying") return
  const { total, written } = await write(job.scope, async (tx) => {
    const counts = await countRows(tx, batch.id)
    return { total: counts.created + counts.updated + counts.unchanged, written: await appliedRows(tx, batch.id) }
  })
  const open = await write(job.scope, (tx) => openGroups(tx, batch.id))
  let done = written
  for (let from = open?.first ?? 1; from <= (open?.last ?? 0); from += GROUPS_AT_ONCE) {
    const range = { batchId: batch.id, sourceId: batch.sourceId, from, to: from + GROUPS_AT_ONCE - 1 }
    done += await writeRange(job, range, done, total)
  }
  await finishApply(job, batch)
  await write(job.scope, refreshStatistics)
}

/** Takes an applied batch back. Killed, it goes on with what is still in force. */
async function undoBatch(job: JobContext): Promise<void> {
  const { batchId, undoSourceId, reason } = undoInput.parse(job.input)
  const batch = await batchOf(job, batchId)
  if (batch.state !== "undoing") return
  if (job.attempt === 1) {
    const refusal = refusalOfUndo(await laterChanges(job.scope, batch.sourceId))
    if (refusal) {
      await write(job.scope, (tx) => moveBatch(tx, batch.id, ["undoing"], "applied"))
      throw new JobFailure(refusal)
    }
  }
  const total = (batch.counts.newHouseholds ?? 0) + (batch.counts.changedHouseholds ?? 0)
  let households = 0
  let records = 0
  for (;;) {
    const undone = await write(
      job.scope,
      async (tx) => {
        const some = await undoSome(tx, batch.sourceId, undoSourceId, GROUPS_AT_ONCE)
        if (!some) return null
        await settle(tx, some.households, some.villages)
        await job.progressIn(
          tx,
          households + some.households.length,
          Math.max(total, households + some.households.length),
        )
        return some
      },
      { timeout: TIMEOUT },
    )
    if (!undone) break
    households += undone.households.length
    records += undone.ended + undone.restored
  }
  await write(job.scope, async (tx) => {
    if (!(await moveBatch(tx, batch.id, ["undoing"], "undone"))) return
    const details = { households, members: Math.max(0, records - households), reason }
    await recordEvents(tx, [event("import.undone", { kind: "import", id: batch.id }, details)])
  })
}

export const importJobs = {
  "import.read": async (job) => readBatch(job, batchInput.parse(job.input).batchId),
  "import.apply": applyBatch,
  "import.undo": undoBatch,
} satisfies JobHandlers
