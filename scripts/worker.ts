import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { closeDatabase } from "@/lib/platform/db/client"
import type { JobHandlers } from "@/lib/platform/jobs/job"
import { runWorker } from "@/lib/platform/jobs/worker"
import { runCommand } from "./failure"

/** What every lib/features/<noun>/jobs.ts exports as `jobs`. */
async function collectHandlers(): Promise<JobHandlers> {
  const features = join("lib", "features")
  const handlers: Record<string, JobHandlers[string]> = {}
  for (const noun of existsSync(features) ? readdirSync(features).sort() : []) {
    const file = join(features, noun, "jobs.ts")
    if (!existsSync(file)) continue
    const module: { jobs?: JobHandlers } = await import(pathToFileURL(file).href)
    if (!module.jobs) throw new Error(`${file} exports no jobs`)
    for (const [kind, handler] of Object.entries(module.jobs)) {
      if (handlers[kind]) throw new Error(`two handlers for ${kind}`)
      handlers[kind] = handler
    }
  }
  return handlers
}

// Background work: imports, classification of a county, exports. A job under way is finished before it stops.
await runCommand(async () => {
  const stopped = new AbortController()
  for (const event of ["SIGINT", "SIGTERM", "disconnect"]) process.on(event, () => stopped.abort())
  await runWorker(await collectHandlers(), stopped.signal)
  await closeDatabase()
})
