import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { classifyHouseholds } from "./mutations"

/** A household whose pathway somebody decides, locked. */
export interface Decided {
  readonly id: string
  readonly villageCode: string
  readonly status: string
  readonly computed: string | null
  /** The override in force. */
  readonly override: string | null
}

/** @returns null when it is absent, has ended or is out of reach */
export async function lockForOverride(tx: Tx, householdId: string): Promise<Decided | null> {
  const county = tx.scope.countyCode
  const [row] = await tx.query<{ id: string }>(Prisma.sql`
    SELECT h.id::text FROM household h WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid AND h.ended_at IS NULL
    FOR NO KEY UPDATE`)
  if (!row) return null
  // What is decided beside is the result of today.
  await classifyHouseholds(tx, [householdId], today())
  const [decided] = await tx.query<Decided>(Prisma.sql`
    SELECT h.id::text, h.village_code AS "villageCode", h.pathway_status AS status, h.computed_pathway AS computed,
      o.pathway AS override
    FROM household h LEFT JOIN pathway_override o ON o.county_code = h.county_code AND o.household_id = h.id AND o.ended_at IS NULL
    WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid`)
  return decided ?? null
}

async function endCurrent(tx: Tx, { id }: Decided, reason: string): Promise<void> {
  await tx.execute(Prisma.sql`
    UPDATE pathway_override SET ended_at = clock_timestamp(), ended_by = ${tx.scope.actorId}::uuid, end_reason = ${reason}
    WHERE county_code = ${tx.scope.countyCode} AND household_id = ${id}::uuid AND ended_at IS NULL`)
}

/** The household's columns and its village's sums after an override began or ended. */
async function settle(tx: Tx, { id, villageCode }: Decided): Promise<void> {
  await tx.execute(Prisma.sql`
    UPDATE household SET override_review = false
    WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid AND override_review`)
  await classifyHouseholds(tx, [id], today())
  await refreshSummary(tx, [villageCode])
}

export interface NewOverride {
  readonly pathway: string
  readonly reason: string
  /** ISO day */
  readonly reviewOn: string
}

/** Puts an override in force; one that was there ends with `ended` as its reason. */
export async function setOverride(tx: Tx, decided: Decided, override: NewOverride, ended: string): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await endCurrent(tx, decided, ended)
  await tx.execute(Prisma.sql`
    INSERT INTO pathway_override (county_code, household_id, village_code, pathway, computed_pathway, reason, review_on,
      created_at, created_by, created_by_name)
    VALUES (${countyCode}, ${decided.id}::uuid, ${decided.villageCode}, ${override.pathway}, ${decided.computed},
      ${override.reason}, ${override.reviewOn}::date, clock_timestamp(), ${actorId}::uuid, ${actorName})`)
  await settle(tx, decided)
}

/** The computed pathway counts again. */
export async function endOverride(tx: Tx, decided: Decided, reason: string): Promise<void> {
  await endCurrent(tx, decided, reason)
  await settle(tx, decided)
}
