import { randomUUID } from "node:crypto"
import type { Decision } from "@/lib/domain/household/life-events"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { RecordRow } from "@/lib/domain/household/record"
import { closeOffers } from "@/lib/features/handovers/mutations"
import { type Change, changeRecords, columnsOf, insertRecords } from "@/lib/features/households/history-mutations"
import { nextHouseholdNo } from "@/lib/features/households/record-mutations"
import { lockForPairing } from "@/lib/features/pairings/import-mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import type { LifeEventInput } from "./schema"

const { sql } = Prisma

/** A new household beside the one it comes from: what is known of it is who, where and of which roll, and no more. */
export async function foundHousehold(tx: Tx, former: RecordRow, villageCode: string, source: string): Promise<string> {
  const id = randomUUID()
  const householdNo = await nextHouseholdNo(tx, villageCode)
  const isSameVillage = villageCode === former.village_code
  const kept = { roll_type: former.roll_type, group_name: isSameVillage ? former.group_name : null }
  await insertRecords(tx, "household", [{ ...kept, id, village_code: villageCode, household_no: householdNo }], source)
  return id
}

/** Whoever was responsible goes along: to the new household, or to one that had nobody. Those of an ended household end. */
export async function carryPairings(
  tx: Tx,
  from: string,
  to: string | null,
  toVillage: string | null,
  closed: readonly string[],
) {
  const county = tx.scope.countyCode
  await lockForPairing(tx, [from, ...(to ? [to] : []), ...closed])
  if (to && toVillage) {
    await tx.execute(sql`
      INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on)
      SELECT ${county}, ${to}::uuid, ${toVillage}, p.account_id, ${today()}::date FROM pairing p
      WHERE p.county_code = ${county} AND p.household_id = ${from}::uuid AND p.ended_on IS NULL AND NOT EXISTS (
        SELECT FROM pairing q WHERE q.county_code = ${county} AND q.household_id = ${to}::uuid AND q.ended_on IS NULL)`)
  }
  if (closed.length === 0) return
  await tx.execute(sql`
    UPDATE pairing SET ended_on = ${today()}::date, end_reason = 'left'
    WHERE county_code = ${county} AND household_id = ANY(${[...closed]}::uuid[]) AND ended_on IS NULL`)
  await closeOffers(tx, closed, "户已不在册")
  await tx.execute(sql`
    UPDATE pathway_override SET ended_at = now(), ended_by = ${tx.scope.actorId}::uuid, end_reason = '户已不在册'
    WHERE county_code = ${county} AND household_id = ANY(${[...closed]}::uuid[]) AND ended_at IS NULL`)
}

export interface Target {
  readonly id: string
  readonly villageCode: string
}

export async function writeMembers(
  tx: Tx,
  decision: Decision,
  home: Target,
  other: Target | null,
  reason: string,
  source: string,
) {
  const ended = { ended_at: new Date().toISOString(), end_reason: reason }
  const changes: Change[] = [
    ...decision.moved.map(({ id, to, relation }) => {
      const target = to === home.id ? home : other
      if (!target) throw new Error("a member moves to a household that is not known")
      const columns = { household_id: target.id, village_code: target.villageCode, relation }
      return { id, columns, fields: ["relation"] }
    }),
    ...decision.related.map(({ id, relation }) => ({ id, columns: { relation }, fields: ["relation"] })),
    ...decision.ended.map((id) => ({ id, columns: ended })),
  ]
  await changeRecords(tx, "member", changes, source)
  await changeRecords(
    tx,
    "household",
    decision.closed.map((id) => ({ id, columns: ended })),
    source,
  )
}

/** Somebody who was in no household of the county. A newborn is no labour and not of school age. */
export async function addNewcomer(
  tx: Tx,
  input: LifeEventInput,
  home: Target,
  position: number,
  source: string,
): Promise<string> {
  const id = randomUUID()
  const child = { birthDate: input.happenedOn, labour: "none", schoolStatus: "under_school_age" }
  const values =
    input.kind === "born"
      ? { ...child, ...input.person, birthDate: input.person.birthDate ?? input.happenedOn }
      : input.person
  const place = { id, household_id: home.id, village_code: home.villageCode, position }
  await insertRecords(tx, "member", [{ ...columnsOf(tx, MEMBER_FIELDS, values), ...place }], source)
  return id
}
