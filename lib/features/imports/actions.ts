"use server"
import { event } from "@/lib/domain/audit/event"
import { IMPORT_KINDS } from "@/lib/domain/import/kinds"
import { action, done, refuse } from "@/lib/platform/action"
import { cancelJob } from "@/lib/platform/jobs/queue"
import { may } from "@/lib/platform/scope/scope"
import { inspectWorkbook } from "@/lib/platform/workbook/open"
import { WorkbookRefusal } from "@/lib/platform/workbook/refusal"
import { confirmBatch, startUndo } from "./batch-mutations"
import { getBatch } from "./queries"
import { batchIdSchema, undoSchema, uploadSchema } from "./schema"
import { standsAgainstUndo } from "./undo-queries"
import { discardBatch, removeOldFiles, storeUpload } from "./upload-mutations"

const GONE = "没有这个导入批次，或它不在您的管辖范围"

/** Takes a workbook: looks whether it is one, keeps it encrypted and has it read in the background. */
export const uploadWorkbook = action({
  permission: "import.run",
  input: uploadSchema,
  timeout: 120_000,
  async run(tx, { name, bytes, kind }) {
    if (kind && !may(tx.scope, IMPORT_KINDS[kind].run))
      return refuse("forbidden", `您没有导入${IMPORT_KINDS[kind].label}的权限`)
    try {
      await inspectWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    } catch (error) {
      if (error instanceof WorkbookRefusal) return refuse("invalid", error.message)
      throw error
    }
    await removeOldFiles(tx)
    const id = await storeUpload(tx, { name, bytes, kind })
    return done({ id }, event("import.uploaded", { kind: "import", id }, { bytes: bytes.length }))
  },
})

/** Has the previewed rows written to the register. A second click changes nothing. */
export const confirmImport = action({
  permission: "import.run",
  input: batchIdSchema,
  async run(tx, { id }) {
    const batch = await getBatch(tx, id)
    if (!batch) return refuse("notFound", GONE)
    const { run, label } = IMPORT_KINDS[batch.kind]
    if (!may(tx.scope, run)) return refuse("forbidden", `您没有导入${label}的权限`)
    const counts = await confirmBatch(tx, batch)
    if (!counts) return refuse("conflict", "这个批次已经确认过或已经放弃，请刷新页面")
    return done({ id }, event("import.confirmed", { kind: "import", id }, counts))
  },
})

/** Gives up a batch of which nothing was stored yet. */
export const discardImport = action({
  permission: "import.run",
  input: batchIdSchema,
  async run(tx, { id }) {
    const batch = await getBatch(tx, id)
    if (!batch) return refuse("notFound", GONE)
    if (batch.jobId) await cancelJob(tx, batch.jobId)
    if (!(await discardBatch(tx, id))) return refuse("conflict", "这个批次已经开始写入，不能放弃；写入完成后可以撤销")
    return done({ id }, event("import.discarded", { kind: "import", id }, {}))
  },
})

/** Takes a batch back, while nothing later depends on it. Each kind of workbook has its own right to be taken back. */
export const undoImport = action({
  permission: "import.run",
  input: undoSchema,
  timeout: 120_000,
  async run(tx, { id, reason }) {
    const batch = await getBatch(tx, id)
    if (!batch) return refuse("notFound", GONE)
    const { undo, label } = IMPORT_KINDS[batch.kind]
    if (!may(tx.scope, undo)) return refuse("forbidden", `您没有撤销${label}导入的权限，请联系县里`)
    if (batch.state !== "applied") return refuse("conflict", "只有已写入的批次可以撤销，请刷新页面")
    const refusal = await standsAgainstUndo(tx, batch)
    if (refusal) return refuse("conflict", refusal)
    await startUndo(tx, batch, reason)
    return done({ id }, event("job.requested", { kind: "import", id }, { kind: "import.undo" }))
  },
})
