import { alertJobs } from "@/lib/features/alerts/jobs"
import { WATCH } from "@/lib/features/alerts/schema"
import { classificationJobs } from "@/lib/features/classification/jobs"
import { importJobs } from "@/lib/features/imports/jobs"
import { closeDatabase } from "@/lib/platform/db/client"
import { keepDaily } from "@/lib/platform/jobs/daily"
import type { JobHandlers } from "@/lib/platform/jobs/job"
import { runWorker } from "@/lib/platform/jobs/worker"
import { runCommand } from "./failure"

/** Every kind of background work; a feature with a new one adds its lib/features/<noun>/jobs.ts here. */
const handlers: JobHandlers = { ...importJobs, ...classificationJobs, ...alertJobs }

// Imports, classification of a county, exports. A job under way is finished before it stops.
await runCommand(async () => {
  const stopped = new AbortController()
  for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.on(event, () => stopped.abort())
  const daily = keepDaily([WATCH], stopped.signal)
  await runWorker(handlers, stopped.signal)
  await daily
  await closeDatabase()
})
