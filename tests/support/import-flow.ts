import type { ImportKind } from "@/lib/domain/import/kinds"
import { confirmImport, uploadWorkbook } from "@/lib/features/imports/actions"
import { importJobs } from "@/lib/features/imports/jobs"
import { type Batch, getBatch } from "@/lib/features/imports/queries"
import type { BatchState } from "@/lib/features/imports/schema"
import { runWorker } from "@/lib/platform/jobs/worker"
import type { Scope } from "@/lib/platform/scope/scope"
import type { WrittenSheet } from "@/lib/platform/workbook/write"
import { workbookOf } from "./sample-workbook"
import { signedInAs } from "./signed-in"

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export async function batchOf(scope: Scope, id: string): Promise<Batch> {
  const batch = await getBatch(scope, id)
  if (!batch) throw new Error("no such batch")
  return batch
}

/** Waits until a batch has come to one of these states. */
export async function reached(scope: Scope, id: string, ...states: BatchState[]): Promise<Batch> {
  for (;;) {
    const batch = await batchOf(scope, id)
    if (states.includes(batch.state)) return batch
    await sleep(30)
  }
}

/** Lets a worker of this process work until the batch has come to one of these states. */
export async function workUntil(scope: Scope, id: string, ...states: BatchState[]): Promise<Batch> {
  const stop = new AbortController()
  const worker = runWorker(importJobs, stop.signal)
  try {
    return await reached(scope, id, ...states)
  } finally {
    stop.abort()
    await worker
  }
}

/** Uploads through the action. @returns the batch's id, or the sentence of the refusal */
export async function upload(scope: Scope, bytes: Uint8Array, name = "名册.xlsx", kind?: ImportKind): Promise<string> {
  const result = await signedInAs(scope, () => uploadWorkbook({ name, bytes, ...(kind ? { kind } : {}) }))
  return result.ok ? result.value.id : result.message
}

/** Uploads and has it read. */
export async function preview(scope: Scope, sheets: readonly WrittenSheet[]): Promise<Batch> {
  return workUntil(scope, await upload(scope, await workbookOf(sheets)), "ready", "failed")
}

export const confirm = (scope: Scope, id: string) => signedInAs(scope, () => confirmImport({ id }))

/** The whole way: upload, read, confirm, write. */
export async function importSheets(scope: Scope, sheets: readonly WrittenSheet[]): Promise<Batch> {
  const { id } = await preview(scope, sheets)
  await confirm(scope, id)
  return workUntil(scope, id, "applied", "failed")
}
