import { columnOf, type Field, type FieldValue, isSealed } from "@/lib/domain/household/field"
import { parseValue } from "@/lib/domain/household/parse-value"
import { type RecordRow, storedValue } from "@/lib/domain/household/record"
import { changeableField, ruleOf } from "@/lib/domain/visit/change-rules"
import { mergeField } from "@/lib/domain/visit/merge"
import { holdMoving } from "@/lib/domain/visit/pathway-move"
import type { FoundChange } from "@/lib/domain/visit/visit"
import {
  type Columns,
  changeRecords,
  columnsOf,
  createSource,
  settle,
} from "@/lib/features/households/history-mutations"
import { lockRecords } from "@/lib/features/households/record-queries"
import { engineOn } from "@/lib/features/policy/queries"
import { today } from "@/lib/platform/clock"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { factRowsOf } from "./queries"

const { sql } = Prisma

/** One found change beside what the register has. */
export interface Weighed {
  readonly change: FoundChange
  readonly field: Field
  readonly state: "applied" | "pending" | "conflict"
  readonly old: FieldValue
  readonly columns: Columns
  /** What the township should know before it decides. */
  readonly note: string
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
  return { change, field, state, old: current, columns, note: "" }
}

/** What a request keeps of a value: of a sealed number the columns with its cipher text. */
const kept = ({ field, columns }: Weighed): unknown =>
  isSealed(field.type) ? columns : (columns[columnOf(field.key)] ?? null)

/** What would move the household's pathway waits for the township and says so, whatever the table of fields says of it. */
async function holdMoves(tx: Tx, home: RecordRow, weighed: readonly Weighed[]): Promise<Weighed[]> {
  // Somebody has decided on the pathway by hand: it does not move by itself, and the decision is flagged for review.
  if (weighed.length === 0 || home.overridden === true) return [...weighed]
  const day = today()
  const rows = await factRowsOf(tx, String(home.id))
  return rows ? holdMoving(await engineOn(tx, day), rows, weighed, day) : [...weighed]
}

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
  return weighed.map((each) => (contested.includes(each) ? { ...each, state: "conflict" } : each))
}

/** Keeps what was found as requests, and writes what holds at once. */
export async function keepChanges(
  tx: Tx,
  visit: { id: string; on: string },
  home: RecordRow,
  weighed: readonly Weighed[],
): Promise<void> {
  if (weighed.length === 0) return
  await storeChanges(tx, visit, home, weighed)
  await applyChanges(tx, home, weighed, `走访 ${visit.on} · ${tx.scope.actorName}`)
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
    note: each.note,
  }))
  await tx.execute(sql`
    INSERT INTO change_request (county_code, household_id, village_code, visit_id, kind, record_id, field, base_value, old_value, new_value, state, note,
      author_id, author_name, seen_on, decided_at, decision_note)
    SELECT ${countyCode}, ${String(home.id)}::uuid, ${String(home.village_code)}, ${visit.id}::uuid, x.kind, x.record, x.field, x.base, x.old, x.found, x.state, x.note,
      ${actorId}::uuid, ${actorName}, ${visit.on}::date, CASE WHEN x.state = 'applied' THEN now() END, CASE WHEN x.state = 'applied' THEN '按规则直接更新' END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(kind text, record uuid, field text, base jsonb, old jsonb, found jsonb, state text, note text)`)
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

/** A finding of somebody who is not in the household any more. */
const goneText = ({ field, value }: FoundChange): string =>
  `${field}：${String(rawOf(value) ?? "")}（这个人已不在这一户）`

/** What becomes of each found change of a household: what may be kept as a request, and as text what could not be read. */
export async function weighChanges(
  tx: Tx,
  home: RecordRow,
  changes: readonly FoundChange[],
): Promise<{ weighed: Weighed[]; unread: string[] }> {
  const wanted = changes.filter(({ kind }) => kind === "member").map(({ recordId }) => recordId)
  const members = await lockRecords(tx, "member", [...new Set(wanted)])
  const rows = [home, ...members.filter((row) => row.household_id === home.id)]
  const rowOf = ({ kind, recordId }: FoundChange) =>
    rows.find((row) => row.id === recordId && (row === home) === (kind === "household"))
  const taken = await takenFromAuthor(tx, changes)
  const judged = changes.map((change) => {
    const row = rowOf(change)
    return row ? weigh(tx, row, change, taken) : goneText(change)
  })
  const weighed = judged.filter((each) => each !== null && typeof each !== "string")
  // Whatever could not be read says nothing, and takes nothing back.
  const said = changes.filter((_, index) => typeof judged[index] !== "string")
  const held = await holdMoves(tx, home, weighed)
  return { weighed: await meetOpen(tx, said, held), unread: judged.filter((each) => typeof each === "string") }
}
