import { event } from "@/lib/domain/audit/event"
import { assign } from "@/lib/features/pairings/mutations"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

interface Paired {
  accountId: string
  /** Code prefix of the village or township. */
  place: string
  households: number
}

/** Makes somebody responsible for households that nobody is responsible for yet. */
export async function pair(scope: Scope, { accountId, place, households }: Paired): Promise<void> {
  const free = await read<{ id: string }>(
    scope,
    Prisma.sql`SELECT h.id::text FROM household h
      WHERE h.county_code = ${scope.countyCode} AND h.ended_at IS NULL AND starts_with(h.village_code, ${place})
        AND NOT EXISTS (SELECT FROM pairing p WHERE p.county_code = h.county_code AND p.household_id = h.id AND p.ended_on IS NULL)
      ORDER BY h.household_no LIMIT ${households}`,
  )
  await write(scope, async (tx) => {
    for (const { id } of free) {
      const assigned = await assign(tx, id, accountId)
      if (assigned.outcome !== "assigned") throw new Error(`not paired: ${assigned.outcome}`)
      const subject = { kind: "household", id, villageCode: assigned.villageCode }
      await recordEvents(tx, [event("household.assigned", subject, { accountId })])
    }
  })
}
