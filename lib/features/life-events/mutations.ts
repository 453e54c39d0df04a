import { RELATION, type Relation } from "@/lib/domain/household/codes"
import { type Decision, decide, type Family, LIFE_EVENTS, type LifeEvent } from "@/lib/domain/household/life-events"
import type { RecordRow } from "@/lib/domain/household/record"
import type { Person } from "@/lib/domain/household/relations"
import { createSource, settle } from "@/lib/features/households/history-mutations"
import { lockRecords } from "@/lib/features/households/record-queries"
import { today } from "@/lib/platform/clock"
import { blindIndex } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import type { LifeEventInput } from "./schema"
import { addNewcomer, carryPairings, foundHousehold, type Target, writeMembers } from "./write-mutations"

const { sql } = Prisma

export type Recorded =
  | {
      readonly ok: true
      readonly id: string
      readonly villageCode: string
      readonly otherId: string | null
      readonly members: number
    }
  | { readonly ok: false; readonly code: "invalid" | "notFound"; readonly message: string; readonly field?: string }

const no = (message: string, field?: string): Recorded => ({
  ok: false,
  code: "invalid",
  message,
  ...(field ? { field } : {}),
})

const isRelation = (text: unknown): text is Relation => typeof text === "string" && Object.hasOwn(RELATION, text)

/** The current members of locked households, as the decision sees them. */
async function families(tx: Tx, householdIds: readonly string[]): Promise<Map<string, Family>> {
  const rows = await tx.query<{ id: string; household: string; relation: string | null; sex: Person["sex"] }>(sql`
    SELECT m.id::text, m.household_id::text AS household, m.relation, m.sex FROM member m
    WHERE m.county_code = ${tx.scope.countyCode} AND m.household_id = ANY(${[...householdIds]}::uuid[]) AND m.ended_at IS NULL
    ORDER BY m.position, m.id FOR UPDATE`)
  const of = (household: string): Person[] =>
    rows
      .filter((row) => row.household === household)
      .map(({ id, relation, sex }) => ({ id, relation: isRelation(relation) ? relation : null, sex }))
  return new Map(householdIds.map((id) => [id, { id, members: of(id) }]))
}

/** The other household that an event names: by number for a merge, by a person's document number for an arrival. */
async function findOther(tx: Tx, input: LifeEventInput): Promise<{ household: string; person: string | null } | null> {
  const county = tx.scope.countyCode
  if (input.kind === "merge" && input.otherHouseholdNo) {
    const [row] = await tx.query<{ id: string }>(sql`
      SELECT id::text FROM household WHERE county_code = ${county} AND household_no = ${input.otherHouseholdNo} AND ended_at IS NULL`)
    return row ? { household: row.id, person: null } : null
  }
  const { idNumber } = input.person
  if (typeof idNumber !== "string") return null
  const [row] = await tx.query<{ id: string; household: string }>(sql`
    SELECT m.id::text, m.household_id::text AS household FROM member m
    JOIN household h ON h.county_code = m.county_code AND h.id = m.household_id
    WHERE m.county_code = ${county} AND m.ended_at IS NULL AND m.id_number_index = ${blindIndex(county, "idNumber", idNumber)}`)
  return row ? { household: row.household, person: row.id } : null
}

function eventOf(input: LifeEventInput, other: Family | undefined, personId: string | null): LifeEvent | string {
  const { kind, happenedOn, memberIds, newHeadId, successorId, headId, person } = input
  switch (kind) {
    case "split":
      return { kind, happenedOn, memberIds, newHeadId, successorId }
    case "merge":
      return other ? { kind, happenedOn, into: other } : "没有找到这个户编号，请核对"
    case "headChanged":
      return { kind, happenedOn, headId }
    case "movedOut":
    case "died":
    case "marriedOut":
      return { kind, happenedOn, memberIds, successorId }
    default: {
      const relation = isRelation(person.relation) ? person.relation : "other"
      return { kind, happenedOn, relation, ...(other && personId ? { from: { family: other, personId } } : {}) }
    }
  }
}

/** Decides and writes a life event: members, households, pairings, the event itself, and what follows from them. */
export async function recordLifeEvent(tx: Tx, input: LifeEventInput): Promise<Recorded> {
  const found = await findOther(tx, input)
  const ids = [...new Set([input.householdId, ...(found ? [found.household] : [])])]
  const rows = new Map((await lockRecords(tx, "household", ids)).map((row) => [String(row.id), row]))
  const homeRow = rows.get(input.householdId)
  if (!homeRow) return { ok: false, code: "notFound", message: "没有找到这一户，可能已经变动" }
  const known = await families(tx, ids)
  const family = known.get(input.householdId)
  const event = eventOf(input, found ? known.get(found.household) : undefined, found?.person ?? null)
  if (typeof event === "string" || !family) return no(String(event), "otherHouseholdNo")
  const decided = decide(family, event, today())
  if (!decided.ok) return no(decided.message, decided.field)
  return carryOut(tx, input, decided.decision, {
    homeRow,
    family,
    otherRow: found ? rows.get(found.household) : undefined,
  })
}

interface Scene {
  readonly homeRow: RecordRow
  readonly family: Family
  readonly otherRow: RecordRow | undefined
}

const targetOf = (row: RecordRow): Target => ({ id: String(row.id), villageCode: String(row.village_code) })

async function carryOut(tx: Tx, input: LifeEventInput, decision: Decision, scene: Scene): Promise<Recorded> {
  const name = LIFE_EVENTS[input.kind]
  const source = await createSource(tx, "event", `${name} ${input.happenedOn} · ${tx.scope.actorName}`)
  const home = targetOf(scene.homeRow)
  let other = scene.otherRow ? targetOf(scene.otherRow) : null
  if (input.kind === "split") {
    const villageCode = input.villageCode ?? home.villageCode
    if (!(await isVillage(tx, villageCode))) return no("请选择新户所在村", "villageCode")
    other = { id: await foundHousehold(tx, scene.homeRow, villageCode, source), villageCode }
  }
  await writeMembers(tx, decision, home, other, name, source)
  const added = decision.adds ? [await addNewcomer(tx, input, home, scene.family.members.length, source)] : []
  const receives = input.kind === "split" || input.kind === "merge" ? other : null
  await carryPairings(tx, home.id, receives?.id ?? null, receives?.villageCode ?? null, decision.closed)
  const members = [...decision.moved.map(({ id }) => id), ...decision.ended, ...added]
  const concerned =
    members.length > 0 ? members : decision.related.flatMap(({ id, relation }) => (relation === "head" ? [id] : []))
  await tx.execute(sql`
    INSERT INTO life_event (county_code, kind, household_id, village_code, other_household_id, member_ids, happened_on, note, source_id, recorded_by)
    VALUES (${tx.scope.countyCode}, ${input.kind}, ${home.id}::uuid, ${home.villageCode}, ${other?.id ?? null}::uuid,
      ${concerned}::uuid[], ${input.happenedOn}::date, ${input.note}, ${source}::uuid, ${tx.scope.actorId}::uuid)`)
  const touched = [home, ...(other ? [other] : [])]
  const open = touched.filter(({ id }) => !decision.closed.includes(id)).map(({ id }) => id)
  await settle(
    tx,
    open,
    touched.map(({ villageCode }) => villageCode),
  )
  const id = decision.closed.includes(home.id) && other ? other.id : home.id
  return { ok: true, id, villageCode: home.villageCode, otherId: other?.id ?? null, members: concerned.length }
}

async function isVillage(tx: Tx, code: string): Promise<boolean> {
  const rows = await tx.query(
    sql`SELECT 1 FROM village WHERE county_code = ${tx.scope.countyCode} AND village_code = ${code}`,
  )
  return rows.length > 0
}
