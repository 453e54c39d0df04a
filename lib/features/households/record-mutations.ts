import { randomUUID } from "node:crypto"
import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { type RecordRow, storedValue } from "@/lib/domain/household/record"
import type { Values } from "@/lib/domain/household/schema"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { changeRecords, columnsOf, createSource, insertRecords, type RecordKind, settle } from "./history-mutations"
import { lockRecords } from "./record-queries"

const { sql } = Prisma
const FIELDS: Record<RecordKind, readonly Field[]> = { household: HOUSEHOLD_FIELDS, member: MEMBER_FIELDS }

/** The values that differ from the stored ones. */
function changed(tx: Tx, kind: RecordKind, row: RecordRow, values: Values): Values {
  const differs = FIELDS[kind].filter((field) => {
    const value = values[field.key]
    if (value === undefined) return false
    if (!isSealed(field.type)) return JSON.stringify(storedValue(row, field)) !== JSON.stringify(value)
    const index = row[`${columnOf(field.key)}_index`] ?? null
    return index !== (value === null ? null : blindIndex(tx.scope.countyCode, field.type.kind, String(value)))
  })
  return Object.fromEntries(differs.map(({ key }) => [key, values[key] ?? null]))
}

export type Saved =
  | { readonly outcome: "saved"; readonly fields: readonly string[]; readonly villageCode: string }
  | { readonly outcome: "absent" | "stale" | "taken" | "head" }

interface Save {
  readonly kind: RecordKind
  readonly id: string
  readonly householdId: string
  /** As the form saw it. */
  readonly changedAt: string
  readonly values: Values
}

/** Writes what differs, with history and source, and what follows from it. Nothing differs, nothing is written. */
export async function saveRecord(tx: Tx, save: Save): Promise<Saved> {
  const [row] = await lockRecords(tx, save.kind, [save.id])
  const householdId = save.kind === "household" ? row?.id : row?.household_id
  if (!row || householdId !== save.householdId) return { outcome: "absent" }
  if (new Date(String(row.changed_at)).getTime() !== new Date(save.changedAt).getTime()) return { outcome: "stale" }
  const villageCode = String(row.village_code)
  const values = changed(tx, save.kind, row, save.values)
  const fields = Object.keys(values)
  if (fields.length === 0) return { outcome: "saved", fields, villageCode }
  // Who is head changes by an event, so that there is always exactly one.
  if ("relation" in values && (values.relation === "head" || row.relation === "head")) return { outcome: "head" }
  if (await isTaken(tx, values)) return { outcome: "taken" }
  const source = await createSource(tx, "person", tx.scope.actorName)
  const columns = columnsOf(tx, FIELDS[save.kind], values)
  await changeRecords(tx, save.kind, [{ id: save.id, columns, fields }], source)
  await settle(tx, [save.householdId], [villageCode])
  return { outcome: "saved", fields, villageCode }
}

/** Whether somebody in reach has the document number or household number; beyond reach the unique index answers. */
async function isTaken(tx: Tx, values: Values): Promise<boolean> {
  const county = tx.scope.countyCode
  const idNumber = typeof values.idNumber === "string" ? blindIndex(county, "idNumber", values.idNumber) : null
  const number = typeof values.householdNo === "string" ? values.householdNo : null
  if (idNumber === null && number === null) return false
  const [row] = await tx.query<{ taken: boolean }>(sql`
    SELECT EXISTS (SELECT FROM member WHERE county_code = ${county} AND ended_at IS NULL AND id_number_index = ${idNumber})
      OR EXISTS (SELECT FROM household WHERE county_code = ${county} AND ended_at IS NULL AND household_no = ${number}) AS taken`)
  return row?.taken ?? false
}

export type Created =
  | { readonly outcome: "created"; readonly id: string; readonly villageCode: string }
  | { readonly outcome: "absent" | "taken" }

/** A member beyond those recorded; comes last. Somebody with the relation "head" is refused where there is a head. */
export async function addMember(tx: Tx, householdId: string, values: Values): Promise<Created | { outcome: "head" }> {
  const [household] = await lockRecords(tx, "household", [householdId])
  if (!household) return { outcome: "absent" }
  if (await isTaken(tx, values)) return { outcome: "taken" }
  const county = tx.scope.countyCode
  const [last] = await tx.query<{ position: number; heads: number }>(sql`
    SELECT coalesce(max(position) + 1, 0)::int AS position, (count(*) FILTER (WHERE relation = 'head'))::int AS heads
    FROM member WHERE county_code = ${county} AND household_id = ${householdId}::uuid AND ended_at IS NULL`)
  if (values.relation === "head" && last?.heads) return { outcome: "head" }
  const [id, villageCode] = [randomUUID(), String(household.village_code)]
  const source = await createSource(tx, "person", tx.scope.actorName)
  const place = { id, household_id: householdId, village_code: villageCode, position: last?.position ?? 0 }
  await insertRecords(tx, "member", [{ ...columnsOf(tx, MEMBER_FIELDS, values), ...place }], source)
  await settle(tx, [householdId], [villageCode])
  return { outcome: "created", id, villageCode }
}

/** The next number of the register's own series in a village: its code and four digits. */
export async function nextHouseholdNo(tx: Tx, villageCode: string): Promise<string> {
  const [row] = await tx.query<{ next: number }>(sql`
    SELECT coalesce(max(substr(household_no, 13)::int), 0) + 1 AS next FROM household
    WHERE county_code = ${tx.scope.countyCode} AND village_code = ${villageCode}
      AND household_no ~ ${`^${villageCode}[0-9]{4}$`}`)
  return villageCode + String(row?.next ?? 1).padStart(4, "0")
}

interface NewHousehold {
  readonly villageCode: string
  readonly household: Values
  readonly head: Values
}

/** A household with its head. */
export async function createHousehold(tx: Tx, given: NewHousehold): Promise<Created> {
  const { villageCode } = given
  const county = tx.scope.countyCode
  const [village] = await tx.query(sql`
    SELECT village_code FROM village WHERE county_code = ${county} AND village_code = ${villageCode} FOR UPDATE`)
  if (!village) return { outcome: "absent" }
  const householdNo = given.household.householdNo ?? (await nextHouseholdNo(tx, villageCode))
  const household = { ...given.household, householdNo }
  if ((await isTaken(tx, household)) || (await isTaken(tx, given.head))) return { outcome: "taken" }
  const source = await createSource(tx, "person", tx.scope.actorName)
  const id = randomUUID()
  const place = { village_code: villageCode }
  await insertRecords(tx, "household", [{ ...columnsOf(tx, HOUSEHOLD_FIELDS, household), ...place, id }], source)
  const head = { ...columnsOf(tx, MEMBER_FIELDS, given.head), relation: "head", position: 0 }
  await insertRecords(tx, "member", [{ ...head, ...place, id: randomUUID(), household_id: id }], source)
  await settle(tx, [id], [villageCode])
  return { outcome: "created", id, villageCode }
}
