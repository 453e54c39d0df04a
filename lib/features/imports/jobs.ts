import { z } from "zod"
import { IMPORT_KIND_KEYS, type ImportKind } from "@/lib/domain/import/kinds"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import { type JobContext, JobFailure, type JobHandlers } from "@/lib/platform/jobs/job"
import { appliedRows, openGroups } from "./apply-mutations"
import { countRows, moveBatch, storeCounts } from "./batch-mutations"
import { ledgerWork } from "./ledger-jobs"
import { pairingWork } from "./pairing-jobs"
import { type Batch, getBatch } from "./queries"
import { readBatch } from "./read-jobs"
import { refreshAfterRegister, registerWork } from "./register-jobs"
import type { Range } from "./staged-queries"
import { standsAgainstUndo } from "./undo-queries"
import type { KindWork, TakenBack } from "./work-jobs"

/** milliseconds for one transaction of writing or taking back */
const TIMEOUT = 120_000

const WORKS: Readonly<Record<ImportKind, KindWork>> = {
  register: registerWork,
  assistance: ledgerWork,
  pairings: pairingWork,
}

const batchInput = z.object({ batchId: z.uuid() })
const readInput = batchInput.extend({ kind: z.enum(IMPORT_KIND_KEYS).optional() })
const undoInput = batchInput.extend({ undoSourceId: z.uuid(), reason: z.string() })

async function batchOf(job: JobContext, batchId: string): Promise<Batch> {
  const batch = await getBatch(job.scope, batchId)
  if (!batch) throw new JobFailure("没有这个导入批次，或它不在您的管辖范围")
  return batch
}

const isUniqueViolation = (error: unknown): boolean =>
  /23505|P2002|duplicate key|UniqueConstraint/i.test(`${JSON.stringify(error)} ${String(error)}`)

interface Progress {
  readonly done: number
  readonly total: number
}

/** Writes a range; where the database refuses a number, halves it until the one group is found that is given up. */
async function writeRange(job: JobContext, work: KindWork, range: Range, { done, total }: Progress): Promise<number> {
  try {
    return await write(
      job.scope,
      async (tx) => {
        const rows = await work.apply(tx, range)
        await job.progressIn(tx, done + rows, total)
        return rows
      },
      { timeout: TIMEOUT },
    )
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (range.from === range.to) {
      await write(job.scope, (tx) => work.giveUp(tx, range))
      return 0
    }
    const middle = Math.floor((range.from + range.to) / 2)
    const first = await writeRange(job, work, { ...range, to: middle }, { done, total })
    return first + (await writeRange(job, work, { ...range, from: middle + 1 }, { done: done + first, total }))
  }
}

async function finishApply(job: JobContext, batch: Batch): Promise<void> {
  await write(job.scope, async (tx) => {
    const counts = await countRows(tx, batch.id)
    await storeCounts(tx, batch.id, counts)
    if (!(await moveBatch(tx, batch.id, ["applying"], "applied"))) return
    await recordEvents(tx, [await WORKS[batch.kind].finish(tx, batch, counts)])
    job.finish({ ...counts })
  })
}

/** Writes a confirmed batch. Killed at any moment, it goes on with the first group that is not written. */
async function applyBatch(job: JobContext): Promise<void> {
  const batch = await batchOf(job, batchInput.parse(job.input).batchId)
  if (batch.state !== "applying") return
  const work = WORKS[batch.kind]
  const { total, written } = await write(job.scope, async (tx) => {
    const counts = await countRows(tx, batch.id)
    return { total: counts.created + counts.updated + counts.unchanged, written: await appliedRows(tx, batch.id) }
  })
  const open = await write(job.scope, (tx) => openGroups(tx, batch.id))
  let done = written
  for (let from = open?.first ?? 1; from <= (open?.last ?? 0); from += work.groupsAtOnce) {
    const range = { batchId: batch.id, sourceId: batch.sourceId, from, to: from + work.groupsAtOnce - 1 }
    done += await writeRange(job, work, range, { done, total })
  }
  await finishApply(job, batch)
  if (batch.kind === "register") await refreshAfterRegister(job.scope)
}

/** Takes back part by part until nothing is left that can be. */
async function takeBack(
  job: JobContext,
  batch: Batch,
  undoing: { sourceId: string; reason: string },
): Promise<TakenBack> {
  const { newHouseholds = 0, changedHouseholds = 0, created = 0, updated = 0 } = batch.counts
  const total = batch.kind === "register" ? newHouseholds + changedHouseholds : created + updated
  let taken: TakenBack = { groups: 0, records: 0 }
  for (;;) {
    const sofar = taken
    const some = await write(
      job.scope,
      async (tx) => {
        const part = await WORKS[batch.kind].undo(tx, batch, undoing)
        if (!part) return null
        const groups = sofar.groups + part.groups
        await job.progressIn(tx, groups, Math.max(total, groups))
        return part
      },
      { timeout: TIMEOUT },
    )
    if (!some) return taken
    taken = { groups: taken.groups + some.groups, records: taken.records + some.records }
  }
}

/** Takes an applied batch back. Killed, it goes on with what is still in force. */
async function undoBatch(job: JobContext): Promise<void> {
  const { batchId, undoSourceId, reason } = undoInput.parse(job.input)
  const batch = await batchOf(job, batchId)
  if (batch.state !== "undoing") return
  if (job.attempt === 1) {
    const refusal = await standsAgainstUndo(job.scope, batch)
    if (refusal) {
      await write(job.scope, (tx) => moveBatch(tx, batch.id, ["undoing"], "applied"))
      throw new JobFailure(refusal)
    }
  }
  const taken = await takeBack(job, batch, { sourceId: undoSourceId, reason })
  await write(job.scope, async (tx) => {
    if (!(await moveBatch(tx, batch.id, ["undoing"], "undone"))) return
    await recordEvents(tx, [await WORKS[batch.kind].undone(tx, batch, taken, reason)])
  })
}

export const importJobs = {
  "import.read": async (job) => {
    const { batchId, kind } = readInput.parse(job.input)
    await readBatch(job, await batchOf(job, batchId), kind, WORKS)
  },
  "import.apply": applyBatch,
  "import.undo": undoBatch,
} satisfies JobHandlers
