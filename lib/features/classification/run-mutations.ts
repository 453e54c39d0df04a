import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

/**
 * Makes requests for county-wide work wait for one another until this transaction ends, so that two clicks start one.
 * @returns the id of one that is already under way, or null
 */
export async function reserveRun(tx: Tx, kinds: readonly string[]): Promise<string | null> {
  const county = tx.scope.countyCode
  await tx.query(Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`classification:${county}`}, 0))::text`)
  const [open] = await tx.query<{ id: string }>(Prisma.sql`
    SELECT id::text FROM job WHERE county_code = ${county} AND kind = ANY(${[...kinds]}::text[])
      AND state IN ('queued', 'running') LIMIT 1`)
  return open?.id ?? null
}
