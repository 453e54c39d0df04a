import { randomUUID } from "node:crypto"
import type { AssistanceKind, FundSource } from "@/lib/domain/assistance/kinds"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

/** One line of the ledger (帮扶台账): what a household, or a whole village, was given. */
export interface LedgerLine {
  /** null = for the whole village */
  readonly householdId: string | null
  readonly villageCode: string
  readonly givenOn: string
  readonly giver: string
  /** Department that gives, when it is one of D2's. */
  readonly department?: string | null | undefined
  readonly kind: AssistanceKind
  readonly item: string
  readonly quantity?: number | null | undefined
  readonly unit?: string | null | undefined
  /** cash value in fen */
  readonly valueFen?: number | null | undefined
  readonly fundSource?: FundSource | null | undefined
  readonly measureId?: string | null | undefined
  readonly visitId?: string | null | undefined
  readonly evidence?: string | null | undefined
  readonly note?: string | null | undefined
  /** Import batch and row: the same row is stored once. */
  readonly batchId?: string | null | undefined
  readonly batchSeq?: number | null | undefined
  /** The line that this one corrects. */
  readonly replacesId?: string | null | undefined
}

/**
 * Stores lines of the ledger in one statement. A line of a household takes that household's village; one whose household or
 * village is out of reach is left out, as is a row of a batch that is there already.
 * @returns ids of the lines that were stored
 */
export async function recordAssistance(tx: Tx, lines: readonly LedgerLine[]): Promise<string[]> {
  if (lines.length === 0) return []
  const { countyCode, actorId, actorName } = tx.scope
  const rows = JSON.stringify(lines.map((line) => ({ id: randomUUID(), ...line })))
  const stored = await tx.query<{ id: string }>(sql`
    INSERT INTO assistance (county_code, id, household_id, village_code, given_on, giver, department, kind, item, quantity, unit,
      value_fen, fund_source, measure_id, visit_id, evidence, note, batch_id, batch_seq, replaces_id, created_at, created_by, created_by_name)
    SELECT ${countyCode}, x.id, x."householdId", v.village_code, x."givenOn", x.giver, x.department, x.kind, x.item, x.quantity, x.unit,
      x."valueFen", x."fundSource", x."measureId", x."visitId", x.evidence, x.note, x."batchId", x."batchSeq", x."replacesId", now(),
      ${actorId}::uuid, ${actorName}
    FROM jsonb_to_recordset(${rows}::jsonb) AS x(id uuid, "householdId" uuid, "villageCode" text, "givenOn" date, giver text, department text,
        kind text, item text, quantity numeric, unit text, "valueFen" bigint, "fundSource" text, "measureId" uuid, "visitId" uuid,
        evidence text, note text, "batchId" uuid, "batchSeq" integer, "replacesId" uuid)
    LEFT JOIN household h ON h.county_code = ${countyCode} AND h.id = x."householdId"
    JOIN village v ON v.county_code = ${countyCode} AND v.village_code = coalesce(h.village_code, x."villageCode")
    WHERE x."householdId" IS NULL OR h.id IS NOT NULL
    ON CONFLICT (county_code, batch_id, batch_seq) WHERE batch_id IS NOT NULL DO NOTHING
    RETURNING id::text`)
  return stored.map(({ id }) => id)
}

/** What a line that has ended leaves to the one that corrects it. */
export interface EndedLine {
  readonly householdId: string | null
  readonly villageCode: string
  readonly giver: string
  readonly department: string | null
  readonly measureId: string | null
  readonly visitId: string | null
}

/** Ends a line with the reason; it stays in the ledger's history. @returns what it was; null when it is not there or has ended */
export async function endAssistance(tx: Tx, id: string, reason: string): Promise<EndedLine | null> {
  const { countyCode, actorId } = tx.scope
  const [row] = await tx.query<EndedLine>(sql`
    UPDATE assistance a SET ended_at = now(), ended_by = ${actorId}::uuid, end_reason = ${reason}
    WHERE a.county_code = ${countyCode} AND a.id = ${id}::uuid AND a.ended_at IS NULL
      AND (a.household_id IS NULL OR EXISTS (SELECT FROM household h WHERE h.county_code = ${countyCode} AND h.id = a.household_id))
    RETURNING a.household_id::text AS "householdId", a.village_code AS "villageCode", a.giver, a.department, a.measure_id::text AS "measureId",
      a.visit_id::text AS "visitId"`)
  return row ?? null
}
