import { today } from "@/lib/platform/clock"
import { database } from "@/lib/platform/db/client"
import { logError } from "@/lib/platform/log"

/** Often enough that a county's first household, or a new day, is noticed soon. */
const EVERY_MS = 5 * 60_000

/** Asks once a day for each kind of work, for every county that has households. @returns how many jobs were asked for */
export async function enqueueDaily(kinds: readonly string[], day = today()): Promise<number> {
  let asked = 0
  for (const kind of kinds) {
    const { rows } = await database().pool.query("SELECT enqueue_daily($1, $2::date) AS asked", [kind, day])
    asked += Number(rows[0]?.asked ?? 0)
  }
  return asked
}

const pause = (stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, EVERY_MS)
    function done() {
      clearTimeout(timer)
      stopped.removeEventListener("abort", done)
      resolve()
    }
    stopped.addEventListener("abort", done)
  })

/** The same for as long as the worker runs; a failure is logged and tried again. */
export async function keepDaily(kinds: readonly string[], stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    await enqueueDaily(kinds).catch((error: unknown) => logError("worker.daily", error))
    await pause(stopped)
  }
}
