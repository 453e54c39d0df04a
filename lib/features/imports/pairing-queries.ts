import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma

/** What of a batch of pairings can still be taken back: pairings of today without a visit, hand-overs without an answer. */
export interface OpenPairings {
  readonly pairings: readonly string[]
  readonly handovers: readonly string[]
  /** rows that were written and cannot be taken back */
  readonly kept: number
}

/** `made` of a written row is the id of its pairing, or of the hand-over in which its household was offered. */
export async function openPairings(on: Reader, batchId: string): Promise<OpenPairings> {
  const county = countyOf(on)
  const rows = sql`SELECT r.outcome, (r.data->>'made')::uuid AS made FROM import_row r
    WHERE r.county_code = ${county} AND r.batch_id = ${batchId}::uuid AND r.applied AND r.data ? 'made'`
  const [found] = await read<{ pairings: string[]; handovers: string[]; written: number; open: number; taken: number }>(
    on,
    sql`WITH written AS MATERIALIZED (${rows}),
      fresh AS (SELECT p.id FROM written w JOIN pairing p ON p.county_code = ${county} AND p.id = w.made
        WHERE w.outcome = 'created' AND p.ended_on IS NULL AND p.started_on = ${today()}::date AND p.last_visit_on IS NULL
          AND NOT EXISTS (SELECT FROM handover_item i WHERE i.county_code = ${county} AND i.pairing_id = p.id AND i.open)),
      offered AS (SELECT w.made FROM written w JOIN handover o ON o.county_code = ${county} AND o.id = w.made
        WHERE w.outcome = 'updated' AND o.state = 'proposed')
    SELECT coalesce((SELECT array_agg(id::text ORDER BY id) FROM fresh), '{}') AS pairings,
      coalesce((SELECT array_agg(DISTINCT made::text) FROM offered), '{}') AS handovers,
      (SELECT count(*)::int FROM written) AS written,
      (SELECT count(*)::int FROM fresh) + (SELECT count(*)::int FROM offered) AS open,
      (SELECT count(*)::int FROM written w JOIN pairing p ON p.county_code = ${county} AND p.id = w.made WHERE p.end_reason = 'corrected')
        + (SELECT count(*)::int FROM written w JOIN handover o ON o.county_code = ${county} AND o.id = w.made WHERE o.state = 'withdrawn') AS taken`,
  )
  const { pairings = [], handovers = [], written = 0, open = 0, taken = 0 } = found ?? {}
  return { pairings, handovers, kept: written - open - taken }
}

/** How many households a person has and will have by a batch that waits. */
export interface HelperChange {
  readonly id: string
  readonly name: string
  readonly post: string | null
  /** households now */
  readonly now: number
  /** that begin at once */
  readonly paired: number
  /** that are offered, to be accepted; negative for whoever offers them */
  readonly offered: number
}

/** Loads before and after, of whoever is named by a batch. */
export async function helperChanges(on: Reader, batchId: string): Promise<HelperChange[]> {
  const county = countyOf(on)
  return read<HelperChange>(
    on,
    sql`WITH plans AS MATERIALIZED (SELECT r.data->'plan'->>'mode' AS mode, (r.data->'plan'->>'accountId')::uuid AS taker, (r.data->'plan'->>'fromId')::uuid AS giver
        FROM import_row r WHERE r.county_code = ${county} AND r.batch_id = ${batchId}::uuid AND r.data ? 'plan'),
      change AS (SELECT who, sum(paired)::int AS paired, sum(offered)::int AS offered FROM (
          SELECT taker AS who, (mode = 'pair')::int AS paired, (mode = 'offer')::int AS offered FROM plans
          UNION ALL SELECT giver, 0, -1 FROM plans WHERE giver IS NOT NULL) each GROUP BY who)
    SELECT a.id::text, a.display_name AS name, a.post, c.paired, c.offered,
      (SELECT count(*)::int FROM pairing p JOIN household h ON h.county_code = p.county_code AND h.id = p.household_id
        WHERE p.county_code = ${county} AND p.account_id = a.id AND p.ended_on IS NULL) AS now
    FROM change c JOIN account a ON a.county_code = ${county} AND a.id = c.who ORDER BY a.display_name, a.id LIMIT 500`,
  )
}
