import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { event } from "@/lib/domain/audit/event"
import type { OutcomeCounts } from "@/lib/domain/import/outcome"
import { confirmBatch } from "@/lib/features/imports/batch-mutations"
import { type Batch, getBatch } from "@/lib/features/imports/queries"
import { storeUpload } from "@/lib/features/imports/upload-mutations"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import { getJob } from "@/lib/platform/jobs/queue"
import type { Scope } from "@/lib/platform/scope/scope"
import { inspectWorkbook } from "@/lib/platform/workbook/open"

const POLL_MILLISECONDS = 200
const TIMEOUT = 120_000

type Log = (line: string) => void

/** Waits for background work that a worker of this process does. @throws with the job's own sentence when it failed */
export async function waitForJob(scope: Scope, jobId: string | null, told: (share: number) => void): Promise<void> {
  for (;;) {
    const job = jobId === null ? null : await getJob(scope, jobId)
    if (job?.state === "done") return
    if (!job || job.state === "failed" || job.state === "cancelled") throw new Error(job?.failure ?? "后台任务没有完成")
    if (job.total > 0) told(job.done / job.total)
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS))
  }
}

/** Says each quarter once. */
function quarters(log: Log, what: string): (share: number) => void {
  let told = 0
  return (share) => {
    const quarter = Math.floor(share * 4)
    if (quarter <= told || quarter === 4) return
    told = quarter
    log(`${what} ${quarter * 25}%`)
  }
}

async function batchOf(scope: Scope, id: string): Promise<Batch> {
  const batch = await getBatch(scope, id)
  if (!batch) throw new Error("the batch is gone")
  return batch
}

/**
 * Takes a workbook in as the import page does: upload, reading and preview, confirmation, writing. The background work
 * is done by whatever worker runs.
 * @returns the rows by outcome
 */
export async function importWorkbook(scope: Scope, file: string, log: Log): Promise<OutcomeCounts> {
  const name = basename(file)
  const bytes = await readFile(file)
  await inspectWorkbook(bytes)
  const upload = async (): Promise<string> =>
    write(
      scope,
      async (tx) => {
        const id = await storeUpload(tx, { name, bytes })
        await recordEvents(tx, [event("import.uploaded", { kind: "import", id }, { bytes: bytes.length })])
        return id
      },
      { timeout: TIMEOUT },
    )
  const id = await upload()
  await waitForJob(scope, (await batchOf(scope, id)).jobId, quarters(log, `  核对 ${name}`))
  const ready = await batchOf(scope, id)
  if (ready.state !== "ready") throw new Error(ready.failure ?? `批次没有等待确认:${ready.state}`)
  const counts = await write(scope, async (tx) => {
    const confirmed = await confirmBatch(tx, ready)
    if (!confirmed) throw new Error("the batch was not waiting for its confirmation")
    await recordEvents(tx, [event("import.confirmed", { kind: "import", id }, confirmed)])
    return confirmed
  })
  await waitForJob(scope, (await batchOf(scope, id)).jobId, quarters(log, `  写入 ${name}`))
  return counts
}
