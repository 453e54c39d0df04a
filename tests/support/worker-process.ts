import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { getJob } from "@/lib/platform/jobs/queue"
import type { Scope } from "@/lib/platform/scope/scope"
import { batchOf } from "./import-flow"
import { asOwner } from "./owner"

/** A worker in a process of its own, so that it can be killed. */
export const startWorker = (): ChildProcess =>
  spawn(process.execPath, ["--import", "tsx", join("scripts", "worker.ts")], { env: process.env, stdio: "ignore" })

export async function kill(worker: ChildProcess): Promise<void> {
  const gone = once(worker, "exit")
  worker.kill("SIGKILL")
  await gone
}

/** Waits until the batch's present job has done something, but not all. */
export async function halfWay(scope: Scope, id: string): Promise<number> {
  for (;;) {
    const { jobId } = await batchOf(scope, id)
    const job = jobId ? await getJob(scope, jobId) : null
    if (job && job.done > 0) return job.done
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** A dead worker's lease is over at once, so that the test need not wait for it. */
export const endLease = () =>
  asOwner((client) => client.query("UPDATE job SET lease_until = now() - interval '1 second' WHERE state = 'running'"))
