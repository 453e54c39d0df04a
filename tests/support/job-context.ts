import { Prisma } from "@/lib/platform/db/generated/client"
import { type Tx, write } from "@/lib/platform/db/tenant"
import type { JobContext } from "@/lib/platform/jobs/job"
import { enqueue, getJob, type JobState } from "@/lib/platform/jobs/queue"
import type { Scope } from "@/lib/platform/scope/scope"

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A stored job that counts as running, as the worker would hand it to its handler. `kill` makes it fail at that progress. */
export async function runningJob(
  scope: Scope,
  kind: string,
  input: Record<string, unknown>,
  kill?: { after: number },
): Promise<{ job: JobContext; result: () => Record<string, unknown> }> {
  const id = await write(scope, (tx) => enqueue(tx, kind, input))
  return { ...takenUp(scope, id, input, kill) }
}

/** The same job in the hands of another worker. */
export function takenUp(scope: Scope, id: string, input: unknown, kill?: { after: number }) {
  let finished: Record<string, unknown> = {}
  let calls = 0
  const store = async (tx: Tx, done: number, total?: number) => {
    if (kill && ++calls > kill.after) throw new Error("killed")
    await tx.execute(Prisma.sql`UPDATE job SET state = 'running', done = ${done}, total = coalesce(${total ?? null}::int, total)
      WHERE county_code = ${scope.countyCode} AND id = ${id}::uuid`)
  }
  const job: JobContext = {
    scope,
    id,
    input,
    attempt: 1,
    progress: (done, total) => write(scope, (tx) => store(tx, done, total)),
    progressIn: store,
    finish: (result) => {
      finished = result
    },
  }
  return { job, result: () => finished }
}

/** Waits until a job that a worker has in hand is over. */
export async function ended(scope: Scope, id: string): Promise<JobState> {
  for (;;) {
    const job = await getJob(scope, id)
    if (job && job.state !== "queued" && job.state !== "running") return job
    await sleep(30)
  }
}
