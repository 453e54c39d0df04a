import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

/** Who asked for a job, which is kept from ending meanwhile. */
export async function findRequester(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ requestedBy: string }>(Prisma.sql`
    SELECT requested_by::text AS "requestedBy" FROM job
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid FOR UPDATE`)
  return row?.requestedBy ?? null
}
