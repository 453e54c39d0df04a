import type { RecordRow } from "@/lib/domain/household/record"
import { NOTICED_EVENTS, type NoticedEvent } from "@/lib/domain/visit/answers"
import { eventField } from "@/lib/domain/visit/change-words"
import type { VisitPayload } from "@/lib/domain/visit/visit"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

const isKnown = (code: string): code is NoticedEvent => Object.hasOwn(NOTICED_EVENTS, code)

/** Codes of events that this version does not know, as text. */
export const unknownEvents = ({ events = [] }: VisitPayload): string[] =>
  events.filter((code) => !isKnown(code)).map((code) => `家里的大事：${code}`)

/**
 * Reports what was noticed of the household's life to the township: one request for each kind, which waits until the event is
 * registered as one (D12). What the same person reported before and still waits is answered with this. @returns how many
 */
export async function reportEvents(
  tx: Tx,
  visitId: string,
  home: RecordRow,
  { events = [], eventNote = "", visitedOn }: VisitPayload,
): Promise<number> {
  const fields = [...new Set(events.filter(isKnown))].map(eventField)
  if (fields.length === 0) return 0
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(sql`
    UPDATE change_request SET state = 'superseded', decided_at = now(), decided_by = ${actorId}::uuid, decided_by_name = ${actorName}, decision_note = '本人又有新的登记'
    WHERE county_code = ${countyCode} AND household_id = ${String(home.id)}::uuid AND state = 'pending' AND author_id = ${actorId}::uuid AND field = ANY(${fields})`)
  await tx.execute(sql`
    INSERT INTO change_request (county_code, household_id, village_code, visit_id, kind, record_id, field, new_value, state, author_id, author_name, seen_on)
    SELECT ${countyCode}, ${String(home.id)}::uuid, ${String(home.village_code)}, ${visitId}::uuid, 'household', ${String(home.id)}::uuid, x.field, to_jsonb(${eventNote}::text), 'pending',
      ${actorId}::uuid, ${actorName}, ${visitedOn}::date FROM unnest(${fields}::text[]) AS x(field)`)
  return fields.length
}
