import { LIFE_EVENTS, type LifeEventKind } from "@/lib/domain/household/life-events"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

export interface RecordedEvent {
  readonly id: string
  readonly kind: string
  /** ISO day */
  readonly happenedOn: string
  readonly note: string
  readonly by: string
  /** Names of those concerned, as they are called today. */
  readonly names: string | null
}

/** What was recorded of a household, newest first; also where it was the other household. */
export async function listLifeEvents(on: Reader, householdId: string): Promise<RecordedEvent[]> {
  const county = countyOf(on)
  return read<RecordedEvent>(
    on,
    Prisma.sql`
    SELECT e.id::text, e.kind, e.happened_on::text AS "happenedOn", e.note, coalesce(a.display_name, '') AS by,
      (SELECT string_agg(m.name, '、') FROM member m WHERE m.county_code = ${county} AND m.id = ANY(e.member_ids)) AS names
    FROM life_event e LEFT JOIN account a ON a.county_code = e.county_code AND a.id = e.recorded_by
    WHERE e.county_code = ${county} AND (e.household_id = ${householdId}::uuid OR e.other_household_id = ${householdId}::uuid)
      AND EXISTS (SELECT FROM household h WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid)
    ORDER BY e.happened_on DESC, e.recorded_at DESC`,
  )
}

export const eventName = (kind: string): string =>
  Object.hasOwn(LIFE_EVENTS, kind) ? LIFE_EVENTS[kind as LifeEventKind] : kind
