import { departmentLabel } from "@/lib/domain/access/administration"
import type { FundSource } from "@/lib/domain/assistance/kinds"
import { measureOf } from "@/lib/domain/measures/catalogue"
import type { MeasureState } from "@/lib/domain/measures/states"
import { type Move, moveProblem } from "@/lib/domain/measures/transitions"
import { type LedgerLine, recordAssistance } from "@/lib/features/assistance/mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

/** What a delivery gave, for the ledger; without it a delivery writes none. The giver is the measure's department, whoever records it. */
export interface Delivery {
  readonly fundSource?: FundSource | null
  /** per measure; null = the amount that the plan has */
  readonly valueFen?: number | null
  readonly quantity?: number | null
  readonly unit?: string | null
  readonly evidence?: string | null
}

export interface MoveRequest extends Move {
  readonly ids: readonly string[]
  /** The visit in which it was heard. */
  readonly visitId?: string | null
  readonly delivery?: Delivery | null
}

export interface Moved {
  readonly id: string
  readonly householdId: string
  readonly villageCode: string
  readonly from: MeasureState
}
export interface MoveResult {
  readonly moved: readonly Moved[]
  /** Those that stay as they are, each with one sentence; absent and out of reach look the same. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[]
}

interface Locked {
  readonly id: string
  readonly household_id: string
  readonly village_code: string
  readonly department: string
  readonly state: MeasureState
  readonly state_on: string
  readonly title: string
  readonly measure_key: string
  readonly amount_fen: number | null
  readonly quantity: number | null
  readonly unit: string | null
}

const ABSENT = "没有找到这项措施，可能已经变动"

/** Measures of households in reach, kept from others until the end of the transaction, in one order. */
function lockMeasures(tx: Tx, ids: readonly string[]): Promise<Locked[]> {
  const county = tx.scope.countyCode
  return tx.query<Locked>(sql`
    SELECT m.id::text, m.household_id::text, m.village_code, m.department, m.state, m.state_on::text, m.title, m.measure_key, m.amount_fen::float8 AS amount_fen,
      m.quantity::float8 AS quantity, m.unit
    FROM plan_measure m JOIN household h ON h.county_code = m.county_code AND h.id = m.household_id
    WHERE m.county_code = ${county} AND m.id = ANY(${[...ids]}::uuid[]) AND m.to_version IS NULL AND h.ended_at IS NULL
      AND position(m.household_id::text IN ${tx.scope.former}) = 0
    ORDER BY m.id FOR UPDATE OF m`)
}

const lineOf = (measure: Locked, { on, visitId }: MoveRequest, delivery: Delivery): LedgerLine => ({
  householdId: measure.household_id,
  villageCode: measure.village_code,
  givenOn: on,
  giver: departmentLabel(measure.department) ?? measure.department,
  department: measure.department,
  kind: measureOf(measure.measure_key)?.gives ?? "service",
  item: measure.title,
  quantity: delivery.quantity ?? measure.quantity,
  unit: delivery.unit ?? ((delivery.quantity ?? measure.quantity) === null ? null : measure.unit),
  valueFen: delivery.valueFen ?? measure.amount_fen,
  fundSource: delivery.fundSource ?? null,
  measureId: measure.id,
  visitId: visitId ?? null,
  evidence: delivery.evidence ?? null,
})

async function store(tx: Tx, measures: readonly Locked[], request: MoveRequest): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  const { to, on, note, visitId } = request
  const ids = measures.map(({ id }) => id)
  await tx.execute(sql`
    INSERT INTO measure_event (county_code, measure_id, household_id, village_code, department, from_state, to_state, happened_on, note, visit_id, at, by_id, by_name)
    SELECT m.county_code, m.id, m.household_id, m.village_code, m.department, m.state, ${to}, ${on}::date, ${note}, ${visitId ?? null}::uuid,
      clock_timestamp(), ${actorId}::uuid, ${actorName}
    FROM plan_measure m WHERE m.county_code = ${countyCode} AND m.id = ANY(${ids}::uuid[])`)
  await tx.execute(sql`
    UPDATE plan_measure SET state = ${to}, state_on = ${on}::date, changed_at = now(),
      delivered_on = CASE WHEN ${to} = 'delivered' THEN ${on}::date WHEN ${to} = 'underway' THEN NULL ELSE delivered_on END,
      confirmed_on = CASE WHEN ${to} = 'confirmed' THEN ${on}::date ELSE confirmed_on END,
      confirmed_how = CASE WHEN ${to} = 'confirmed' THEN ${note} ELSE confirmed_how END,
      effect = CASE WHEN ${to} = 'effective' THEN nullif(${note}, '') ELSE effect END,
      end_reason = CASE WHEN ${to} = 'ended' THEN ${note} END
    WHERE county_code = ${countyCode} AND id = ANY(${ids}::uuid[])`)
  await takeBackDeliveries(
    tx,
    measures.filter(({ state }) => state === "delivered" && to === "underway"),
    note,
  )
  await noteDepartments(
    tx,
    measures.map(({ household_id }) => household_id),
  )
}

/** What the household has not got after all does not stay in the ledger: the next delivery writes its own line. */
async function takeBackDeliveries(tx: Tx, measures: readonly Locked[], word: string): Promise<void> {
  if (measures.length === 0) return
  const { countyCode, actorId } = tx.scope
  await tx.execute(sql`
    UPDATE assistance SET ended_at = now(), ended_by = ${actorId}::uuid, end_reason = ${`农户没有收到：${word}`}
    WHERE county_code = ${countyCode} AND household_id = ANY(${measures.map(({ household_id }) => household_id)}::uuid[])
      AND measure_id = ANY(${measures.map(({ id }) => id)}::uuid[]) AND ended_at IS NULL`)
}

/** Keeps which departments have something to do in a household, after measures or problems changed. */
export async function noteDepartments(tx: Tx, householdIds: readonly string[]): Promise<void> {
  if (householdIds.length === 0) return
  await tx.query(sql`SELECT note_departments(${tx.scope.countyCode}, ${[...new Set(householdIds)]}::uuid[])::text`)
}

/** Takes one step with many measures: those that may take it do, the others stay and say why. */
export async function moveMeasures(tx: Tx, request: MoveRequest): Promise<MoveResult> {
  const { scope } = tx
  const locked = await lockMeasures(tx, request.ids)
  const found = new Map(locked.map((measure) => [measure.id, measure]))
  const refused: { id: string; reason: string }[] = []
  const moving: Locked[] = []
  for (const id of new Set(request.ids)) {
    const measure = found.get(id)
    const reason = measure ? moveProblem({ ...measure, stateOn: measure.state_on }, request, scope, today()) : ABSENT
    if (measure && !reason) moving.push(measure)
    else refused.push({ id, reason: reason ?? ABSENT })
  }
  if (moving.length > 0) {
    await store(tx, moving, request)
    const { delivery } = request
    if (request.to === "delivered" && delivery)
      await recordAssistance(
        tx,
        moving.map((measure) => lineOf(measure, request, delivery)),
      )
  }
  const moved = moving.map(({ id, household_id, village_code, state }) => ({
    id,
    householdId: household_id,
    villageCode: village_code,
    from: state,
  }))
  return { moved, refused }
}
