import { SUCCESSOR_ROLES } from "@/lib/domain/household/responsible"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { type Tx, type Writer, within } from "@/lib/platform/db/tenant"
import { mintTaking } from "@/lib/platform/scope/scope"

const { sql } = Prisma

export interface Proposal {
  readonly fromAccount: string
  readonly toAccount: string
  readonly householdIds: readonly string[]
  readonly reason: string
  readonly respondBy: string
  readonly graceDays: number
}

interface Offered {
  readonly household: string
  readonly village: string
}

/** The smallest place that holds all villages: one, their township, or the county. */
function areaOf(villages: readonly string[]): string {
  const [first = ""] = villages
  return (
    [12, 9, 6]
      .map((digits) => first.slice(0, digits))
      .find((code) => villages.every((each) => each.startsWith(code))) ?? first
  )
}

/** Offers households of one person to another. @returns how many; 0 when none is theirs and free, or the successor cannot take them */
export async function propose(tx: Tx, proposal: Proposal): Promise<{ id: string; households: number } | null> {
  const { countyCode, actorId, actorName, former } = tx.scope
  const { fromAccount, toAccount, householdIds } = proposal
  const homes = await tx.query<Offered & { pairing: string; no: string; head: string }>(sql`
    SELECT h.id::text AS household, h.village_code AS village, p.id::text AS pairing, h.household_no AS no, h.head_name AS head
    FROM pairing p JOIN household h ON h.county_code = p.county_code AND h.id = p.household_id AND h.ended_at IS NULL
    JOIN account b ON b.county_code = ${countyCode} AND b.id = ${toAccount}::uuid AND b.disabled_at IS NULL AND b.role = ANY(${[...SUCCESSOR_ROLES]}::text[])
      AND starts_with(h.village_code, b.area)
    WHERE p.county_code = ${countyCode} AND p.account_id = ${fromAccount}::uuid AND p.account_id <> b.id AND p.ended_on IS NULL
      AND p.household_id = ANY(${[...householdIds]}::uuid[]) AND position(h.id::text IN ${former}) = 0
      AND NOT EXISTS (SELECT FROM handover_item i WHERE i.county_code = ${countyCode} AND i.household_id = h.id AND i.open)
    ORDER BY h.id FOR UPDATE OF p`)
  if (homes.length === 0 || homes.length < new Set(householdIds).size) return null
  const area = areaOf(homes.map(({ village }) => village))
  const [row] = await tx.query<{ id: string }>(sql`
    INSERT INTO handover (county_code, area, from_account, to_account, reason, grace_days, respond_by, proposed_by, proposed_by_name)
    VALUES (${countyCode}, ${area}, ${fromAccount}::uuid, ${toAccount}::uuid, ${proposal.reason}, ${proposal.graceDays}, ${proposal.respondBy}::date,
      ${actorId}::uuid, ${actorName}) RETURNING id::text`)
  if (!row) throw new Error("no hand-over was stored")
  await tx.execute(sql`
    INSERT INTO handover_item (county_code, handover_id, household_id, village_code, from_account, to_account, pairing_id, household_no, head_name)
    SELECT ${countyCode}, ${row.id}::uuid, x.household, x.village, ${fromAccount}::uuid, ${toAccount}::uuid, x.pairing, x.no, x.head
    FROM jsonb_to_recordset(${JSON.stringify(homes)}::jsonb) AS x(household uuid, village text, pairing uuid, no text, head text)`)
  return { id: row.id, households: homes.length }
}

export interface OpenHandover {
  readonly id: string
  readonly fromAccount: string
  readonly toAccount: string
  readonly proposedBy: string
  readonly graceDays: number
}

/** A hand-over that waits, kept from others; null when it is decided, absent or out of reach. */
export async function lockHandover(tx: Tx, id: string): Promise<OpenHandover | null> {
  const [row] = await tx.query<OpenHandover>(sql`
    SELECT id::text, from_account::text AS "fromAccount", to_account::text AS "toAccount", proposed_by::text AS "proposedBy", grace_days AS "graceDays"
    FROM handover WHERE county_code = ${tx.scope.countyCode} AND id = ${id}::uuid AND state = 'proposed' FOR UPDATE`)
  return row ?? null
}

async function decide(tx: Tx, id: string, state: string, note: string | null): Promise<void> {
  const { countyCode, actorId } = tx.scope
  await tx.execute(sql`
    UPDATE handover SET state = ${state}, decided_at = now(), decided_by = ${actorId}::uuid, decision_note = ${note}
    WHERE county_code = ${countyCode} AND id = ${id}::uuid`)
  await tx.execute(sql`
    UPDATE handover_item SET open = false WHERE county_code = ${countyCode} AND handover_id = ${id}::uuid`)
}

/** Ends the former pairings, begins the new ones, and carries open problems and measures along. @returns the households that changed hands */
async function carry(
  inside: Writer,
  handover: OpenHandover,
  households: readonly string[],
  name: string,
): Promise<string[]> {
  const county = inside.scope.countyCode
  const day = today()
  const ended = await inside.query<Offered>(sql`
    UPDATE pairing p SET ended_on = ${day}::date, end_reason = 'handover', handover_id = ${handover.id}::uuid,
      grace_until = CASE WHEN ${handover.graceDays}::int > 0 THEN ${day}::date + ${handover.graceDays}::int END
    FROM household h WHERE p.county_code = ${county} AND h.county_code = ${county} AND h.id = p.household_id AND h.ended_at IS NULL
      AND p.account_id = ${handover.fromAccount}::uuid AND p.ended_on IS NULL AND p.household_id = ANY(${[...households]}::uuid[])
    RETURNING h.id::text AS household, h.village_code AS village`)
  const ids = ended.map(({ household }) => household)
  if (ids.length === 0) return ids
  await inside.execute(sql`
    INSERT INTO pairing (county_code, household_id, village_code, account_id, started_on)
    SELECT ${county}, x.household, x.village, ${handover.toAccount}::uuid, ${day}::date
    FROM jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) AS x(household uuid, village text)
    WHERE NOT EXISTS (SELECT FROM pairing q WHERE q.county_code = ${county} AND q.household_id = x.household
      AND q.account_id = ${handover.toAccount}::uuid AND q.ended_on IS NULL)`)
  await inside.execute(sql`
    INSERT INTO problem_event (county_code, problem_id, household_id, village_code, kind, note, at, by_id, by_name)
    SELECT p.county_code, p.id, p.household_id, p.village_code, 'assigned', '随帮扶户移交', clock_timestamp(), ${handover.toAccount}::uuid, ${name}
    FROM problem p WHERE p.county_code = ${county} AND p.state = 'open' AND p.owner_id = ${handover.fromAccount}::uuid AND p.household_id = ANY(${ids}::uuid[])`)
  await inside.execute(sql`
    UPDATE problem SET owner_id = ${handover.toAccount}::uuid, owner_name = ${name}, changed_at = clock_timestamp()
    WHERE county_code = ${county} AND state = 'open' AND owner_id = ${handover.fromAccount}::uuid AND household_id = ANY(${ids}::uuid[])`)
  await inside.execute(sql`
    UPDATE plan_measure SET responsible_id = ${handover.toAccount}::uuid, responsible_name = ${name}, changed_at = clock_timestamp()
    WHERE county_code = ${county} AND state IN ('planned', 'agreed', 'underway', 'delivered') AND responsible_id = ${handover.fromAccount}::uuid
      AND household_id = ANY(${ids}::uuid[])`)
  return ids
}

/**
 * The successor takes over: in one transaction the former pairings end with their days of grace and the new ones begin (四定两不,
 * D2-8). A household that has left meanwhile, or that somebody else helps now, is passed over.
 * @returns how many changed hands and how many did not
 */
export async function accept(tx: Tx, handover: OpenHandover): Promise<{ households: number; passed: number }> {
  const { countyCode, actorName } = tx.scope
  const items = await tx.query<Offered & { open: boolean }>(sql`
    SELECT household_id::text AS household, village_code AS village, open FROM handover_item
    WHERE county_code = ${countyCode} AND handover_id = ${handover.id}::uuid ORDER BY household_id`)
  const households = items.filter(({ open }) => open).map(({ household }) => household)
  const taken = await within(tx, mintTaking(tx.scope, households), async (inside) => {
    await inside.query(sql`
      SELECT v.village_code FROM village v WHERE v.county_code = ${countyCode} AND v.village_code = ANY(${items.map(({ village }) => village)}::text[])
      ORDER BY v.village_code FOR UPDATE`)
    return carry(inside, handover, households, actorName)
  })
  await decide(tx, handover.id, "accepted", null)
  return { households: taken.length, passed: items.length - taken.length }
}

/** Households that are no longer to be handed over: they leave their offers; an offer that is empty then is withdrawn. */
export async function closeOffers(tx: Tx, householdIds: readonly string[], why: string): Promise<void> {
  const { countyCode, actorId } = tx.scope
  const closed = await tx.query<{ id: string }>(sql`
    UPDATE handover_item SET open = false WHERE county_code = ${countyCode} AND open AND household_id = ANY(${[...householdIds]}::uuid[])
    RETURNING handover_id::text AS id`)
  if (closed.length === 0) return
  await tx.execute(sql`
    UPDATE handover o SET state = 'withdrawn', decided_at = now(), decided_by = ${actorId}::uuid, decision_note = ${why}
    WHERE o.county_code = ${countyCode} AND o.state = 'proposed' AND o.id = ANY(${closed.map(({ id }) => id)}::uuid[])
      AND NOT EXISTS (SELECT FROM handover_item i WHERE i.county_code = ${countyCode} AND i.handover_id = o.id AND i.open)`)
}

/** What of somebody's work went over. */
export interface PassedOn {
  readonly problems: number
  readonly measures: number
  readonly appointments: number
}

/**
 * Gives the open problems and measures of somebody who has left office to a successor, each with its step in the history, and
 * ends their appointments. Households go by a hand-over that the successor accepts.
 */
export async function passOn(
  tx: Tx,
  fromAccount: string,
  toAccount: string,
): Promise<PassedOn | "active" | "unsuitable" | "nothing"> {
  const { countyCode: county, actorId, actorName } = tx.scope
  const people = await tx.query<{ id: string; name: string; disabled: boolean; fits: boolean }>(sql`
    SELECT a.id::text, a.display_name AS name, a.disabled_at IS NOT NULL AS disabled, a.role = ANY(${[...SUCCESSOR_ROLES]}::text[]) AS fits
    FROM account a WHERE a.county_code = ${county} AND a.id = ANY(${[fromAccount, toAccount]}::uuid[])`)
  const from = people.find(({ id }) => id === fromAccount)
  const to = people.find(({ id }) => id === toAccount)
  if (!from?.disabled) return "active"
  if (!to || to.disabled || !to.fits || to.id === from.id) return "unsuitable"
  const problems = await tx.query<{ id: string }>(sql`
    UPDATE problem SET owner_id = ${toAccount}::uuid, owner_name = ${to.name}, changed_at = clock_timestamp()
    WHERE county_code = ${county} AND state = 'open' AND owner_id = ${fromAccount}::uuid RETURNING id::text`)
  await tx.execute(sql`
    INSERT INTO problem_event (county_code, problem_id, household_id, village_code, kind, note, data, at, by_id, by_name)
    SELECT p.county_code, p.id, p.household_id, p.village_code, 'assigned', ${`${from.name}离任，转给${to.name}`}, '{}', clock_timestamp(), ${actorId}::uuid, ${actorName}
    FROM problem p WHERE p.county_code = ${county} AND p.id = ANY(${problems.map(({ id }) => id)}::uuid[])`)
  const measures = await tx.execute(sql`
    UPDATE plan_measure SET responsible_id = ${toAccount}::uuid, responsible_name = ${to.name}, changed_at = clock_timestamp()
    WHERE county_code = ${county} AND state IN ('planned', 'agreed', 'underway', 'delivered') AND to_version IS NULL AND responsible_id = ${fromAccount}::uuid`)
  const appointments = await tx.execute(sql`
    UPDATE appointment SET ended_on = greatest(${today()}::date, started_on), end_reason = '离任'
    WHERE county_code = ${county} AND account_id = ${fromAccount}::uuid AND ended_on IS NULL AND starts_with(place, ${tx.scope.area})`)
  if (problems.length + measures + appointments === 0) return "nothing"
  return { problems: problems.length, measures, appointments }
}

/** The successor declines, or whoever proposed it takes it back: nothing changes hands. */
export const close = (tx: Tx, handover: OpenHandover, state: "declined" | "withdrawn", reason: string): Promise<void> =>
  decide(tx, handover.id, state, reason)
