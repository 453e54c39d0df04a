import { measureOf } from "@/lib/domain/measures/catalogue"
import { suggestMeasures } from "@/lib/domain/measures/suggest"
import { dayAfter } from "@/lib/domain/problem/problem"
import { moveMeasures, noteDepartments } from "@/lib/features/measures/mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { getPlan } from "./queries"

const { sql } = Prisma

/** Days within which a new measure is due unless somebody says otherwise. */
const USUAL_DAYS = 90

export interface PlanTexts {
  readonly difficulty: string
  readonly aims: string
  readonly incomeGoalYuan?: number | undefined
  readonly wish?: string | undefined
}

export interface LockedPlan {
  readonly id: string
  readonly householdId: string
  readonly villageCode: string
  readonly version: number
  readonly state: string
  readonly changedAt: Date
}

/** A plan of a household that may be written, kept from others. */
export async function lockPlan(tx: Tx, planId: string): Promise<LockedPlan | null> {
  const [row] = await tx.query<LockedPlan>(sql`
    SELECT p.id::text, p.household_id::text AS "householdId", p.village_code AS "villageCode", p.version, p.state, p.changed_at AS "changedAt"
    FROM plan p JOIN household h ON h.county_code = p.county_code AND h.id = p.household_id
    WHERE p.county_code = ${tx.scope.countyCode} AND p.id = ${planId}::uuid AND h.ended_at IS NULL AND position(p.household_id::text IN ${tx.scope.former}) = 0
    FOR UPDATE OF p`)
  return row ?? null
}

/** The household with its latest version and its draft, kept from others; null when it may not be written. */
async function lockHousehold(tx: Tx, householdId: string) {
  const county = tx.scope.countyCode
  const [home] = await tx.query<{ villageCode: string }>(sql`
    SELECT village_code AS "villageCode" FROM household WHERE county_code = ${county} AND id = ${householdId}::uuid AND ended_at IS NULL
      AND position(id::text IN ${tx.scope.former}) = 0 FOR UPDATE`)
  if (!home) return null
  const [plans] = await tx.query<{ latest: number; draft: string | null; changedAt: Date | null }>(sql`
    SELECT coalesce(max(version), 0)::int AS latest, max(id::text) FILTER (WHERE state = 'draft') AS draft,
      max(changed_at) FILTER (WHERE state = 'draft') AS "changedAt"
    FROM plan WHERE county_code = ${county} AND household_id = ${householdId}::uuid`)
  return { ...home, latest: plans?.latest ?? 0, draft: plans?.draft ?? null, changedAt: plans?.changedAt ?? null }
}

export type Saved =
  | {
      readonly outcome: "saved"
      readonly planId: string
      readonly version: number
      readonly villageCode: string
      readonly isNew: boolean
    }
  | { readonly outcome: "absent" | "stale" | "reason" }

/** Writes the draft, and begins one where there is none. From the second version on a new one needs its reason. */
export async function saveDraft(
  tx: Tx,
  householdId: string,
  changedAt: string | undefined,
  texts: PlanTexts,
  reason: string | undefined,
  drops: readonly string[] = [],
): Promise<Saved> {
  const home = await lockHousehold(tx, householdId)
  if (!home) return { outcome: "absent" }
  const { countyCode, actorId, actorName } = tx.scope
  const { difficulty, aims, incomeGoalYuan = null, wish = null } = texts
  if (home.draft) {
    if (!changedAt || home.changedAt?.getTime() !== new Date(changedAt).getTime()) return { outcome: "stale" }
    await tx.execute(sql`
      UPDATE plan SET difficulty = ${difficulty}, aims = ${aims}, income_goal_yuan = ${incomeGoalYuan}, wish = ${wish},
        reason = coalesce(${reason ?? null}, reason), drops = ${[...drops]}::uuid[], changed_at = clock_timestamp()
      WHERE county_code = ${countyCode} AND id = ${home.draft}::uuid`)
    return { outcome: "saved", planId: home.draft, version: home.latest, villageCode: home.villageCode, isNew: false }
  }
  if (changedAt) return { outcome: "stale" }
  if (home.latest > 0 && !reason) return { outcome: "reason" }
  const version = home.latest + 1
  const plan = await getPlan(tx, householdId)
  const [row] = await tx.query<{ id: string }>(sql`
    INSERT INTO plan (county_code, household_id, village_code, version, difficulty, aims, income_goal_yuan, wish, basis, reason, drops, created_by, created_by_name)
    VALUES (${countyCode}, ${householdId}::uuid, ${home.villageCode}, ${version}, ${difficulty}, ${aims}, ${incomeGoalYuan}, ${wish},
      ${JSON.stringify(plan?.facts ?? {})}::jsonb, ${reason ?? null}, ${[...drops]}::uuid[], ${actorId}::uuid, ${actorName}) RETURNING id::text`)
  if (!row) throw new Error("no plan was stored")
  return { outcome: "saved", planId: row.id, version, villageCode: home.villageCode, isNew: true }
}

/** Puts measures of the catalogue into a draft, each with the reasons that the facts of now give it. Those that run are left out. */
export async function addMeasures(
  tx: Tx,
  householdId: string,
  version: number,
  keys: readonly string[],
): Promise<number> {
  const plan = await getPlan(tx, householdId)
  if (!plan || keys.length === 0) return 0
  const reasons = new Map(suggestMeasures(plan.facts).map(({ measure, reasons: why }) => [measure.key, why]))
  const rows = [...new Set(keys)].flatMap((key) => {
    const measure = measureOf(key)
    if (!measure || plan.facts.running.includes(key)) return []
    const { label, pathways, nationalType, department, unit } = measure
    const pathway = pathways.find((each) => each === plan.facts.pathway) ?? pathways[0] ?? null
    return [{ key, label, pathway, nationalType, department, unit, reasons: reasons.get(key) ?? [] }]
  })
  const { countyCode, actorId, actorName } = tx.scope
  const due = dayAfter(today(), USUAL_DAYS)
  const added = await tx.execute(sql`
    INSERT INTO plan_measure (county_code, household_id, village_code, from_version, measure_key, title, pathway, national_type, reasons, department, due_on, unit,
      state, state_on, created_by, created_by_name)
    SELECT h.county_code, h.id, h.village_code, ${version}, x.key, x.label, x.pathway, x."nationalType", x.reasons, x.department, ${due}::date, x.unit,
      'planned', ${today()}::date, ${actorId}::uuid, ${actorName}
    FROM household h, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS x(key text, label text, pathway text, "nationalType" text, reasons jsonb, department text, unit text)
    WHERE h.county_code = ${countyCode} AND h.id = ${householdId}::uuid`)
  await noteDepartments(tx, [householdId])
  return added
}

/** What the household said to a draft. */
export interface Consent {
  readonly consentBy: string
  readonly consentHow: string
  readonly consentOn: string
  readonly wish?: string | undefined
}

/** How many measures the household agreed to, refused, and agreed to give up; `refused` = one could not be moved, and why. */
export type Agreed =
  | { readonly outcome: "agreed"; readonly agreed: number; readonly consent: "agreed" | "partly" | "declined" }
  | { readonly outcome: "refused"; readonly reason: string }

/** Measures of a household as a consent meets them. */
const openMeasures = (tx: Tx, householdId: string) =>
  tx.query<{ id: string; state: string }>(sql`
    SELECT id::text, state FROM plan_measure WHERE county_code = ${tx.scope.countyCode} AND household_id = ${householdId}::uuid
      AND state IN ('planned', 'agreed', 'underway') AND to_version IS NULL ORDER BY id FOR UPDATE`)

/**
 * The household's word: the draft takes the place of the version before, the measures it agrees to are agreed on that day, the
 * other planned ones are not arranged, and what the draft gives up ends and belongs to no further version. The day may lie before
 * the one on which the measures were typed: consent is given at the door and entered at the desk.
 */
export async function agree(tx: Tx, plan: LockedPlan, consent: Consent, ids: readonly string[]): Promise<Agreed> {
  const county = tx.scope.countyCode
  const open = await openMeasures(tx, plan.householdId)
  const planned = open.filter(({ state }) => state === "planned").map(({ id }) => id)
  const agreed = planned.filter((id) => ids.includes(id))
  const left = planned.filter((id) => !ids.includes(id))
  const given = await tx.query<{ id: string }>(sql`
    SELECT unnest(drops)::text AS id FROM plan WHERE county_code = ${county} AND id = ${plan.id}::uuid`)
  const dropped = open
    .filter(({ id, state }) => state !== "planned" && given.some((drop) => drop.id === id))
    .map(({ id }) => id)
  const on = consent.consentOn
  await tx.execute(sql`
    UPDATE plan_measure SET state_on = least(state_on, ${on}::date) WHERE county_code = ${county} AND id = ANY(${planned}::uuid[])`)
  const steps = [
    { ids: agreed, to: "agreed", note: "", on },
    { ids: left, to: "ended", note: "农户没有同意这一项", on },
    { ids: dropped, to: "ended", note: "修订计划，农户同意不再安排", on: today() },
  ] as const
  for (const step of steps.filter(({ ids: some }) => some.length > 0)) {
    const [refusal] = (await moveMeasures(tx, step)).refused
    if (refusal) return { outcome: "refused", reason: refusal.reason }
  }
  await tx.execute(sql`
    UPDATE plan_measure SET to_version = ${plan.version} WHERE county_code = ${county} AND id = ANY(${dropped}::uuid[])`)
  const isDeclined = left.length > 0 && agreed.length === 0 && dropped.length === 0
  const said = isDeclined ? "declined" : left.length === 0 ? "agreed" : "partly"
  await storeConsent(tx, plan, consent, said)
  return { outcome: "agreed", agreed: agreed.length, consent: said }
}

/** A version of which everything was declined is over, and the one before stays in force. */
async function storeConsent(tx: Tx, plan: LockedPlan, consent: Consent, said: "agreed" | "partly" | "declined") {
  const county = tx.scope.countyCode
  if (said !== "declined")
    await tx.execute(sql`
      UPDATE plan SET state = 'superseded', changed_at = clock_timestamp(), ended_at = now()
      WHERE county_code = ${county} AND household_id = ${plan.householdId}::uuid AND state = 'agreed'`)
  const outcome =
    said === "declined"
      ? sql`state = 'ended', ended_at = now(), end_reason = '农户没有同意提出的措施'`
      : sql`state = 'agreed', agreed_at = now()`
  await tx.execute(sql`
    UPDATE plan SET ${outcome}, consent = ${said}, consent_by = ${consent.consentBy}, consent_how = ${consent.consentHow},
      consent_on = ${consent.consentOn}::date, wish = coalesce(${consent.wish ?? null}, wish), changed_at = clock_timestamp()
    WHERE county_code = ${county} AND id = ${plan.id}::uuid`)
}

/** What a draft planned is in no version; what runs by the version in force goes on. */
async function discard(tx: Tx, { householdId }: LockedPlan): Promise<null> {
  await tx.execute(sql`
    UPDATE plan_measure SET to_version = from_version, changed_at = clock_timestamp()
    WHERE county_code = ${tx.scope.countyCode} AND household_id = ${householdId}::uuid AND state = 'planned' AND to_version IS NULL`)
  return null
}

async function endOpen(tx: Tx, { householdId }: LockedPlan, reason: string): Promise<string | null> {
  const drafts = await tx.query(sql`
    SELECT FROM plan WHERE county_code = ${tx.scope.countyCode} AND household_id = ${householdId}::uuid AND state = 'draft'`)
  if (drafts.length > 0) return "还有一份没有听过农户意见的草稿，请先放弃草稿或登记农户的意见"
  const ids = (await openMeasures(tx, householdId)).map(({ id }) => id)
  if (ids.length === 0) return null
  const [refusal] = (await moveMeasures(tx, { ids, to: "ended", on: today(), note: reason })).refused
  return refusal?.reason ?? null
}

/**
 * Ends a plan: the household needs none any more, and its open measures end with it. A draft is thrown away, which touches
 * nothing that runs. @returns why it cannot end; null = done
 */
export async function end(tx: Tx, plan: LockedPlan, reason: string): Promise<string | null> {
  const county = tx.scope.countyCode
  const problem = plan.state === "draft" ? await discard(tx, plan) : await endOpen(tx, plan, reason)
  if (problem) return problem
  await tx.execute(sql`
    UPDATE plan SET state = 'ended', ended_at = now(), end_reason = ${reason}, changed_at = clock_timestamp()
    WHERE county_code = ${county} AND id = ${plan.id}::uuid`)
  return null
}

/**
 * Takes a planned measure out of a draft: it was put in by mistake and belongs to no version. The household was never asked,
 * so nothing says that it refused. @returns the household; null when it is not there, not planned or not to be written
 */
export async function takeOut(
  tx: Tx,
  id: string,
): Promise<{ householdId: string; villageCode: string; key: string } | null> {
  const county = tx.scope.countyCode
  const [taken] = await tx.query<{ householdId: string; villageCode: string; key: string }>(sql`
    UPDATE plan_measure m SET to_version = m.from_version, changed_at = clock_timestamp()
    FROM household h WHERE h.county_code = ${county} AND h.id = m.household_id AND h.ended_at IS NULL
      AND m.county_code = ${county} AND m.id = ${id}::uuid AND m.state = 'planned' AND m.to_version IS NULL
      AND position(m.household_id::text IN ${tx.scope.former}) = 0
    RETURNING m.household_id::text AS "householdId", m.village_code AS "villageCode", m.measure_key AS key`)
  return taken ?? null
}

export interface MeasureChange {
  readonly department: string
  readonly dueOn: string
  /** Somebody else by name is nobody's account: the account goes with the name. */
  readonly responsibleName?: string | undefined
  readonly quantity?: number | undefined
  readonly amountFen?: number | undefined
  readonly expectedFen?: number | undefined
}

/** Changes who, when and how much of an open measure. @returns the household; absent or stale otherwise */
export async function changeMeasure(
  tx: Tx,
  id: string,
  changedAt: string,
  change: MeasureChange,
): Promise<{ householdId: string; villageCode: string } | "absent" | "stale"> {
  const county = tx.scope.countyCode
  const [measure] = await tx.query<{ householdId: string; villageCode: string; changedAt: Date }>(sql`
    SELECT m.household_id::text AS "householdId", m.village_code AS "villageCode", m.changed_at AS "changedAt"
    FROM plan_measure m JOIN household h ON h.county_code = m.county_code AND h.id = m.household_id
    WHERE m.county_code = ${county} AND m.id = ${id}::uuid AND m.to_version IS NULL AND m.state IN ('planned', 'agreed', 'underway')
      AND h.ended_at IS NULL AND position(m.household_id::text IN ${tx.scope.former}) = 0 FOR UPDATE OF m`)
  if (!measure) return "absent"
  if (measure.changedAt.getTime() !== new Date(changedAt).getTime()) return "stale"
  const { department, dueOn, responsibleName = null, quantity = null, amountFen = null, expectedFen = null } = change
  await tx.execute(sql`
    UPDATE plan_measure SET department = ${department}, due_on = ${dueOn}::date, responsible_name = ${responsibleName},
      responsible_id = CASE WHEN responsible_name IS NOT DISTINCT FROM ${responsibleName} THEN responsible_id END,
      quantity = ${quantity}, amount_fen = ${amountFen},
      expected_fen = ${expectedFen}, changed_at = clock_timestamp()
    WHERE county_code = ${county} AND id = ${id}::uuid`)
  await noteDepartments(tx, [measure.householdId])
  return measure
}
