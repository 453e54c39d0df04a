import { columnOf, type Field, type FieldValue, isSealed } from "@/lib/domain/household/field"
import { parseValue } from "@/lib/domain/household/parse-value"
import { type RecordRow, storedValue } from "@/lib/domain/household/record"
import { proposedDeadline } from "@/lib/domain/problem/problem"
import { changeableField, ruleOf } from "@/lib/domain/visit/change-rules"
import { mergeField } from "@/lib/domain/visit/merge"
import type { FoundChange, VisitPayload } from "@/lib/domain/visit/visit"
import {
  type Columns,
  changeRecords,
  columnsOf,
  createSource,
  settle,
} from "@/lib/features/households/history-mutations"
import { lockRecords } from "@/lib/features/households/record-queries"
import { moveMeasures } from "@/lib/features/measures/mutations"
import { raiseProblem } from "@/lib/features/problems/mutations"
import { today } from "@/lib/platform/clock"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

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

/** One found change beside what the register has. */
interface Weighed {
  readonly change: FoundChange
  readonly field: Field
  readonly state: "applied" | "pending" | "conflict"
  readonly old: FieldValue
  readonly columns: Columns
}

const rawOf = (value: FoundChange["value"]) => (Array.isArray(value) ? value.join("、") : value)

/** Whether the register already has what was found; of a sealed number by its keyed hash. */
function hasAlready(tx: Tx, row: RecordRow, field: Field, found: FieldValue): boolean {
  if (!isSealed(field.type) || found === null) return false
  return row[`${columnOf(field.key)}_index`] === blindIndex(tx.scope.countyCode, field.type.kind, String(found))
}

const keyOf = ({ recordId, field }: Pick<FoundChange, "recordId" | "field">): string => `${recordId}:${field}`

/** What the register last took over from this very person, by record and field. */
async function takenFromAuthor(tx: Tx, changes: readonly FoundChange[]): Promise<ReadonlyMap<string, unknown>> {
  if (changes.length === 0) return new Map()
  const rows = await tx.query<{ key: string; value: unknown }>(sql`
    SELECT DISTINCT ON (c.record_id, c.field) c.record_id::text || ':' || c.field AS key, c.new_value AS value FROM change_request c
    WHERE c.county_code = ${tx.scope.countyCode} AND c.author_id = ${tx.scope.actorId}::uuid AND c.state IN ('applied', 'accepted')
      AND c.record_id::text || ':' || c.field = ANY(${changes.map(keyOf)})
    ORDER BY c.record_id, c.field, c.created_at DESC`)
  return new Map(rows.map(({ key, value }) => [key, value]))
}

/** Whether a value that was taken over is what the register shows; of a sealed number by its mask. */
function isShown(field: Field, taken: unknown, current: FieldValue): boolean {
  const shown =
    isSealed(field.type) && typeof taken === "object" && taken !== null
      ? (taken as RecordRow)[`${columnOf(field.key)}_masked`]
      : taken
  return JSON.stringify(shown ?? null) === JSON.stringify(current)
}

/** What becomes of a change; null = nothing to do. @returns a text when it cannot be read */
function weigh(
  tx: Tx,
  row: RecordRow,
  change: FoundChange,
  taken: ReadonlyMap<string, unknown>,
): Weighed | string | null {
  const field = changeableField(change.kind, change.field)
  if (!field) return `${change.field}：${String(rawOf(change.value) ?? "")}`
  const parsed = parseValue(field.type, rawOf(change.value))
  if (!parsed.ok) return `${field.label}：${String(rawOf(change.value) ?? "")}（${parsed.problem}）`
  const current = storedValue(row, field)
  // Several visits written before the first was sent know the same old value: nobody conflicts with themselves.
  const own = taken.has(keyOf(change)) && isShown(field, taken.get(keyOf(change)), current)
  const base = own ? current : change.base
  const merged = hasAlready(tx, row, field, parsed.value) ? "same" : mergeField(base, current, parsed.value)
  if (merged === "same") return null
  const columns = columnsOf(tx, [field], { [field.key]: parsed.value })
  const rule = ruleOf(change.kind, field.key)
  const state = merged === "conflict" ? "conflict" : rule === "apply" ? "applied" : "pending"
  return { change, field, state, old: current, columns }
}

/** What a request keeps of a value: of a sealed number the columns with its cipher text. */
const kept = ({ field, columns }: Weighed): unknown =>
  isSealed(field.type) ? columns : (columns[columnOf(field.key)] ?? null)

/**
 * Somebody else may have found the same field otherwise and still wait for the township: then both wait as a conflict. What
 * the same person found before is superseded.
 */
async function meetOpen(tx: Tx, changes: readonly FoundChange[], weighed: readonly Weighed[]): Promise<Weighed[]> {
  const { countyCode, actorId } = tx.scope
  const keys = changes.map(keyOf)
  if (keys.length === 0) return []
  await tx.execute(sql`
    UPDATE change_request c SET state = 'superseded', decided_at = now(), decided_by = ${actorId}::uuid, decided_by_name = ${tx.scope.actorName},
      decision_note = '本人又有新的登记'
    WHERE c.county_code = ${countyCode} AND c.state IN ('pending', 'conflict') AND c.author_id = ${actorId}::uuid
      AND c.record_id::text || ':' || c.field = ANY(${keys})`)
  const open = await tx.query<{ key: string; value: unknown }>(sql`
    SELECT c.record_id::text || ':' || c.field AS key, c.new_value AS value FROM change_request c
    WHERE c.county_code = ${countyCode} AND c.state IN ('pending', 'conflict') AND c.record_id::text || ':' || c.field = ANY(${keys})`)
  const contested = weighed.filter((each) =>
    open.some(({ key, value }) => key === keyOf(each.change) && JSON.stringify(value) !== JSON.stringify(kept(each))),
  )
  if (contested.length > 0)
    await tx.execute(sql`
      UPDATE change_request c SET state = 'conflict'
      WHERE c.county_code = ${countyCode} AND c.state = 'pending' AND c.record_id::text || ':' || c.field = ANY(${contested.map(({ change }) => keyOf(change))})`)
  return weighed.map((each) =>
    contested.includes(each) && each.state === "pending" ? { ...each, state: "conflict" } : each,
  )
}

async function storeChanges(tx: Tx, visit: { id: string; on: string }, home: RecordRow, weighed: readonly Weighed[]) {
  const { countyCode, actorId, actorName } = tx.scope
  const rows = weighed.map((each) => ({
    kind: each.change.kind,
    record: each.change.recordId,
    field: each.field.key,
    base: each.change.base,
    old: each.old,
    found: kept(each),
    state: each.state,
  }))
  await tx.execute(sql`
    INSERT INTO change_request (county_code, household_id, village_code, visit_id, kind, record_id, field, base_value, old_value, new_value, state,
      author_id, author_name, seen_on, decided_at, decision_note)
    SELECT ${countyCode}, ${String(home.id)}::uuid, ${String(home.village_code)}, ${visit.id}::uuid, x.kind, x.record, x.field, x.base, x.old, x.found, x.state,
      ${actorId}::uuid, ${actorName}, ${visit.on}::date, CASE WHEN x.state = 'applied' THEN now() END, CASE WHEN x.state = 'applied' THEN '按规则直接更新' END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(kind text, record uuid, field text, base jsonb, old jsonb, found jsonb, state text)`)
}

/** Writes what holds at once, with history and the visit as its source. */
async function applyChanges(tx: Tx, home: RecordRow, weighed: readonly Weighed[], label: string): Promise<void> {
  const applied = weighed.filter(({ state }) => state === "applied")
  if (applied.length === 0) return
  const source = await createSource(tx, "visit", label)
  for (const kind of ["household", "member"] as const) {
    const ofKind = applied.filter(({ change }) => change.kind === kind)
    const ids = [...new Set(ofKind.map(({ change }) => change.recordId))]
    const changes = ids.map((id) => {
      const own = ofKind.filter(({ change }) => change.recordId === id)
      return {
        id,
        columns: Object.assign({}, ...own.map(({ columns }) => columns)) as Columns,
        fields: own.map(({ field }) => field.key),
      }
    })
    await changeRecords(tx, kind, changes, source)
  }
  await settle(tx, [String(home.id)], [String(home.village_code)])
}

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
  const wanted = payload.changes.filter(({ kind }) => kind === "member").map(({ recordId }) => recordId)
  const members = await lockRecords(tx, "member", [...new Set(wanted)])
  const rowOf = ({ kind, recordId }: FoundChange): RecordRow | undefined =>
    kind === "household"
      ? recordId === payload.householdId
        ? home
        : undefined
      : members.find((row) => row.id === recordId && row.household_id === home.id)
  const taken = await takenFromAuthor(tx, payload.changes)
  const judged = payload.changes.map((change) => {
    const row = rowOf(change)
    return row
      ? weigh(tx, row, change, taken)
      : `${change.field}：${String(rawOf(change.value) ?? "")}（这个人已不在这一户）`
  })
  const corrects = await correctedVisit(tx, payload)
  const unread = judged.filter((each) => typeof each === "string")
  if (payload.correctsId && !corrects)
    unread.push(`更正编号为 ${payload.correctsId} 的走访：这一户没有这次走访，没有关联`)
  await insertVisit(tx, id, home, { ...payload, correctsId: corrects }, from, unread)
  const weighed = await meetOpen(
    tx,
    // Whatever could not be read says nothing, and takes nothing back.
    payload.changes.filter((_, index) => typeof judged[index] !== "string"),
    judged.filter((each) => each !== null && typeof each !== "string"),
  )
  if (weighed.length > 0) await storeChanges(tx, { id, on: payload.visitedOn }, home, weighed)
  await applyChanges(tx, home, weighed, `走访 ${payload.visitedOn} · ${tx.scope.actorName}`)
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
      dueOn: proposedDeadline(category, payload.visitedOn),
      visitId: id,
      owner: { accountId: null, department: null },
    })
  }
  const count = (state: Weighed["state"]): number => weighed.filter((each) => each.state === state).length
  return {
    outcome: "recorded",
    villageCode: String(home.village_code),
    applied: count("applied"),
    pending: count("pending"),
    conflicts: count("conflict"),
  }
}
