import { personOfAccount } from "@/lib/platform/auth/sessions"
import { database } from "@/lib/platform/db/client"
import { Prisma } from "@/lib/platform/db/generated/client"
import { type Tx, write } from "@/lib/platform/db/tenant"
import { log, logError } from "@/lib/platform/log"
import { mintScope, type Scope } from "@/lib/platform/scope/scope"
import { JobCancelled, type JobContext, JobFailure, type JobHandlers, JobLost } from "./job"

const LEASE_SECONDS = 30
const POLL_MS = 300
const MOST_ATTEMPTS = 5

interface Claimed {
  readonly county_code: string
  readonly id: string
  readonly kind: string
  readonly input: unknown
  readonly attempts: number
  readonly requested_by: string
}

const claim = async (): Promise<Claimed | null> =>
  ((await database().pool.query("SELECT * FROM claim_job($1)", [LEASE_SECONDS])).rows[0] as Claimed | undefined) ?? null

async function renew(tx: Tx, job: Claimed, done: number | null, total: number | null): Promise<void> {
  const [row] = await tx.query<{ state: string; attempts: number }>(Prisma.sql`
    UPDATE job SET lease_until = clock_timestamp() + ${LEASE_SECONDS} * interval '1 second',
      done = coalesce(${done}::int, done), total = coalesce(${total}::int, total)
    WHERE county_code = ${job.county_code} AND id = ${job.id}::uuid RETURNING state, attempts`)
  if (row?.state === "cancelled") throw new JobCancelled(job.kind)
  if (row?.state !== "running" || row.attempts !== job.attempts) throw new JobLost(job.kind)
}

async function end(scope: Scope, job: Claimed, state: string, failure: string | null, result: unknown): Promise<void> {
  await write(scope, (tx) =>
    tx.execute(Prisma.sql`
      UPDATE job SET state = ${state}, failure = ${failure}, result = ${JSON.stringify(result)}::jsonb,
        done = CASE WHEN ${state} = 'done' THEN greatest(done, total) ELSE done END, finished_at = clock_timestamp(), lease_until = NULL
      WHERE county_code = ${job.county_code} AND id = ${job.id}::uuid AND state = 'running' AND attempts = ${job.attempts}`),
  )
}

/** Back into the queue, to be tried again after the lease. */
const letGo = (scope: Scope, job: Claimed): Promise<number> =>
  write(scope, (tx) =>
    tx.execute(Prisma.sql`UPDATE job SET lease_until = clock_timestamp() + 5 * interval '1 second'
      WHERE county_code = ${job.county_code} AND id = ${job.id}::uuid AND attempts = ${job.attempts} AND state = 'running'`),
  )

async function runOne(handlers: JobHandlers, job: Claimed): Promise<void> {
  const person = await personOfAccount(job.requested_by)
  if (!person) {
    await database().pool.query("SELECT fail_orphaned_job($1, $2)", [job.county_code, job.id])
    return
  }
  const scope = mintScope(person)
  const handler = handlers[job.kind]
  let result: Record<string, unknown> = {}
  const context: JobContext = {
    scope,
    id: job.id,
    input: job.input,
    attempt: job.attempts,
    progress: (done, total) => write(scope, (tx) => renew(tx, job, done, total ?? null)),
    progressIn: (tx, done, total) => renew(tx, job, done, total ?? null),
    finish: (figures) => {
      result = figures
    },
  }
  const beat = setInterval(
    () => {
      write(scope, (tx) => renew(tx, job, null, null)).catch(() => undefined)
    },
    (LEASE_SECONDS * 1000) / 3,
  )
  try {
    if (!handler) throw new JobFailure("没有能做这项工作的程序，请升级系统")
    await handler(context)
    await end(scope, job, "done", null, result)
  } catch (error) {
    if (error instanceof JobCancelled || error instanceof JobLost) return
    if (error instanceof JobFailure) return await end(scope, job, "failed", error.message, result)
    const id = logError(job.kind, error, { job: job.id, attempt: job.attempts })
    if (job.attempts < MOST_ATTEMPTS) await letGo(scope, job)
    else await end(scope, job, "failed", `后台任务没有完成，已做的部分保留。请告诉管理员编号 ${id}`, result)
  } finally {
    clearInterval(beat)
  }
}

/** Takes up jobs one after the other until `stopped` aborts; a job under way is finished first. */
export async function runWorker(handlers: JobHandlers, stopped: AbortSignal): Promise<void> {
  log.info("worker.started")
  while (!stopped.aborted) {
    const job = await claim().catch((error: unknown) => {
      logError("worker.claim", error)
      return null
    })
    if (job) await runOne(handlers, job).catch((error: unknown) => logError(job.kind, error, { job: job.id }))
    else await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
