import type { RecordRow } from "@/lib/domain/household/record"
import type { VisitPayload } from "@/lib/domain/visit/visit"
import { lockRecords } from "@/lib/features/households/record-queries"
import { moveMeasures } from "@/lib/features/measures/mutations"
import { raiseProblem } from "@/lib/features/problems/mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { reportEvents, unknownEvents } from "./event-mutations"
import { keepChanges, type Weighed, weighChanges } from "./found-mutations"

const { sql } = Prisma

export type Recorded =
  | {
      readonly outcome: "recorded"
      readonly villageCode: string
      readonly applied: number
      readonly pending: number
      readonly conflicts: number
    }
  | { readonly outcome: "refused"; readonly reason: string }

/** That the household was seen, and by its helper. Somebody who met nobody has not seen it. */
async function noteSeen(tx: Tx, home: RecordRow, payload: VisitPayload): Promise<void> {
  if (payload.met.includes("nobody")) return
  const { countyCode, actorId } = tx.scope
  await tx.execute(sql`
    UPDATE household SET last_seen_on = greatest(last_seen_on, ${payload.visitedOn}::date)
    WHERE county_code = ${countyCode} AND id = ${String(home.id)}::uuid AND (last_seen_on IS NULL OR last_seen_on < ${payload.visitedOn}::date)`)
  await tx.execute(sql`
    UPDATE pairing SET last_visit_on = greatest(last_visit_on, ${payload.visitedOn}::date)
    WHERE county_code = ${countyCode} AND household_id = ${String(home.id)}::uuid AND account_id = ${actorId}::uuid AND ended_on IS NULL`)
}

/** The household's word on what was delivered. What has moved on meanwhile stays as it is. */
async function hearMeasures(tx: Tx, visitId: string, { measures, visitedOn }: VisitPayload): Promise<void> {
  for (const { id, received, word } of measures) {
    const to = received ? "confirmed" : "underway"
    const note = word || (received ? "走访时农户说已收到" : "走访时农户说没有收到")
    await moveMeasures(tx, { ids: [id], to, on: visitedOn, note, visitId })
  }
}

/** The visit of the same household that this one corrects; null when there is none in reach. */
async function correctedVisit(tx: Tx, { correctsId, householdId }: VisitPayload): Promise<string | null> {
  if (!correctsId) return null
  const [row] = await tx.query<{ id: string }>(sql`
    SELECT v.id::text FROM visit v
    WHERE v.county_code = ${tx.scope.countyCode} AND v.id = ${correctsId}::uuid AND v.household_id = ${householdId}::uuid`)
  return row?.id ?? null
}

async function insertVisit(
  tx: Tx,
  id: string,
  home: RecordRow,
  payload: VisitPayload,
  from: { deviceId: string | null; at: string | null },
  unread: readonly string[],
): Promise<void> {
  const { countyCode, actorId, actorName, role } = tx.scope
  const { householdId: _household, visitedOn, mode, met, sentence, correctsId, changes: _changes, ...rest } = payload
  const content = { ...rest, ...(unread.length > 0 ? { unread } : {}) }
  await tx.execute(sql`
    INSERT INTO visit (county_code, id, household_id, village_code, visited_on, mode, visitor_id, visitor_name, visitor_role, met, sentence, content,
      corrects_id, device_id, device_at, received_at)
    VALUES (${countyCode}, ${id}::uuid, ${String(home.id)}::uuid, ${String(home.village_code)}, ${visitedOn}::date, ${mode}, ${actorId}::uuid, ${actorName},
      ${role}, ${met}::text[], ${sentence}, ${JSON.stringify(content)}::jsonb,
      ${correctsId}::uuid, ${from.deviceId}::uuid, ${from.at}::timestamptz, clock_timestamp())`)
}

const OLDEST_DAYS = 366
function dayProblem(day: string): string | null {
  const now = today()
  if (day > now) return "走访日期晚于今天，请核对手机的日期后改正"
  return Date.parse(now) - Date.parse(day) > OLDEST_DAYS * 86_400_000 ? "走访日期超过一年，请核对" : null
}

/**
 * Stores a visit with all that follows from it: found changes by field, what the household says of measures, a problem, and
 * that it was seen. The visit's id is the sender's.
 */
export async function recordVisit(
  tx: Tx,
  id: string,
  payload: VisitPayload,
  from: { deviceId: string | null; at: string | null },
): Promise<Recorded> {
  if (tx.scope.former.includes(payload.householdId))
    return { outcome: "refused", reason: "这一户已经移交给别人，只能查看；这次走访请交给新的责任人登记" }
  const [home] = await lockRecords(tx, "household", [payload.householdId])
  if (!home) return { outcome: "refused", reason: "没有找到这一户，可能已移交或不在册，请与镇办核对" }
  const problem = dayProblem(payload.visitedOn)
  if (problem) return { outcome: "refused", reason: problem }
  const { weighed, unread } = await weighChanges(tx, home, payload.changes)
  const corrects = await correctedVisit(tx, payload)
  if (payload.correctsId && !corrects)
    unread.push(`更正编号为 ${payload.correctsId} 的走访：这一户没有这次走访，没有关联`)
  unread.push(...unknownEvents(payload))
  await insertVisit(tx, id, home, { ...payload, correctsId: corrects }, from, unread)
  await keepChanges(tx, { id, on: payload.visitedOn }, home, weighed)
  const reported = await reportEvents(tx, id, home, payload)
  await noteSeen(tx, home, payload)
  await hearMeasures(tx, id, payload)
  if (payload.problem) {
    const { id: problemId, category, title, detail } = payload.problem
    await raiseProblem(tx, {
      id: problemId,
      householdId: payload.householdId,
      villageCode: String(home.village_code),
      category,
      title,
      detail,
      raisedOn: payload.visitedOn,
      dueOn: null,
      visitId: id,
      owner: { accountId: null, department: null },
    })
  }
  const count = (state: Weighed["state"]): number => weighed.filter((each) => each.state === state).length
  return {
    outcome: "recorded",
    villageCode: String(home.village_code),
    applied: count("applied"),
    pending: count("pending") + reported,
    conflicts: count("conflict"),
  }
}
