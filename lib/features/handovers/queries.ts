import { SUCCESSOR_ROLES } from "@/lib/domain/household/responsible"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { HandoverRow, LeftOffice, OwnHousehold, Successor } from "./schema"

const { sql } = Prisma

/** Hand-overs that the reader is a side of, has proposed, or has in reach: open ones first, then the latest. */
export async function listHandovers(on: Reader): Promise<HandoverRow[]> {
  const county = countyOf(on)
  return read<HandoverRow>(
    on,
    sql`SELECT o.id::text, a.display_name AS "from", o.from_account::text AS "fromId", b.display_name AS "to", o.to_account::text AS "toId", o.reason,
      o.grace_days AS "graceDays", o.state, o.respond_by::text AS "respondBy", o.proposed_by_name AS "proposedBy", o.proposed_by::text AS "proposedById",
      (o.proposed_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "proposedOn", (o.decided_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "decidedOn",
      o.decision_note AS "decisionNote",
      (SELECT coalesce(json_agg(json_build_object('no', i.household_no, 'head', i.head_name, 'village', v.name) ORDER BY i.household_no), '[]')
        FROM handover_item i LEFT JOIN village v ON v.county_code = i.county_code AND v.village_code = i.village_code
        WHERE i.county_code = ${county} AND i.handover_id = o.id) AS items
      FROM handover o JOIN account a ON a.county_code = ${county} AND a.id = o.from_account JOIN account b ON b.county_code = ${county} AND b.id = o.to_account
      WHERE o.county_code = ${county} ORDER BY o.state = 'proposed' DESC, o.proposed_at DESC, o.id LIMIT 50`,
  )
}

/** Hand-overs that wait for the reader's answer. */
export async function countOffered(on: Reader): Promise<number> {
  const [row] = await read<{ offered: number }>(
    on,
    sql`SELECT count(*)::int AS offered FROM handover WHERE county_code = ${countyOf(on)} AND to_account = ${scopeOf(on).actorId}::uuid AND state = 'proposed'`,
  )
  return row?.offered ?? 0
}

/** Households that somebody is responsible for and that are in no open hand-over. */
export async function householdsOf(on: Reader, accountId: string): Promise<OwnHousehold[]> {
  const county = countyOf(on)
  return read<OwnHousehold>(
    on,
    sql`SELECT h.id::text, h.household_no AS no, h.head_name AS head, v.name AS village
      FROM pairing p JOIN household h ON h.county_code = p.county_code AND h.id = p.household_id AND h.ended_at IS NULL
      JOIN village v ON v.county_code = ${county} AND v.village_code = h.village_code
      WHERE p.county_code = ${county} AND p.account_id = ${accountId}::uuid AND p.ended_on IS NULL
        AND NOT EXISTS (SELECT FROM handover_item i WHERE i.county_code = ${county} AND i.household_id = h.id AND i.open)
      ORDER BY h.household_no`,
  )
}

/** Who may take households over: active, of a fitting role, with the place in their area. Names of the county's own staff. */
export async function listSuccessors(on: Reader, except: string): Promise<Successor[]> {
  const { area, reach } = scopeOf(on)
  const place = reach === "own" ? countyOf(on) : area
  return read<Successor>(
    on,
    sql`SELECT a.id::text, a.display_name AS name, a.post FROM account a
      WHERE a.county_code = ${countyOf(on)} AND a.disabled_at IS NULL AND a.id <> ${except}::uuid AND a.role = ANY(${[...SUCCESSOR_ROLES]}::text[])
        AND (starts_with(${place}, a.area) OR starts_with(a.area, ${place}))
      ORDER BY a.role = 'helper' DESC, a.display_name, a.id LIMIT 800`,
  )
}

/** Who has left office and is still responsible for households in reach: what must be handed over (D2-8). */
export async function listLeftOffice(on: Reader): Promise<LeftOffice[]> {
  const county = countyOf(on)
  return read<LeftOffice>(
    on,
    sql`SELECT a.id::text, a.display_name AS name, a.post, count(*)::int AS households
      FROM pairing p JOIN household h ON h.county_code = p.county_code AND h.id = p.household_id AND h.ended_at IS NULL
      JOIN account a ON a.county_code = ${county} AND a.id = p.account_id AND a.disabled_at IS NOT NULL
      WHERE p.county_code = ${county} AND p.ended_on IS NULL GROUP BY a.id, a.display_name, a.post ORDER BY households DESC, a.id LIMIT 100`,
  )
}
