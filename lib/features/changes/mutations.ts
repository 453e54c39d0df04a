import { columnOf, isSealed } from "@/lib/domain/household/field"
import { changeableField, type RecordKind } from "@/lib/domain/visit/change-rules"
import { changeLabel, eventOf } from "@/lib/domain/visit/change-words"
import { type Columns, changeRecords, createSource, settle } from "@/lib/features/households/history-mutations"
import { lockRecords } from "@/lib/features/households/record-queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

interface Open {
  readonly id: string
  readonly household_id: string
  readonly village_code: string
  readonly kind: RecordKind
  readonly record_id: string
  readonly field: string
  readonly new_value: unknown
}

export interface Settled {
  readonly changes: number
  readonly fields: readonly string[]
  /** Reports of a life event that is not registered yet: they wait on. */
  readonly unregistered: number
  /** Asked for and not settled: decided meanwhile, out of reach, or the person is not in the household any more. */
  readonly left: number
  readonly villageCode: string | null
}

/** Requests that still wait, of households in reach, kept from others. Of two for one field the one named later wins. */
const lockOpen = (tx: Tx, ids: readonly string[]): Promise<Open[]> =>
  tx.query<Open>(sql`
    SELECT c.id::text, c.household_id::text, c.village_code, c.kind, c.record_id::text, c.field, c.new_value
    FROM change_request c JOIN household h ON h.county_code = c.county_code AND h.id = c.household_id AND h.ended_at IS NULL
    WHERE c.county_code = ${tx.scope.countyCode} AND c.id = ANY(${[...ids]}::uuid[]) AND c.state IN ('pending', 'conflict')
    ORDER BY c.id FOR UPDATE OF c`)

function columnsOfChange({ kind, field, new_value }: Open): Columns | null {
  const known = changeableField(kind, field)
  if (!known) return null
  if (isSealed(known.type)) return typeof new_value === "object" && new_value !== null ? (new_value as Columns) : null
  return { [columnOf(field)]: new_value }
}

async function apply(tx: Tx, open: readonly Open[]): Promise<void> {
  const source = await createSource(tx, "visit", `走访变化确认 · ${tx.scope.actorName}`)
  for (const kind of ["household", "member"] as const) {
    const ofKind = open.filter((each) => each.kind === kind)
    const records = [...new Set(ofKind.map(({ record_id }) => record_id))]
    const changes = records.map((id) => {
      const own = ofKind.filter(({ record_id }) => record_id === id)
      const columns: Columns = Object.assign({}, ...own.map((each) => columnsOfChange(each) ?? {}))
      return { id, columns, fields: own.map(({ field }) => field) }
    })
    await changeRecords(tx, kind, changes, source)
  }
  await settle(
    tx,
    [...new Set(open.map(({ household_id }) => household_id))],
    [...new Set(open.map(({ village_code }) => village_code))],
  )
}

async function close(tx: Tx, ids: readonly string[], state: string, note: string): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(sql`
    UPDATE change_request SET state = ${state}, decided_at = now(), decided_by = ${actorId}::uuid, decided_by_name = ${actorName}, decision_note = ${note}
    WHERE county_code = ${countyCode} AND id = ANY(${[...ids]}::uuid[])`)
}

const REGISTERED_WITHIN_DAYS = 90

/** Of the reports of life events those whose event has been registered, lately or since. */
async function registeredEvents(tx: Tx, open: readonly Open[]): Promise<ReadonlySet<string>> {
  const rows = open.flatMap(({ id, field, household_id }) => {
    const kind = eventOf(field)
    return kind ? [{ id, kind, home: household_id }] : []
  })
  if (rows.length === 0) return new Set()
  const found = await tx.query<{ id: string }>(sql`
    SELECT x.id FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id text, kind text, home uuid)
    WHERE EXISTS (SELECT FROM life_event e WHERE e.county_code = ${tx.scope.countyCode} AND e.kind = x.kind AND e.household_id = x.home
      AND e.recorded_at > now() - make_interval(days => ${REGISTERED_WITHIN_DAYS}))`)
  return new Set(found.map(({ id }) => id))
}

/** What else waits for the same fields is answered with the accepted one. */
async function supersede(tx: Tx, accepted: readonly Open[]): Promise<void> {
  const keys = accepted.map(({ record_id, field }) => `${record_id}:${field}`)
  const others = await tx.query<{ id: string }>(sql`
    SELECT c.id::text FROM change_request c
    WHERE c.county_code = ${tx.scope.countyCode} AND c.state IN ('pending', 'conflict') AND c.household_id = ANY(${accepted.map(({ household_id }) => household_id)}::uuid[])
      AND c.record_id::text || ':' || c.field = ANY(${keys}) ORDER BY c.id FOR UPDATE`)
  await close(
    tx,
    others.map(({ id }) => id),
    "superseded",
    "同一项采纳了另一条登记",
  )
}

/** Takes over or turns down what was found in the field. What is taken over gets history, source and a new classification. */
export async function settleChanges(
  tx: Tx,
  { ids, decision, note }: { ids: readonly string[]; decision: "accept" | "reject"; note: string },
): Promise<Settled> {
  const open = await lockOpen(tx, ids)
  const households = await lockRecords(tx, "household", [...new Set(open.map(({ household_id }) => household_id))])
  const members = await lockRecords(
    tx,
    "member",
    open.filter(({ kind }) => kind === "member").map(({ record_id }) => record_id),
  )
  const there = new Set([...households, ...members].map((row) => String(row.id)))
  const events = open.filter(({ field }) => eventOf(field))
  const registered = await registeredEvents(tx, events)
  const facts = open.filter((each) => there.has(each.record_id) && columnsOfChange(each))
  const able = decision === "reject" ? open : [...facts, ...events.filter(({ id }) => registered.has(id))]
  if (able.length > 0 && decision === "accept") {
    await close(
      tx,
      able.map(({ id }) => id),
      "accepted",
      note,
    )
    await supersede(tx, able)
    if (facts.length > 0) await apply(tx, facts)
  } else if (able.length > 0) {
    await close(
      tx,
      able.map(({ id }) => id),
      "rejected",
      note,
    )
  }
  const unregistered = decision === "reject" ? 0 : events.length - registered.size
  const villages = new Set(able.map(({ village_code }) => village_code))
  return {
    changes: able.length,
    fields: [...new Set(able.map(({ kind, field }) => (eventOf(field) ? changeLabel(kind, field) : field)))],
    unregistered,
    left: new Set(ids).size - able.length - unregistered,
    villageCode: villages.size === 1 ? ([...villages][0] ?? null) : null,
  }
}
