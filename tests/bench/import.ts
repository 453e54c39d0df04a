import { importedLines } from "@/lib/features/assistance/import-queries"
import { confirmBatch } from "@/lib/features/imports/batch-mutations"
import { importJobs } from "@/lib/features/imports/jobs"
import { getBatch } from "@/lib/features/imports/queries"
import { storeUpload } from "@/lib/features/imports/upload-mutations"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, write } from "@/lib/platform/db/tenant"
import { runWorker } from "@/lib/platform/jobs/worker"
import type { Scope } from "@/lib/platform/scope/scope"
import { ledgerSheet } from "@/tests/support/case-sheets"
import { ended } from "@/tests/support/job-context"
import { registerSheets, workbookOf } from "@/tests/support/sample-workbook"
import { type Figure, timed } from "./measure"
import type { Watched } from "./memory"
import { secondsOf } from "./statements"

async function finish(scope: Scope, batchId: string): Promise<string> {
  const batch = await getBatch(scope, batchId)
  if (!batch?.jobId) throw new Error("the batch has no job")
  const job = await ended(scope, batch.jobId)
  if (job.state !== "done") throw new Error(`${job.kind}: ${job.failure ?? job.state}`)
  return batch.jobId
}

/** Rows of the audit trail and of the register that carry the batch's source: what must be there when it is said to be done. */
async function stored(scope: Scope, batchId: string): Promise<{ households: number; members: number }> {
  const [row] = await read<{ households: number; members: number }>(
    scope,
    Prisma.sql`SELECT (SELECT count(*)::int FROM household h WHERE h.county_code = ${scope.countyCode} AND h.source_id = b.source_id) AS households,
      (SELECT count(*)::int FROM member m WHERE m.county_code = ${scope.countyCode} AND m.source_id = b.source_id) AS members
      FROM import_batch b WHERE b.county_code = ${scope.countyCode} AND b.id = ${batchId}::uuid`,
  )
  return row ?? { households: 0, members: 0 }
}

/** Rows put into the register's tables: the storing itself, without checking, history, audit, pathways and sums. */
const STORING = /INSERT INTO "?(?:household|member|source)"? ?\(/

/** Once more in this process, with other households, to see what the storing alone takes. */
async function storing(scope: Scope, villages: readonly string[], size: number): Promise<number> {
  const bytes = await workbookOf(registerSheets(size, villages, size))
  const stopped = new AbortController()
  const worker = runWorker(importJobs, stopped.signal)
  try {
    const id = await write(scope, (tx) => storeUpload(tx, { name: "测算二.xlsx", bytes }))
    await finish(scope, id)
    const batch = await getBatch(scope, id)
    if (!batch) throw new Error("the batch is gone")
    return await secondsOf(STORING, async () => {
      await write(scope, (tx) => confirmBatch(tx, batch))
      await finish(scope, id)
    })
  } finally {
    stopped.abort()
    await worker
  }
}

/** What the storing alone takes, apart from the worker's run. */
export async function benchStoring(scope: Scope, villages: readonly string[], size: number): Promise<Figure[]> {
  const seconds = await storing(scope, villages, size)
  return [
    {
      key: `import.${size}.storing`,
      label: `导入 ${size.toLocaleString()} 户：其中写入登记册`,
      value: seconds,
      unit: "秒",
      aim: ["<=", 2],
    },
  ]
}

/** A giver's ledger for the households of the county's register: read, checked and previewed, then written by the real worker. */
export async function benchLedger(scope: Scope, size: number): Promise<Figure[]> {
  const homes = await read<{ no: string }>(
    scope,
    Prisma.sql`SELECT h.household_no AS no FROM household h WHERE h.county_code = ${scope.countyCode} AND h.ended_at IS NULL ORDER BY h.household_no LIMIT 5000`,
  )
  const bytes = await workbookOf([
    ledgerSheet(
      Array.from({ length: size }, (_, at) => ({
        no: homes[at % homes.length]?.no ?? null,
        item: `第 ${at} 份`,
        value: 1.5,
      })),
    ),
  ])
  const reading = await timed(async () => {
    const id = await write(scope, (tx) => storeUpload(tx, { name: "台账.xlsx", bytes }))
    await finish(scope, id)
    return id
  })
  const batch = await getBatch(scope, reading.value)
  if (batch?.counts.created !== size) throw new Error(`of ${size} lines ${batch?.counts.created} would be stored`)
  const writing = await timed(async () => {
    await write(scope, (tx) => confirmBatch(tx, batch))
    await finish(scope, batch.id)
  })
  const { lines, valueFen } = await importedLines(scope, batch.id)
  if (lines !== size || valueFen !== size * 150) throw new Error(`stored ${lines} lines of ${valueFen} fen`)
  const label = `导入 ${size.toLocaleString()} 条帮扶台账`
  return [
    {
      key: `import.ledger.${size}.read`,
      label: `${label}：读取、认户、查重、预览`,
      value: reading.seconds,
      unit: "秒",
    },
    { key: `import.ledger.${size}.write`, label: `${label}：写入`, value: writing.seconds, unit: "秒" },
    {
      key: `import.ledger.${size}.total`,
      label: `${label}：合计`,
      value: reading.seconds + writing.seconds,
      unit: "秒",
      aim: ["<=", 20],
    },
  ]
}

/** A workbook of `size` households with four members each, from the upload to the register, by the real worker. */
export async function benchImport(
  scope: Scope,
  villages: readonly string[],
  size: number,
  worker: Watched,
): Promise<Figure[]> {
  const bytes = await workbookOf(registerSheets(size, villages))
  const reading = await timed(async () => {
    const id = await write(scope, (tx) => storeUpload(tx, { name: "测算.xlsx", bytes }))
    await finish(scope, id)
    return id
  })
  const batch = await getBatch(scope, reading.value)
  if (!batch) throw new Error("the batch is gone")
  const writing = await timed(async () => {
    await write(scope, (tx) => confirmBatch(tx, batch))
    await finish(scope, batch.id)
  })
  const { households, members } = await stored(scope, batch.id)
  if (households !== size || members !== size * 4)
    throw new Error(`stored ${households} households, ${members} members`)
  const label = `导入 ${size.toLocaleString()} 户 ${(size * 4).toLocaleString()} 人`
  const key = `import.${size}`
  return [
    { key: `${key}.read`, label: `${label}:读取、核对、预览`, value: reading.seconds, unit: "秒" },
    { key: `${key}.write`, label: `${label}:写入、留痕、判定、汇总`, value: writing.seconds, unit: "秒" },
    {
      key: `${key}.total`,
      label: `${label}:合计`,
      value: reading.seconds + writing.seconds,
      unit: "秒",
      aim: ["<=", 20],
    },
    {
      key: `${key}.memory`,
      label: `${label}:后台程序内存峰值`,
      value: worker.peakMiB(),
      unit: "MiB",
      aim: ["<=", 1024],
    },
  ]
}
