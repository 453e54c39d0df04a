import { compile, type Engine } from "@/lib/domain/classification/engine"
import { concernsOf } from "@/lib/domain/policy/concerns"
import { countMoves, type Move, type MoveCount } from "@/lib/domain/policy/move-counts"
import { validatePolicySet } from "@/lib/domain/policy/policy-set"
import { engineOn, PolicyUnusable } from "@/lib/features/policy/queries"
import { type JobContext, JobFailure } from "@/lib/platform/jobs/job"
import { inChunk, listChunks } from "./chunk-queries"
import { type FactsRead, readFacts } from "./facts-queries"
import { type PreviewResult, previewInputSchema } from "./schema"

/** The engine of the rules in force, in words when they cannot be used. */
export async function engineForJob(job: JobContext, asOf: string): Promise<Engine> {
  try {
    return await engineOn(job.scope, asOf)
  } catch (error) {
    if (error instanceof PolicyUnusable) throw new JobFailure(`${error.message}。没有判定任何农户，请先更正判定规则`)
    throw error
  }
}

async function engineOf(job: JobContext, asOf: string, draft: unknown): Promise<Engine> {
  if (draft === undefined) return engineForJob(job, asOf)
  const check = validatePolicySet(draft)
  if (!check.ok) throw new JobFailure(`判定规则草稿有误：${check.problems.join("；")}`)
  return compile(check.policySet, asOf)
}

interface Tally {
  moves: MoveCount[]
  before: Record<string, number>
  after: Record<string, number>
  provisional: number
  overridden: number
}

const countOne = (spread: Record<string, number>, key: string | null): void => {
  spread[key ?? "none"] = (spread[key ?? "none"] ?? 0) + 1
}

function tallyChunk(tally: Tally, engine: Engine, reads: readonly FactsRead[]): void {
  const moves: Move[] = []
  for (const read of reads) {
    const { primary, status } = engine.decide(read.facts)
    countOne(tally.before, read.computed)
    countOne(tally.after, primary)
    if (status === "provisional") tally.provisional += 1
    if (primary === read.computed) continue
    moves.push({ id: read.id, from: read.computed, to: primary, persons: read.persons })
    if (read.override !== null) tally.overridden += 1
  }
  tally.moves = countMoves(tally.moves, moves)
}

/** What a county run would change, with nothing written. Begins anew when its worker was killed. */
export async function previewCounty(job: JobContext): Promise<void> {
  const { asOf, policy } = previewInputSchema.parse(job.input)
  const engine = await engineOf(job, asOf, policy)
  const chunks = await listChunks(job.scope)
  const total = chunks.reduce((sum, chunk) => sum + chunk.households, 0)
  const tally: Tally = { moves: [], before: {}, after: {}, provisional: 0, overridden: 0 }
  let done = 0
  await job.progress(0, total)
  for (const chunk of chunks) {
    const reads = await readFacts(job.scope, inChunk(chunk), asOf)
    tallyChunk(tally, engine, reads)
    done += reads.length
    await job.progress(done)
  }
  const result: PreviewResult = {
    version: engine.policySet.version,
    asOf,
    households: done,
    moved: tally.moves.reduce((sum, move) => sum + move.households, 0),
    movedPersons: tally.moves.reduce((sum, move) => sum + move.persons, 0),
    moves: tally.moves.map((move) => ({ ...move, examples: [...move.examples] })),
    before: tally.before,
    after: tally.after,
    provisional: tally.provisional,
    overridden: tally.overridden,
    concerns: concernsOf(tally.before, tally.after),
  }
  job.finish(result)
}
