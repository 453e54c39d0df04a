import { randomUUID } from "node:crypto"
import { RESPONSIBLE_ROLES } from "@/lib/domain/household/responsible"
import type { KnownHelper } from "@/lib/domain/pairing/helper-finder"
import { type PairingState, unfit } from "@/lib/domain/pairing/pairing-sheet"
import { listNameable, pairingStates } from "@/lib/features/pairings/import-queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

export interface WantedPair {
  readonly householdId: string
  readonly accountId: string
  /** null = today */
  readonly startedOn: string | null
}

/** What became of a wanted pair. */
export type Paired =
  | { readonly outcome: "paired"; readonly pairingId: string }
  | { readonly outcome: "unchanged" }
  | { readonly outcome: "refused"; readonly reason: string }

const GONE = "预览以后这一户已不在册，或不在您的管辖范围，没有写入"
const TAKEN = "预览以后这一户已有责任人，没有写入；要换人请重新导入，会改为提出移交"
const NO_ACCOUNT = "预览以后责任人的账号有变动，没有写入"

/**
 * Keeps the households and their villages from everybody who pairs: by rule (which locks villages) and one by one (which
 * locks the household). @returns household → village, of those in reach
 */
export async function lockForPairing(tx: Tx, householdIds: readonly string[]): Promise<Map<string, string>> {
  const county = tx.scope.countyCode
  const ids = [...new Set(householdIds)]
  await tx.query(sql`
    SELECT v.village_code FROM village v WHERE v.county_code = ${county} AND v.village_code IN (
      SELECT h.village_code FROM household h WHERE h.county_code = ${county} AND h.id = ANY(${ids}::uuid[]))
    ORDER BY v.village_code FOR UPDATE`)
  const rows = await tx.query<{ id: string; village: string }>(sql`
    SELECT h.id::text, h.village_code AS village FROM household h
    WHERE h.county_code = ${county} AND h.ended_at IS NULL AND h.id = ANY(${ids}::uuid[]) ORDER BY h.id FOR UPDATE`)
  return new Map(rows.map(({ id, village }) => [id, village]))
}

function judge(
  { accountId }: WantedPair,
  village: string | undefined,
  state: PairingState | undefined,
  helper: KnownHelper | undefined,
): Paired | null {
  if (village === undefined) return { outcome: "refused", reason: GONE }
  if (state?.current.some((each) => each.accountId === accountId)) return { outcome: "unchanged" }
  if (state && state.current.length > 0) return { outcome: "refused", reason: TAKEN }
  if (!helper) return { outcome: "refused", reason: NO_ACCOUNT }
  const wrong = unfit(helper, village, RESPONSIBLE_ROLES)
  return wrong ? { outcome: "refused", reason: wrong } : null
}

/**
 * Makes many people responsible for households that nobody is responsible for, in one statement (四定两不, D2-8). Who is
 * responsible already stays. @returns by household
 */
export async function pairMany(tx: Tx, wanted: readonly WantedPair[]): Promise<Map<string, Paired>> {
  const county = tx.scope.countyCode
  const ids = wanted.map(({ householdId }) => householdId)
  const villages = await lockForPairing(tx, ids)
  const states = await pairingStates(tx, ids)
  const helpers = new Map((await listNameable(tx)).map((helper) => [helper.id, helper]))
  const results = new Map<string, Paired>()
  const rows = wanted.flatMap((pair) => {
    const { householdId, accountId, startedOn } = pair
    const judged = judge(pair, villages.get(householdId), states.get(householdId), helpers.get(accountId))
    const pairingId = randomUUID()
    results.set(householdId, judged ?? { outcome: "paired", pairingId })
    const begun = { id: pairingId, household: householdId, village: villages.get(householdId), account: accountId }
    return judged ? [] : [{ ...begun, day: startedOn ?? today() }]
  })
  await tx.execute(sql`
    INSERT INTO pairing (county_code, id, household_id, village_code, account_id, started_on)
    SELECT ${county}, x.id, x.household, x.village, x.account, x.day
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, household uuid, village text, account uuid, day date)`)
  return results
}

/** Pairings of today without a visit and without a hand-over: only these are corrections when they end (D2-8). */
const stillFresh = (
  county: string,
): Prisma.Sql => sql`p.county_code = ${county} AND p.ended_on IS NULL AND p.started_on = ${today()}::date
  AND p.last_visit_on IS NULL AND NOT EXISTS (SELECT FROM handover_item i WHERE i.county_code = ${county} AND i.pairing_id = p.id AND i.open)`

/** Takes pairings back that began today by mistake. @returns how many */
export const takeBackPairings = (tx: Tx, ids: readonly string[]): Promise<number> =>
  tx.execute(sql`
    UPDATE pairing p SET ended_on = ${today()}::date, end_reason = 'corrected'
    WHERE ${stillFresh(tx.scope.countyCode)} AND p.id = ANY(${[...ids]}::uuid[])`)
