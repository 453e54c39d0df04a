import { SUCCESSOR_ROLES } from "@/lib/domain/household/responsible"
import { cannotHelp } from "@/lib/features/pairings/queries"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import type { HandoverRow, LeftOffice, OpenOffer, OwnHousehold, Successor } from "./schema"

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

/**
 * Who has left office, or was given another role or area, with what must be handed over (D2-8): households that they cannot
 * help any more; of those whose account is closed also open problems, measures and appointments.
 */
export async function listLeftOffice(on: Reader): Promise<LeftOffice[]> {
  const county = countyOf(on)
  return read<LeftOffice>(
    on,
    sql`SELECT * FROM (SELECT a.id::text, a.display_name AS name, a.post, CASE WHEN a.disabled_at IS NULL THEN 'moved' ELSE 'disabled' END AS why,
        (SELECT count(*)::int FROM pairing p JOIN household h ON h.county_code = ${county} AND h.id = p.household_id AND h.ended_at IS NULL
          WHERE p.county_code = ${county} AND p.account_id = a.id AND p.ended_on IS NULL AND ${cannotHelp(sql`a`, sql`h.village_code`)}) AS households,
        ${ofClosed(sql`(SELECT count(*)::int FROM problem o WHERE o.county_code = ${county} AND o.owner_id = a.id AND o.state = 'open')`)} AS problems,
        ${ofClosed(sql`(SELECT count(*)::int FROM plan_measure m WHERE m.county_code = ${county} AND m.responsible_id = a.id AND m.to_version IS NULL
          AND m.state IN ('planned', 'agreed', 'underway', 'delivered'))`)} AS measures,
        ${ofClosed(sql`(SELECT count(*)::int FROM appointment t WHERE t.county_code = ${county} AND t.account_id = a.id AND t.ended_on IS NULL)`)} AS appointments
      FROM account a WHERE a.county_code = ${county} AND a.role <> 'operator') found
      WHERE households + problems + measures + appointments > 0 ORDER BY households DESC, name, id LIMIT 100`,
  )
}

const ofClosed = (count: Prisma.Sql): Prisma.Sql => sql`CASE WHEN a.disabled_at IS NULL THEN 0 ELSE ${count} END`

/** The offer in which a household is; null = none. */
export async function openOfferOf(on: Reader, householdId: string): Promise<OpenOffer | null> {
  const county = countyOf(on)
  const [offer] = await read<OpenOffer>(
    on,
    sql`SELECT b.display_name AS "to", o.respond_by::text AS "respondBy" FROM handover_item i
      JOIN handover o ON o.county_code = ${county} AND o.id = i.handover_id JOIN account b ON b.county_code = ${county} AND b.id = o.to_account
      WHERE i.county_code = ${county} AND i.household_id = ${householdId}::uuid AND i.open`,
  )
  return offer ?? null
}

/** Offers past their day that wait for the reader to look after them: proposed by the reader, or of a place that is theirs whole. */
export async function countLateOffers(on: Reader): Promise<number> {
  const { actorId } = scopeOf(on)
  const mine = may(scopeOf(on), "household.assign") ? sql`true` : sql`proposed_by = ${actorId}::uuid`
  const [row] = await read<{ late: number }>(
    on,
    sql`SELECT count(*)::int AS late FROM handover WHERE county_code = ${countyOf(on)} AND state = 'proposed' AND respond_by < ${today()}::date
      AND to_account <> ${actorId}::uuid AND ${mine}`,
  )
  return row?.late ?? 0
}
