import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import type { JobState } from "@/lib/platform/jobs/queue"

export interface ListedJob extends JobState {
  readonly createdAt: Date
  readonly finishedAt: Date | null
  readonly attempts: number
  readonly requestedBy: string | null
}

/** The newest background jobs of the reader's area. */
export async function listJobs(on: Reader): Promise<ListedJob[]> {
  return read<ListedJob>(
    on,
    Prisma.sql`
      SELECT j.id::text, j.kind, j.state, j.done, j.total, j.result, j.failure, j.created_at AS "createdAt",
        j.finished_at AS "finishedAt", j.attempts, a.display_name AS "requestedBy"
      FROM job j LEFT JOIN account a ON a.county_code = j.county_code AND a.id = j.requested_by
      WHERE j.county_code = ${countyOf(on)} ORDER BY j.created_at DESC LIMIT 50`,
  )
}

/** Whether a job has waited for more than a minute although nothing else is being done: then no worker runs. */
export async function isAnyWaiting(on: Reader): Promise<boolean> {
  const [row] = await read<{ waiting: boolean }>(
    on,
    Prisma.sql`
      SELECT count(*) FILTER (WHERE state = 'queued' AND created_at < clock_timestamp() - interval '1 minute') > 0
        AND count(*) FILTER (WHERE state = 'running' AND lease_until > clock_timestamp()) = 0 AS waiting
      FROM job WHERE county_code = ${countyOf(on)} AND state IN ('queued', 'running')`,
  )
  return row?.waiting ?? false
}
