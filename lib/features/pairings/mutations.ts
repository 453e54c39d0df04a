import { balance } from "@/lib/domain/pairing/balance"
import { listAssignable, listHelperLoads, listUnpaired } from "@/lib/features/pairings/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

export type Assigned =
  | { readonly outcome: "assigned"; readonly villageCode: string }
  | { readonly outcome: "absent" | "unsuitable" | "unchanged" | "taken" }

/**
 * Makes one account responsible for a household that nobody is responsible for (四定两不, D2-8). Whoever is already stays until
 * a hand-over is accepted; only a choice of today, of which no visit came, is corrected.
 */
export async function assign(tx: Tx, householdId: string, accountId: string): Promise<Assigned> {
  const county = tx.scope.countyCode
  const [household] = await tx.query<{ village_code: string }>(sql`
    SELECT village_code FROM household WHERE county_code = ${county} AND id = ${householdId}::uuid AND ended_at IS NULL FOR UPDATE`)
  if (!household) return { outcome: "absent" }
  const villageCode = household.village_code
  if (!(await listAssignable(tx, villageCode)).some(({ id }) => id === accountId)) return { outcome: "unsuitable" }
  const ended = await tx.execute(sql`
    UPDATE pairing SET ended_on = ${today()}::date, end_reason = 'corrected'
    WHERE county_code = ${county} AND household_id = ${householdId}::uuid AND ended_on IS NULL AND account_id <> ${accountId}::uuid
      AND started_on = ${today()}::date AND last_visit_on IS NULL`)
  const [other] = await tx.query(sql`
    SELECT 1 FROM pairing WHERE county_code = ${county} AND household_id = ${householdId}::uuid AND ended_on IS NULL AND account_id <> ${accountId}::uuid`)
  if (other) return { outcome: "taken" }
  const begun = await tx.execute(sql`
    INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on)
    SELECT ${county}, ${householdId}::uuid, ${villageCode}, ${accountId}::uuid, ${today()}::date WHERE NOT EXISTS (
      SELECT FROM pairing WHERE county_code = ${county} AND household_id = ${householdId}::uuid
        AND account_id = ${accountId}::uuid AND ended_on IS NULL)`)
  return ended + begun > 0 ? { outcome: "assigned", villageCode } : { outcome: "unchanged" }
}

/**
 * Pairs the unpaired households of a place by the rule, in one statement. Two who do it at the same time stand in line; the
 * second finds nobody left without a helper.
 * @param expected what the preview said; another number changes nothing
 */
export async function pairByRule(
  tx: Tx,
  { place, helpers, most, expected }: { place: string; helpers: readonly string[]; most: number; expected: number },
): Promise<{ outcome: "paired"; households: number; accounts: number } | { outcome: "changed" }> {
  const county = tx.scope.countyCode
  await tx.query(sql`
    SELECT village_code FROM village WHERE county_code = ${county} AND starts_with(village_code, ${place}) ORDER BY village_code FOR UPDATE`)
  const candidates = (await listHelperLoads(tx, place)).filter(({ id }) => helpers.includes(id))
  const { assigned } = balance(await listUnpaired(tx, place), candidates, most)
  if (assigned.length !== expected) return { outcome: "changed" }
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
