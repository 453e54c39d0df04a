import { event } from "@/lib/domain/audit/event"
import { type Chunk, inChunk, listChunks } from "@/lib/features/classification/chunk-queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import { recordEvents, type Tx, write } from "@/lib/platform/db/tenant"
import type { JobContext, JobHandlers } from "@/lib/platform/jobs/job"
import { getJob } from "@/lib/platform/jobs/queue"
import { watchHouseholds } from "./mutations"
import { deadlinesFrom, settingsOn } from "./queries"
import { WATCH, type WatchResult, watchInputSchema, watchResultSchema } from "./schema"

/** milliseconds for one chunk of villages */
const CHUNK_TIMEOUT = 120_000

/** What a worker that was killed had already stored: it stands with the job, written by the same transactions. */
async function stateOf(job: JobContext, asOf: string): Promise<WatchResult> {
  const stored = watchResultSchema.safeParse((await getJob(job.scope, job.id))?.result)
  return stored.success ? stored.data : { asOf, households: 0, raised: 0, cleared: 0, cursor: "" }
}

async function keepState(tx: Tx, job: JobContext, state: WatchResult): Promise<void> {
  await tx.execute(Prisma.sql`UPDATE job SET result = ${JSON.stringify(state)}::jsonb
    WHERE county_code = ${tx.scope.countyCode} AND id = ${job.id}::uuid`)
  await job.progressIn(tx, state.households)
}

/**
 * Looks at every household of the county. Each chunk of villages is one transaction with its progress: a run that was killed
 * goes on after the last stored village, and one that is run twice writes nothing the second time.
 */
async function watchCounty(job: JobContext): Promise<void> {
  const { asOf, daily } = watchInputSchema.parse(job.input)
  const [settings, dueOf] = await Promise.all([settingsOn(job.scope, asOf), deadlinesFrom(job.scope, asOf)])
  let state = await stateOf(job, asOf)
  const chunks = await listChunks(job.scope, state.cursor)
  await job.progress(
    state.households,
    chunks.reduce((sum, { households }) => sum + households, state.households),
  )
  const store = (chunk: Chunk, isLast: boolean) =>
    write(
      job.scope,
      async (tx) => {
        const seen = await watchHouseholds(tx, inChunk(chunk), { settings, today: asOf, dueOf })
        const after: WatchResult = {
          asOf,
          households: state.households + seen.households,
          raised: state.raised + seen.raised,
          cleared: state.cleared + seen.cleared,
          cursor: chunk.last,
        }
        await keepState(tx, job, after)
        if (isLast) await recordEvents(tx, [countyWatched(job, after, daily)])
        return after
      },
      { timeout: CHUNK_TIMEOUT },
    )
  for (const [index, chunk] of chunks.entries()) state = await store(chunk, index === chunks.length - 1)
  job.finish(state)
}

const countyWatched = (job: JobContext, { households, raised, cleared }: WatchResult, daily: boolean) =>
  event("county.watched", { kind: "county", id: job.scope.countyCode }, { households, raised, cleared, daily })

export const alertJobs = { [WATCH]: watchCounty } satisfies JobHandlers
