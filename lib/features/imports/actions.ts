"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { cancelJob } from "@/lib/platform/jobs/queue"
import { inspectWorkbook } from "@/lib/platform/workbook/open"
import { WorkbookRefusal } from "@/lib/platform/workbook/refusal"
import { confirmBatch, startUndo } from "./batch-mutations"
import { getBatch } from "./queries"
import { batchIdSchema, undoSchema, uploadSchema } from "./schema"
import { laterChanges, refusalOfUndo } from "./undo-queries"
import { discardBatch, removeOldFiles, storeUpload } from "./upload-mutations"

const GONE = "没有这个导入批次，或它不在您的管辖范围"

/** Takes a workbook: looks whether it is one, keeps it encrypted and has it read in the background. */
export const uploadWorkbook = action({
  permission: "import.run",
  input: uploadSchema,
  timeout: 120_000,
  async run(tx, { name, bytes }) {
    try {
      await inspectWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    } catch (error) {
      if (error instanceof WorkbookRefusal) return refuse("invalid", error.message)
      throw error
    }
    await removeOldFiles(tx)
    const id = await storeUpload(tx, { name, bytes })
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

/** Takes a whole batch back, while nothing later depends on it. */
export const undoImport = action({
  permission: "import.undo",
  input: undoSchema,
  timeout: 120_000,
  async run(tx, { id, reason }) {
    const batch = await getBatch(tx, id)
    if (!batch) return refuse("notFound", GONE)
    if (batch.state !== "applied") return refuse("conflict", "只有已写入的批次可以撤销，请刷新页面")
    const refusal = refusalOfUndo(await laterChanges(tx, batch.sourceId))
    if (refusal) return refuse("conflict", refusal)
    await startUndo(tx, batch, reason)
    return done({ id }, event("job.requested", { kind: "import", id }, { kind: "import.undo" }))
  },
})
