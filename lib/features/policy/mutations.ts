import type { PolicySet } from "@/lib/domain/policy/policy-set"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

/** Stores a version. It is never changed afterwards; two people cannot store the same one. */
export async function storePolicy(tx: Tx, policySet: PolicySet, reason: string): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(Prisma.sql`
    INSERT INTO policy_version (county_code, version, valid_from, content, reason, published_at, published_by, published_by_name)
    VALUES (${countyCode}, ${policySet.version}, ${policySet.validFrom}::date, ${JSON.stringify(policySet)}::jsonb, ${reason},
      clock_timestamp(), ${actorId}::uuid, ${actorName})`)
}

/** The draft that a preview was made of, with how the preview ended; null when there is none. */
export async function draftOf(tx: Tx, preview: string): Promise<{ state: string; policy: unknown } | null> {
  const [row] = await tx.query<{ state: string; policy: unknown }>(Prisma.sql`
    SELECT state, input->'policy' AS policy FROM job
    WHERE county_code = ${tx.scope.countyCode} AND id = ${preview}::uuid AND input->'policy' IS NOT NULL`)
  return row ?? null
}
