import { type KnownAlert, type Reconciled, reconcile } from "@/lib/domain/alert/reconcile"
import { type AlertRuleKey, type AlertSettings, HEALTH_RULES } from "@/lib/domain/alert/rules"
import { signalsOf } from "@/lib/domain/alert/signals"
import { dayAfter } from "@/lib/domain/problem/problem"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import { readAlertFacts } from "./facts-queries"

const { sql } = Prisma

/** Days back in which happenings are looked for: the longest window that a county may set. */
const LOOK_BACK = 366

/** The latest alert of each household and rule: the live one, else the one closed last. */
const knownAlerts = (tx: Tx, which: Prisma.Sql): Promise<KnownAlert[]> =>
  tx.query<KnownAlert>(sql`
    SELECT DISTINCT ON (a.household_id, a.rule) a.id::text, a.household_id::text AS "householdId", a.rule, a.state, a.evidence_key AS key,
      a.closed_on::text AS "closedOn", a.gone
    FROM alert a JOIN household h ON h.county_code = a.county_code AND h.id = a.household_id
    WHERE a.county_code = ${tx.scope.countyCode} AND ${which}
    ORDER BY a.household_id, a.rule, a.state = 'closed', a.closed_on DESC, a.changed_at DESC`)

/** Notes what happened to alerts. `found` = the rule did it and nobody. */
async function note(tx: Tx, ids: readonly string[], kind: string, text: string, found = false): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(sql`
    INSERT INTO alert_event (county_code, alert_id, household_id, village_code, kind, note, at, by_id, by_name)
    SELECT a.county_code, a.id, a.household_id, a.village_code, ${kind}, ${text}, clock_timestamp(), ${found ? null : actorId}::uuid, ${found ? null : actorName}
    FROM alert a WHERE a.county_code = ${countyCode} AND a.id = ANY (${[...ids]}::uuid[])`)
}

/** Two runs at once raise an alert once: the index of live alerts decides. */
async function raiseAlerts(tx: Tx, signals: Reconciled["raise"], today: string, dueOf: DueOf): Promise<number> {
  const rows = signals.map(({ householdId, villageCode, rule, evidence, key }) => ({
    household_id: householdId,
    village_code: villageCode,
    rule,
    evidence,
    key,
    due_on: dueOf(rule),
  }))
  const raised = await tx.query<{ id: string }>(sql`
    INSERT INTO alert (county_code, household_id, village_code, rule, evidence, evidence_key, opened_on, due_on)
    SELECT ${tx.scope.countyCode}, x.household_id, x.village_code, x.rule, x.evidence, x.key, ${today}::date, x.due_on
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(household_id uuid, village_code text, rule text, evidence jsonb, key text, due_on date)
    ON CONFLICT DO NOTHING RETURNING id::text`)
  await note(
    tx,
    raised.map(({ id }) => id),
    "opened",
    "",
    true,
  )
  return raised.length
}

async function renewAlerts(tx: Tx, renewed: Reconciled["renew"]): Promise<void> {
  const rows = renewed.map(({ id, signal }) => ({ id, evidence: signal.evidence, key: signal.key }))
  await tx.execute(sql`
    UPDATE alert a SET evidence = x.evidence, evidence_key = x.key, changed_at = clock_timestamp()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, evidence jsonb, key text)
    WHERE a.county_code = ${tx.scope.countyCode} AND a.id = x.id`)
  await note(
    tx,
    rows.map(({ id }) => id),
    "renewed",
    "",
    true,
  )
}

/** Takes away what nobody has taken up and is over; marks what was settled and is over. */
async function clearAlerts(tx: Tx, { clear, gone }: Reconciled, today: string): Promise<void> {
  const county = tx.scope.countyCode
  if (clear.length > 0) {
    await tx.execute(sql`
      UPDATE alert SET state = 'closed', outcome = 'cleared', closed_on = ${today}::date, gone = true, changed_at = clock_timestamp()
      WHERE county_code = ${county} AND id = ANY (${[...clear]}::uuid[]) AND state = 'open'`)
    await note(tx, clear, "cleared", "", true)
  }
  if (gone.length > 0)
    await tx.execute(
      sql`UPDATE alert SET gone = true WHERE county_code = ${county} AND id = ANY (${[...gone]}::uuid[])`,
    )
}

/** The day by which somebody is to have looked at a rule's alert of today. */
export type DueOf = (rule: AlertRuleKey) => string

export interface Watched {
  readonly households: number
  readonly raised: number
  readonly cleared: number
}

/**
 * Looks at households and writes what their alerts have become: bulk statements, whatever their number. Repeating it on the
 * same facts writes nothing.
 * @param which a condition over the alias h, the household
 */
export async function watchHouseholds(
  tx: Tx,
  which: Prisma.Sql,
  { settings, today, dueOf }: { settings: AlertSettings; today: string; dueOf: DueOf },
): Promise<Watched> {
  const facts = await readAlertFacts(tx, which, dayAfter(today, -LOOK_BACK))
  const signals = facts.flatMap((each) => signalsOf(each, settings, today))
  const found = reconcile(signals, await knownAlerts(tx, which), today)
  const raised = found.raise.length > 0 ? await raiseAlerts(tx, found.raise, today, dueOf) : 0
  if (found.renew.length > 0) await renewAlerts(tx, found.renew)
  await clearAlerts(tx, found, today)
  return { households: facts.length, raised, cleared: found.clear.length }
}

export interface LockedAlert {
  readonly id: string
  readonly householdId: string
  readonly villageCode: string
  readonly rule: AlertRuleKey
  readonly state: "open" | "confirmed" | "closed"
  readonly changedAt: Date
}

/** An alert that the caller may settle, kept from others until the end of the transaction, if it is as the form saw it. */
export async function lockAlert(tx: Tx, id: string, changedAt: string): Promise<LockedAlert | "absent" | "stale"> {
  const { countyCode, former } = tx.scope
  const [alert] = await tx.query<LockedAlert>(sql`
    SELECT a.id::text, a.household_id::text AS "householdId", a.village_code AS "villageCode", a.rule, a.state, a.changed_at AS "changedAt"
    FROM alert a JOIN household h ON h.county_code = a.county_code AND h.id = a.household_id
    WHERE a.county_code = ${countyCode} AND a.id = ${id}::uuid AND position(a.household_id::text IN ${former}) = 0 FOR UPDATE OF a`)
  if (!alert || (HEALTH_RULES.includes(alert.rule) && !may(tx.scope, "household.health"))) return "absent"
  return alert.changedAt.getTime() === new Date(changedAt).getTime() ? alert : "stale"
}

/** It is so: somebody has looked. From here on it ends by a person's word alone. */
export async function confirmAlert(tx: Tx, { id }: LockedAlert, today: string, text: string): Promise<void> {
  await tx.execute(sql`UPDATE alert SET state = 'confirmed', confirmed_on = ${today}::date, changed_at = clock_timestamp()
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`)
  await note(tx, [id], "confirmed", text)
}

export async function noteAlert(tx: Tx, { id }: LockedAlert, text: string): Promise<void> {
  await tx.execute(
    sql`UPDATE alert SET changed_at = clock_timestamp() WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid`,
  )
  await note(tx, [id], "noted", text)
}

export async function closeAlert(
  tx: Tx,
  { id }: LockedAlert,
  closing: { readonly outcome: "handled" | "falseAlarm"; readonly note: string; readonly on: string },
): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(sql`
    UPDATE alert SET state = 'closed', outcome = ${closing.outcome}, closed_on = ${closing.on}::date, closed_by = ${actorId}::uuid,
      closed_by_name = ${actorName}, note = ${closing.note}, changed_at = clock_timestamp()
    WHERE county_code = ${countyCode} AND id = ${id}::uuid`)
  await note(tx, [id], closing.outcome, closing.note)
}

export interface NewSetting {
  readonly rule: AlertRuleKey
  readonly validFrom: string
  readonly enabled: boolean
  readonly thresholds: Readonly<Record<string, number>>
  readonly reason: string
}

/** A rule as the county wants it from a day on; earlier ones stay as they were published. */
export async function publishSetting(tx: Tx, setting: NewSetting): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(sql`
    INSERT INTO alert_setting (county_code, rule, valid_from, enabled, thresholds, reason, published_at, published_by, published_by_name)
    VALUES (${countyCode}, ${setting.rule}, ${setting.validFrom}::date, ${setting.enabled}, ${JSON.stringify(setting.thresholds)}::jsonb,
      ${setting.reason}, clock_timestamp(), ${actorId}::uuid, ${actorName})`)
}
