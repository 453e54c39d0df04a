import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { initialsOf } from "@/lib/domain/household/initials"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { Values } from "@/lib/domain/household/schema"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { today } from "@/lib/platform/clock"
import { seal } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import { type Tx, within } from "@/lib/platform/db/tenant"
import { mintCounting } from "@/lib/platform/scope/scope"
import { recountHouseholds } from "./recount-mutations"
import { refreshSummary } from "./summary-mutations"

const { sql, raw } = Prisma

export type RecordKind = "household" | "member"

/** Columns by name, as the database takes them. */
export type Columns = Readonly<Record<string, unknown>>

const FIELDS: Record<RecordKind, readonly Field[]> = { household: HOUSEHOLD_FIELDS, member: MEMBER_FIELDS }

const dictionaryColumns = (kind: RecordKind): string[] =>
  FIELDS[kind].flatMap(({ key, type }) =>
    isSealed(type) ? ["cipher", "masked", "index"].map((part) => `${columnOf(key)}_${part}`) : [columnOf(key)],
  )

/** What a command may write besides the dictionary: place, order, end. Never who or when. */
const COLUMNS: Record<RecordKind, readonly string[]> = {
  household: [...dictionaryColumns("household"), "village_code", "ended_at", "end_reason"],
  member: [
    ...dictionaryColumns("member"),
    "initials",
    "household_id",
    "village_code",
    "position",
    "ended_at",
    "end_reason",
  ],
}

/** Values by field key as columns: sealed ones encrypted, a name with its initials. */
export function columnsOf(tx: Tx, fields: readonly Field[], values: Values): Columns {
  const columns: Record<string, unknown> = {}
  for (const { key, type } of fields) {
    const value = values[key]
    if (value === undefined) continue
    if (isSealed(type)) {
      const sealed = value === null ? null : seal(tx.scope.countyCode, type.kind, String(value))
      for (const part of ["cipher", "masked", "index"] as const)
        columns[`${columnOf(key)}_${part}`] = sealed?.[part] ?? null
    } else {
      columns[columnOf(key)] = type.kind === "codes" ? (value ?? []) : value
    }
  }
  if (typeof values.name === "string") columns.initials = initialsOf(values.name)
  return columns
}

/** Says where the values come from that are written next. `label` is what the screen shows: a person's name, an event. */
export async function createSource(tx: Tx, kind: "person" | "event" | "visit", label: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>(sql`
    INSERT INTO source (county_code, kind, actor_id, label, recorded_at)
    VALUES (${tx.scope.countyCode}, ${kind}, ${tx.scope.actorId}::uuid, ${label}, clock_timestamp()) RETURNING id::text`)
  if (!row) throw new Error("no source was stored")
  return row.id
}

export interface Change {
  readonly id: string
  readonly columns: Columns
  /** Keys of the dictionary fields that are changed. */
  readonly fields?: readonly string[]
}

/**
 * Keeps the rows as they were and writes the changes with their source, in two statements however many there are. The
 * rows must be locked by the caller. @throws when a row is out of reach or has ended
 */
export async function changeRecords(
  tx: Tx,
  kind: RecordKind,
  changes: readonly Change[],
  sourceId: string,
): Promise<void> {
  if (changes.length === 0) return
  const county = tx.scope.countyCode
  const table = raw(kind)
  const patches = JSON.stringify(
    changes.map(({ id, columns, fields = [] }) => ({
      id,
      patch: columns,
      sources: Object.fromEntries(fields.map((key) => [key, sourceId])),
    })),
  )
  const given = sql`jsonb_to_recordset(${patches}::jsonb) AS x(id uuid, patch jsonb, sources jsonb)`
  const kept = await tx.execute(sql`
    INSERT INTO register_history (county_code, kind, record_id, household_id, village_code, valid_from, valid_to, row, source_id)
    SELECT ${county}, ${kind}, t.id, ${kind === "household" ? sql`t.id` : sql`t.household_id`}, t.village_code,
      t.changed_at, greatest(now(), t.changed_at + interval '1 millisecond'), to_jsonb(t), ${sourceId}::uuid
    FROM ${given} JOIN ${table} t ON t.county_code = ${county} AND t.id = x.id AND t.ended_at IS NULL`)
  if (kept !== changes.length)
    throw new Error(`${changes.length - kept} of the ${kind} rows are not there to be changed`)
  const used = COLUMNS[kind].filter((column) => changes.some(({ columns }) => column in columns))
  const names = raw(used.map((column) => `"${column}"`).join(", "))
  const fresh = raw(used.map((column) => `n."${column}"`).join(", "))
  await tx.execute(sql`
    UPDATE ${table} t SET (${names}) = (SELECT ${fresh} FROM jsonb_populate_record(t, x.patch) n),
      field_source = t.field_source || x.sources, changed_at = greatest(now(), t.changed_at + interval '1 millisecond')
    FROM ${given} WHERE t.county_code = ${county} AND t.id = x.id`)
}

/** Stores new rows; `columns` holds id and place besides the dictionary's. */
export async function insertRecords(
  tx: Tx,
  kind: RecordKind,
  rows: readonly Columns[],
  sourceId: string,
): Promise<void> {
  if (rows.length === 0) return
  const lists = kind === "household" ? ["other_causes", "return_risks"] : ["health"]
  const blank = Object.fromEntries(lists.map((column) => [column, []]))
  const used = ["id", ...COLUMNS[kind]].filter((column) => rows.some((row) => column in row) || lists.includes(column))
  const names = raw(used.map((column) => `"${column}"`).join(", "))
  const values = JSON.stringify(rows.map((row) => ({ ...blank, ...row })))
  await tx.execute(sql`
    INSERT INTO ${raw(kind)} (county_code, source_id, created_at, changed_at, ${names})
    SELECT ${tx.scope.countyCode}, ${sourceId}::uuid, now(), now(), ${names}
    FROM jsonb_populate_recordset(NULL::${raw(kind)}, ${values}::jsonb)`)
}

/** What follows every change: head and count, the pathway, the sums of the villages, in this order. */
export async function settle(tx: Tx, householdIds: readonly string[], villageCodes: readonly string[]): Promise<void> {
  await recountHouseholds(tx, householdIds)
  await classifyHouseholds(tx, householdIds, today())
  const { households } = tx.scope
  if (households === "*" || households === "-") await refreshSummary(tx, villageCodes)
  else
    for (const code of new Set(villageCodes))
      await within(tx, mintCounting(tx.scope, code), (whole) => refreshSummary(whole, [code]))
}
