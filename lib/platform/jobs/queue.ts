import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, type Tx } from "@/lib/platform/db/tenant"

export interface JobState {
  readonly id: string
  readonly kind: string
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled"
  readonly done: number
  readonly total: number
  readonly result: Record<string, unknown>
  readonly failure: string | null
}

/** Asks for background work in the transaction that makes it necessary. @returns the job's id */
export async function enqueue(tx: Tx, kind: string, input: Record<string, unknown>, total = 0): Promise<string> {
  const { countyCode, area, actorId } = tx.scope
  const [row] = await tx.query<{ id: string }>(Prisma.sql`
    INSERT INTO job (county_code, kind, area, input, total, requested_by)
    VALUES (${countyCode}, ${kind}, ${area}, ${JSON.stringify(input)}::jsonb, ${total}, ${actorId}::uuid) RETURNING id::text`)
  if (!row) throw new Error("no job was stored")
  return row.id
}

export async function getJob(on: Reader, id: string): Promise<JobState | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [row] = await read<JobState>(
    on,
    Prisma.sql`SELECT id::text, kind, state, done, total, result, failure FROM job
      WHERE county_code = ${countyOf(on)} AND id = ${id}::uuid`,
  )
  return row ?? null
}

/** @returns false when it had already ended */
export async function cancelJob(tx: Tx, id: string): Promise<boolean> {
  return (
    (await tx.execute(Prisma.sql`
      UPDATE job SET state = 'cancelled', finished_at = clock_timestamp()
      WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid AND state IN ('queued', 'running')`)) > 0
  )
}
