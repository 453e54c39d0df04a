import { balance } from "@/lib/domain/pairing/balance"
import { lockForPairing } from "@/lib/features/pairings/import-mutations"
import { listAssignable, listHelperLoads, listUnpaired, previewPrint } from "@/lib/features/pairings/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

export type Assigned =
  | { readonly outcome: "assigned"; readonly villageCode: string; readonly instead: string | null }
  | { readonly outcome: "absent" | "unsuitable" | "unchanged" | "taken" }

/**
 * Makes one account responsible for a household that nobody is responsible for (四定两不, D2-8). Whoever is already stays until
 * a hand-over is accepted. A choice of today is corrected when the form names whom it corrects, no visit came of it, it was
 * not taken over from somebody, and it is not on offer: nobody is replaced unseen.
 * @param instead the account that the form showed as responsible; null = nobody
 */
export async function assign(
  tx: Tx,
  householdId: string,
  accountId: string,
  instead: string | null = null,
): Promise<Assigned> {
  const county = tx.scope.countyCode
  const villageCode = (await lockForPairing(tx, [householdId])).get(householdId)
  if (!villageCode) return { outcome: "absent" }
  if (!(await listAssignable(tx, villageCode)).some(({ id }) => id === accountId)) return { outcome: "unsuitable" }
  const [present] = await tx.query<{ account: string; fresh: boolean }>(sql`
    SELECT p.account_id::text AS account, p.started_on = ${today()}::date AND p.last_visit_on IS NULL
      AND NOT EXISTS (SELECT FROM handover_item i WHERE i.county_code = ${county} AND i.household_id = p.household_id AND i.open)
      AND NOT EXISTS (SELECT FROM pairing q WHERE q.county_code = ${county} AND q.household_id = p.household_id AND q.end_reason = 'handover'
        AND q.ended_on = p.started_on) AS fresh
    FROM pairing p WHERE p.county_code = ${county} AND p.household_id = ${householdId}::uuid AND p.ended_on IS NULL`)
  if (present?.account === accountId) return { outcome: "unchanged" }
  if (present && (!present.fresh || present.account !== instead)) return { outcome: "taken" }
  if (present)
    await tx.execute(sql`
      UPDATE pairing SET ended_on = ${today()}::date, end_reason = 'corrected'
      WHERE county_code = ${county} AND household_id = ${householdId}::uuid AND ended_on IS NULL`)
  await tx.execute(sql`
    INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on)
    VALUES (${county}, ${householdId}::uuid, ${villageCode}, ${accountId}::uuid, ${today()}::date)`)
  return { outcome: "assigned", villageCode, instead: present?.account ?? null }
}

/**
 * Pairs the unpaired households of a place by the rule, in one statement. Two who do it at the same time stand in line; the
 * second finds nobody left without a helper.
 * @param print what the preview showed; another list changes nothing, also when it is as long
 */
export async function pairByRule(
  tx: Tx,
  { place, helpers, most, print }: { place: string; helpers: readonly string[]; most: number; print: string },
): Promise<{ outcome: "paired"; households: number; accounts: number } | { outcome: "changed" }> {
  const county = tx.scope.countyCode
  await tx.query(sql`
    SELECT village_code FROM village WHERE county_code = ${county} AND starts_with(village_code, ${place}) ORDER BY village_code FOR UPDATE`)
  const candidates = (await listHelperLoads(tx, place)).filter(({ id }) => helpers.includes(id))
  const { assigned } = balance(await listUnpaired(tx, place), candidates, most)
  if (previewPrint(assigned) !== print) return { outcome: "changed" }
  await tx.execute(sql`
    INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on)
    SELECT h.county_code, h.id, h.village_code, x.helper, ${today()}::date
    FROM jsonb_to_recordset(${JSON.stringify(assigned)}::jsonb) AS x(household uuid, helper uuid)
    JOIN household h ON h.county_code = ${county} AND h.id = x.household`)
  return {
    outcome: "paired",
    households: assigned.length,
    accounts: new Set(assigned.map(({ helper }) => helper)).size,
  }
}
