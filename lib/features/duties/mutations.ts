import type { Rhythm } from "@/lib/domain/obligations/periods"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

export interface NewDuty {
  readonly key: string
  readonly validFrom: string
  readonly enabled: boolean
  readonly rhythm: Rhythm
  readonly reason: string
}

/** A duty as the county wants it from a day on; what was published before stays. */
export async function publishDuty(tx: Tx, { key, validFrom, enabled, rhythm, reason }: NewDuty): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(Prisma.sql`
    INSERT INTO duty (county_code, key, valid_from, enabled, definition, published_at, published_by, published_by_name)
    VALUES (${countyCode}, ${key}, ${validFrom}::date, ${enabled}, ${JSON.stringify({ rhythm, reason })}::jsonb, clock_timestamp(),
      ${actorId}::uuid, ${actorName})`)
}
