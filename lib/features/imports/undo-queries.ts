import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import { openPairings } from "./pairing-queries"
import type { Batch } from "./queries"

const { sql } = Prisma

/** What was done since to the records that a batch has made or changed. */
export interface LaterChanges {
  readonly records: number
  readonly newMembers: number
  readonly overrides: number
  readonly pairings: number
  readonly events: number
  /** of households that the batch has made: ledger lines in force, visits, plans */
  readonly lines: number
  readonly visits: number
  readonly plans: number
}

/** Households and members that a batch has made or changed. */
const touched = (county: string, source: string) => sql`
  SELECT h.id AS record_id, h.id AS household_id FROM household h WHERE h.county_code = ${county} AND h.source_id = ${source}::uuid
  UNION SELECT m.id, m.household_id FROM member m WHERE m.county_code = ${county} AND m.source_id = ${source}::uuid
  UNION SELECT r.record_id, r.household_id FROM register_history r WHERE r.county_code = ${county} AND r.source_id = ${source}::uuid`

/** How many rows of a table stand under households that the batch has made. */
const ofMade = (county: string, source: string, table: "assistance" | "visit" | "plan", which: Prisma.Sql) => sql`
  (SELECT count(*)::int FROM ${Prisma.raw(table)} x JOIN household h ON h.county_code = x.county_code AND h.id = x.household_id
    WHERE x.county_code = ${county} AND h.source_id = ${source}::uuid AND ${which})`

/** Counts what would be lost if the batch were taken back. `source` = the batch's source. */
export async function laterChanges(on: Reader, source: string): Promise<LaterChanges> {
  const county = countyOf(on)
  const [row] = await read<LaterChanges>(
    on,
    sql`WITH touched AS MATERIALIZED (${touched(county, source)}),
      began AS (SELECT s.recorded_at AS at FROM source s WHERE s.county_code = ${county} AND s.id = ${source}::uuid),
      households AS (SELECT DISTINCT household_id FROM touched)
    SELECT
      (SELECT count(DISTINCT x.record_id)::int FROM register_history x JOIN touched t ON t.record_id = x.record_id
        WHERE x.county_code = ${county} AND x.source_id <> ${source}::uuid AND x.valid_to > (SELECT at FROM began)) AS records,
      (SELECT count(*)::int FROM member m JOIN household h ON h.county_code = m.county_code AND h.id = m.household_id
        WHERE m.county_code = ${county} AND h.source_id = ${source}::uuid AND m.source_id <> ${source}::uuid AND m.ended_at IS NULL) AS "newMembers",
      (SELECT count(*)::int FROM pathway_override o JOIN households t ON t.household_id = o.household_id
        WHERE o.county_code = ${county} AND o.created_at > (SELECT at FROM began)) AS overrides,
      (SELECT count(*)::int FROM pairing p JOIN household h ON h.county_code = p.county_code AND h.id = p.household_id
        WHERE p.county_code = ${county} AND h.source_id = ${source}::uuid) AS pairings,
      (SELECT count(*)::int FROM life_event e JOIN households t ON t.household_id = e.household_id
        WHERE e.county_code = ${county} AND e.recorded_at > (SELECT at FROM began)) AS events,
      ${ofMade(county, source, "assistance", sql`x.ended_at IS NULL`)} AS lines,
      ${ofMade(county, source, "visit", sql`true`)} AS visits,
      ${ofMade(county, source, "plan", sql`x.state IN ('draft', 'agreed')`)} AS plans`,
  )
  return row ?? { records: 0, newMembers: 0, overrides: 0, pairings: 0, events: 0, lines: 0, visits: 0, plans: 0 }
}

/** The sentence that says what stands against undoing; null = nothing does. */
export function refusalOfUndo(later: LaterChanges): string | null {
  const found = [
    later.records > 0 ? `${later.records} 条户或成员的登记又被修改` : "",
    later.newMembers > 0 ? `新增了 ${later.newMembers} 名成员` : "",
    later.events > 0 ? `登记了 ${later.events} 次家庭变动` : "",
    later.overrides > 0 ? `${later.overrides} 户已人工核定路径` : "",
    later.lines > 0 ? `记了 ${later.lines} 条帮扶台账` : "",
    later.visits > 0 ? `登记了 ${later.visits} 次走访` : "",
    later.plans > 0 ? `做了 ${later.plans} 份计划` : "",
    later.pairings > 0 ? `${later.pairings} 户已指定帮扶责任人` : "",
  ].filter((text) => text !== "")
  return found.length === 0 ? null : `不能撤销：导入之后，${found.join("，")}。请逐户更正，或先撤回这些变动`
}

const NO_PAIRING_LEFT =
  "不能撤销：这批结对都已有走访、已移交、已答复，或不是今天开始的；要换责任人，请在“帮扶 › 移交”里办理"

/** The sentence that says why a batch cannot be taken back; null = it can, wholly or in part. */
export async function standsAgainstUndo(on: Reader, batch: Batch): Promise<string | null> {
  if (batch.kind === "register") return refusalOfUndo(await laterChanges(on, batch.sourceId))
  if (batch.kind === "assistance") return null
  const { pairings, handovers } = await openPairings(on, batch.id)
  return pairings.length + handovers.length === 0 ? NO_PAIRING_LEFT : null
}
