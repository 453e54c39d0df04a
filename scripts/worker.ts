import { classificationJobs } from "@/lib/features/classification/jobs"
import { importJobs } from "@/lib/features/imports/jobs"
import { closeDatabase } from "@/lib/platform/db/client"
import type { JobHandlers } from "@/lib/platform/jobs/job"
import { runWorker } from "@/lib/platform/jobs/worker"
import { runCommand } from "./failure"

/** Every kind of background work; a feature with a new one adds its lib/features/<noun>/jobs.ts here. */
const handlers: JobHandlers = { ...importJobs, ...classificationJobs }

// Imports, classification of a county, exports. A job under way is finished before it stops.
await runCommand(async () => {
  const stopped = new AbortController()
  for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.on(event, () => stopped.abort())
  await runWorker(handlers, stopped.signal)
  await closeDatabase()
})
