import { event } from "@/lib/domain/audit/event"
import type { Engine } from "@/lib/domain/classification/engine"
import { countMoves } from "@/lib/domain/policy/move-counts"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { Prisma } from "@/lib/platform/db/generated/client"
import { recordEvents, type Tx, write } from "@/lib/platform/db/tenant"
import { type JobContext, JobFailure, type JobHandlers } from "@/lib/platform/jobs/job"
import { getJob } from "@/lib/platform/jobs/queue"
import { type Chunk, inChunk, listChunks } from "./chunk-queries"
import { type Classified, classifyWith } from "./mutations"
import { engineForJob, previewCounty } from "./preview-jobs"
import { PREVIEW, RUN, type RunResult, runInputSchema, runResultSchema } from "./schema"

/** Transactions at a time: while one is stored, the next is read and decided. They end in the order of the villages. */
const LANES = 2
/** milliseconds for one chunk, most of which may be waiting for the chunk before it */
const CHUNK_TIMEOUT = 120_000

const nothingDone = (version: number, asOf: string): RunResult => ({
  version,
  asOf,
  households: 0,
  changed: 0,
  moved: 0,
  movedPersons: 0,
  moves: [],
  cursor: "",
})

/** What a worker that was killed had already stored: it stands with the job, written by the same transactions. */
async function stateOf(job: JobContext, version: number, asOf: string): Promise<RunResult> {
  const stored = runResultSchema.safeParse((await getJob(job.scope, job.id))?.result)
  return stored.success ? stored.data : nothingDone(version, asOf)
}

function withChunk(state: RunResult, chunk: Chunk, { households, changed, moves }: Classified): RunResult {
  const counted = countMoves(state.moves, moves)
  return {
    ...state,
    households: state.households + households,
    changed: state.changed + changed,
    moved: state.moved + moves.length,
    movedPersons: state.movedPersons + moves.reduce((sum, move) => sum + move.persons, 0),
    moves: counted.map((move) => ({ ...move, examples: [...move.examples] })),
    cursor: chunk.last,
  }
}

async function keepState(tx: Tx, job: JobContext, state: RunResult): Promise<void> {
  await tx.execute(Prisma.sql`
    UPDATE job SET result = ${JSON.stringify(state)}::jsonb
    WHERE county_code = ${tx.scope.countyCode} AND id = ${job.id}::uuid`)
  await job.progressIn(tx, state.households)
}

interface Step {
  readonly chunk: Chunk
  readonly isLast: boolean
  /** The state after the chunk before this one is stored. */
  readonly before: Promise<RunResult>
}

async function runChunk(job: JobContext, engine: Engine, { chunk, isLast, before }: Step): Promise<RunResult> {
  return write(
    job.scope,
    async (tx) => {
      const classified = await classifyWith(tx, engine, inChunk(chunk))
      await refreshSummary(tx, classified.villages)
      const state = withChunk(await before, chunk, classified)
      await keepState(tx, job, state)
      if (isLast) await recordEvents(tx, [countyClassified(job, state)])
      return state
    },
    { timeout: CHUNK_TIMEOUT },
  )
}

const countyClassified = (job: JobContext, { households, moved, version }: RunResult) =>
  event("county.classified", { kind: "county", id: job.scope.countyCode }, { households, moved, version })

/**
 * Classifies every current household. Each chunk is one transaction with its progress: a killed run is taken up after
 * the last stored village, and one that is run twice writes nothing the second time.
 */
async function runCounty(job: JobContext): Promise<void> {
  const { asOf, version } = runInputSchema.parse(job.input)
  const engine = await engineForJob(job, asOf)
  if (engine.policySet.version !== version) throw new JobFailure("确认之后判定规则又有改动，请重新预览后再判定")
  const start = await stateOf(job, version, asOf)
  const chunks = await listChunks(job.scope, start.cursor)
  await job.progress(
    start.households,
    chunks.reduce((sum, chunk) => sum + chunk.households, start.households),
  )
  let last = Promise.resolve(start)
  const open: Promise<RunResult>[] = []
  try {
    for (const [index, chunk] of chunks.entries()) {
      last = runChunk(job, engine, { chunk, isLast: index === chunks.length - 1, before: last })
      // Waited for below; until then its failure must not count as nobody's.
      last.catch(() => undefined)
      open.push(last)
      if (open.length >= LANES) await open.shift()
    }
    job.finish(await last)
  } finally {
    // A later chunk fails with the one before it; both have ended before the job does.
    await Promise.allSettled(open)
  }
}

export const classificationJobs = { [PREVIEW]: previewCounty, [RUN]: runCounty } satisfies JobHandlers
