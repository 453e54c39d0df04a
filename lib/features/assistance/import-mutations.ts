import { fingerprintOf, type LedgerPlan } from "@/lib/domain/assistance/ledger-sheet"
import { linesLike } from "@/lib/features/assistance/import-queries"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import { recordAssistance } from "./mutations"

const { sql } = Prisma

/** A row of a workbook and the line that it is to become. */
export interface ImportedLine {
  readonly seq: number
  readonly plan: LedgerPlan
}

/** A row that was not stored, and why. */
export interface NotStored {
  readonly seq: number
  readonly outcome: "rejected" | "duplicate"
  readonly reason: string
}

const GONE = "预览以后这一户或这个村已不在您的管辖范围，没有写入"
const STORED = "台账里已有相同的一条，没有重复记"

/** Households and villages of the lines as they are now. The villages are kept from others, so that two who import the same workbook stand in line. */
async function lockPlaces(tx: Tx, lines: readonly ImportedLine[]) {
  const county = tx.scope.countyCode
  const ids = [...new Set(lines.flatMap(({ plan }) => plan.householdId ?? []))]
  const households = await tx.query<{ id: string; village: string }>(sql`
    SELECT h.id::text, h.village_code AS village FROM household h
    WHERE h.county_code = ${county} AND h.ended_at IS NULL AND h.id = ANY(${ids}::uuid[])`)
  const wanted = [
    ...new Set([...households.map(({ village }) => village), ...lines.map(({ plan }) => plan.villageCode)]),
  ]
  const villages = await tx.query<{ code: string }>(sql`
    SELECT v.village_code AS code FROM village v WHERE v.county_code = ${county} AND v.village_code = ANY(${wanted}::text[])
    ORDER BY v.village_code FOR UPDATE`)
  return { households: new Set(households.map(({ id }) => id)), villages: new Set(villages.map(({ code }) => code)) }
}

/**
 * Stores the lines of a workbook in one statement, each once: what the ledger holds already is left out, as is what has gone
 * out of reach since the preview. @returns the rows that were not stored
 */
export async function recordImported(tx: Tx, batchId: string, lines: readonly ImportedLine[]): Promise<NotStored[]> {
  if (lines.length === 0) return []
  const places = await lockPlaces(tx, lines)
  const stored = new Set(
    (
      await linesLike(
        tx,
        lines.map(({ plan }) => plan),
      )
    ).map(fingerprintOf),
  )
  const notStored: NotStored[] = []
  const fresh = lines.filter(({ seq, plan }) => {
    const there = plan.householdId ? places.households.has(plan.householdId) : places.villages.has(plan.villageCode)
    if (!there) notStored.push({ seq, outcome: "rejected", reason: GONE })
    else if (stored.has(fingerprintOf(plan))) notStored.push({ seq, outcome: "duplicate", reason: STORED })
    else return true
    return false
  })
  const ids = await recordAssistance(
    tx,
    fresh.map(({ seq, plan }) => ({ ...plan, batchId, batchSeq: seq })),
  )
  if (ids.length !== fresh.length) throw new Error(`${fresh.length} lines to store, ${ids.length} stored`)
  return notStored
}

/** Ends up to `most` lines of a batch with the reason; they stay in the ledger's history. @returns how many */
export async function endImported(tx: Tx, batchId: string, reason: string, most: number): Promise<number> {
  const { countyCode, actorId } = tx.scope
  return tx.execute(sql`
    UPDATE assistance a SET ended_at = now(), ended_by = ${actorId}::uuid, end_reason = ${reason}
    WHERE a.county_code = ${countyCode} AND a.ended_at IS NULL AND a.id IN (SELECT x.id FROM assistance x
      WHERE x.county_code = ${countyCode} AND x.batch_id = ${batchId}::uuid AND x.ended_at IS NULL ORDER BY x.batch_seq LIMIT ${most})`)
}
