import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import { PREVIEW, type PreviewResult, previewResultSchema, RUN, type RunResult, runResultSchema } from "./schema"

/** A preview or run as its page shows it. */
export interface CountyJob {
  readonly id: string
  readonly kind: string
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled"
  readonly done: number
  readonly total: number
  readonly failure: string | null
  readonly result: unknown
  readonly reason: string
  /** The version of a draft that is previewed; null = the rules in force. */
  readonly draft: number | null
  readonly requestedBy: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

const COLUMNS = Prisma.sql`j.id::text, j.kind, j.state, j.done, j.total, j.failure, j.result,
  coalesce(j.input->>'reason', '') AS reason, (j.input->'policy'->>'version')::int AS draft,
  a.display_name AS "requestedBy", j.created_at AS "createdAt", j.finished_at AS "finishedAt"`

const jobs = (on: Reader, which: Prisma.Sql, most: number): Promise<CountyJob[]> =>
  read<CountyJob>(
    on,
    Prisma.sql`SELECT ${COLUMNS} FROM job j LEFT JOIN account a ON a.county_code = j.county_code AND a.id = j.requested_by
      WHERE j.county_code = ${countyOf(on)} AND ${which} ORDER BY j.created_at DESC LIMIT ${most}`,
  )

/** The newest preview of the rules in force, or null. */
export async function newestPreview(on: Reader): Promise<CountyJob | null> {
  return (await jobs(on, Prisma.sql`j.kind = ${PREVIEW} AND j.input->'policy' IS NULL`, 1))[0] ?? null
}

/** Runs for the whole county, newest first. */
export const listRuns = (on: Reader): Promise<CountyJob[]> => jobs(on, Prisma.sql`j.kind = ${RUN}`, 20)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The preview of a draft, or null. */
export async function draftPreview(on: Reader, id: string): Promise<CountyJob | null> {
  if (!UUID.test(id)) return null
  const which = Prisma.sql`j.kind = ${PREVIEW} AND j.id = ${id}::uuid AND j.input->'policy' IS NOT NULL`
  return (await jobs(on, which, 1))[0] ?? null
}

export function previewResult({ state, result }: CountyJob): PreviewResult | null {
  const parsed = previewResultSchema.safeParse(result)
  return state === "done" && parsed.success ? parsed.data : null
}

export function runResult({ result }: CountyJob): RunResult | null {
  const parsed = runResultSchema.safeParse(result)
  return parsed.success ? parsed.data : null
}

/** Heads of households by id, for the examples of a preview; those out of reach are absent. */
export async function listExamples(on: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read<{ id: string; name: string }>(
    on,
    Prisma.sql`SELECT h.id::text, h.head_name AS name FROM household h
      WHERE h.county_code = ${countyOf(on)} AND h.id = ANY(${[...ids]}::uuid[]) AND h.ended_at IS NULL`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
