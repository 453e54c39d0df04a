import { deadlineOf } from "@/lib/domain/problem/deadline"
import type { Owner } from "@/lib/domain/problem/owner"
import type { ProblemCategory } from "@/lib/domain/problem/problem"
import { countyCalendar } from "@/lib/features/calendar/queries"
import { noteDepartments } from "@/lib/features/measures/mutations"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

export interface NewProblem {
  /** null = of the whole village */
  readonly householdId: string | null
  readonly villageCode: string
  readonly category: ProblemCategory
  readonly title: string
  readonly detail: string
  readonly raisedOn: string
  /** null = by its category and the county's calendar */
  readonly dueOn: string | null
  readonly visitId?: string | null
  readonly owner: Owner
  /** The id that a phone gave it. */
  readonly id?: string | null
}

export interface PlacedProblem {
  readonly id: string
  readonly householdId: string | null
  readonly villageCode: string
}

/** The wall once more: a problem of a household that is in reach and may be written. */
const writable = (tx: Tx): Prisma.Sql => sql`(p.household_id IS NULL OR EXISTS (SELECT FROM household h
  WHERE h.county_code = ${tx.scope.countyCode} AND h.id = p.household_id AND position(h.id::text IN ${tx.scope.former}) = 0))`

async function note(tx: Tx, problem: PlacedProblem, kind: string, text: string, data: object): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(sql`
    INSERT INTO problem_event (county_code, problem_id, household_id, village_code, department, kind, note, data, at, by_id, by_name)
    SELECT p.county_code, p.id, p.household_id, p.village_code, ${tx.scope.reach === "department" ? tx.scope.department : null}, ${kind},
      ${text}, ${JSON.stringify(data)}::jsonb, clock_timestamp(), ${actorId}::uuid, ${actorName}
    FROM problem p WHERE p.county_code = ${countyCode} AND p.id = ${problem.id}::uuid`)
}

/**
 * Raises a problem with its owner and deadline. Without an owner the household's helper owns it, else whoever raised it.
 * @returns null when household or village is out of reach, or an owner is not of the county
 */
export async function raiseProblem(tx: Tx, given: NewProblem): Promise<(PlacedProblem & { dueOn: string }) | null> {
  const { countyCode, actorId, actorName } = tx.scope
  const { owner } = given
  const dueOn = given.dueOn ?? deadlineOf(given.category, given.raisedOn, await countyCalendar(tx))
  const [row] = await tx.query<PlacedProblem>(sql`
    INSERT INTO problem (county_code, id, household_id, village_code, category, title, detail, visit_id, raised_on, raised_by, raised_by_name,
      owner_id, owner_name, owner_department, due_on)
    SELECT ${countyCode}, coalesce(${given.id ?? null}::uuid, gen_random_uuid()), h.id, v.village_code, ${given.category}, ${given.title},
      ${given.detail}, ${given.visitId ?? null}::uuid, ${given.raisedOn}::date, ${actorId}::uuid, ${actorName}, a.id, a.display_name,
      ${owner.department}, ${dueOn}::date
    FROM village v
    LEFT JOIN household h ON h.county_code = ${countyCode} AND h.id = ${given.householdId}::uuid AND h.ended_at IS NULL
      AND position(h.id::text IN ${tx.scope.former}) = 0
    LEFT JOIN LATERAL (SELECT p.account_id FROM pairing p JOIN account x ON x.county_code = ${countyCode} AND x.id = p.account_id AND x.disabled_at IS NULL
      WHERE p.county_code = ${countyCode} AND p.household_id = h.id AND p.ended_on IS NULL ORDER BY p.started_on LIMIT 1) helper ON true
    LEFT JOIN account a ON a.county_code = ${countyCode} AND a.disabled_at IS NULL AND a.id = coalesce(${owner.accountId}::uuid,
      CASE WHEN ${owner.department}::text IS NULL THEN coalesce(helper.account_id, ${actorId}::uuid) END)
    WHERE v.county_code = ${countyCode} AND v.village_code = coalesce(h.village_code, ${given.villageCode})
      AND (${given.householdId}::uuid IS NULL OR h.id IS NOT NULL) AND (${owner.accountId}::uuid IS NULL OR a.id IS NOT NULL)
    RETURNING id::text, household_id::text AS "householdId", village_code AS "villageCode"`)
  if (!row) return null
  await note(tx, row, "raised", given.detail, { dueOn, ...owner })
  if (row.householdId) await noteDepartments(tx, [row.householdId])
  return { ...row, dueOn }
}

/** Loads a problem that the caller may change, kept from others until the end of the transaction. */
export async function lockProblem(
  tx: Tx,
  id: string,
): Promise<(PlacedProblem & { state: string; dueOn: string; ownerDepartment: string | null; changedAt: Date }) | null> {
  const [row] = await tx.query<
    PlacedProblem & { state: string; dueOn: string; ownerDepartment: string | null; changedAt: Date }
  >(sql`
    SELECT p.id::text, p.household_id::text AS "householdId", p.village_code AS "villageCode", p.state, p.due_on::text AS "dueOn",
      p.owner_department AS "ownerDepartment", p.changed_at AS "changedAt"
    FROM problem p WHERE p.county_code = ${tx.scope.countyCode} AND p.id = ${id}::uuid AND ${writable(tx)} FOR UPDATE OF p`)
  return row ?? null
}

/** As `lockProblem`, and only if it is as the form saw it. A department changes its own problems alone. */
export async function lockSeen(
  tx: Tx,
  id: string,
  changedAt: string,
): Promise<NonNullable<Awaited<ReturnType<typeof lockProblem>>> | "absent" | "stale"> {
  const problem = await lockProblem(tx, id)
  const { reach, department } = tx.scope
  if (!problem || (reach === "department" && problem.ownerDepartment !== department)) return "absent"
  return problem.changedAt.getTime() === new Date(changedAt).getTime() ? problem : "stale"
}

/** Hands a locked problem to a department or to a person of the county. */
export async function assignProblem(tx: Tx, problem: PlacedProblem, owner: Owner, reason: string): Promise<void> {
  const { countyCode } = tx.scope
  await tx.execute(sql`
    UPDATE problem p SET owner_id = ${owner.accountId}::uuid, owner_department = ${owner.department}, changed_at = clock_timestamp(),
      owner_name = (SELECT a.display_name FROM account a WHERE a.county_code = ${countyCode} AND a.id = ${owner.accountId}::uuid)
    WHERE p.county_code = ${countyCode} AND p.id = ${problem.id}::uuid`)
  await note(tx, problem, "assigned", reason, owner)
  if (problem.householdId) await noteDepartments(tx, [problem.householdId])
}

/** What was tried meanwhile, without closing it. */
export const noteProblem = (tx: Tx, problem: PlacedProblem, text: string): Promise<void> =>
  note(tx, problem, "noted", text, {})

export async function postponeProblem(tx: Tx, problem: PlacedProblem, dueOn: string, reason: string): Promise<void> {
  await tx.execute(sql`
    UPDATE problem SET due_on = ${dueOn}::date, changed_at = now() WHERE county_code = ${tx.scope.countyCode} AND id = ${problem.id}::uuid`)
  await note(tx, problem, "postponed", reason, { dueOn })
}

/** Closes with what was done and, for a household's problem, the household's word. */
export async function closeProblem(
  tx: Tx,
  problem: PlacedProblem,
  closing: { readonly on: string; readonly doneWhat: string; readonly householdWord: string | null },
): Promise<void> {
  const { countyCode, actorId, actorName } = tx.scope
  await tx.execute(sql`
    UPDATE problem SET state = 'closed', closed_on = ${closing.on}::date, done_what = ${closing.doneWhat}, household_word = ${closing.householdWord},
      closed_by = ${actorId}::uuid, closed_by_name = ${actorName}, changed_at = now()
    WHERE county_code = ${countyCode} AND id = ${problem.id}::uuid`)
  await note(tx, problem, "closed", closing.doneWhat, { on: closing.on, word: closing.householdWord })
  if (problem.householdId) await noteDepartments(tx, [problem.householdId])
}

export async function reopenProblem(tx: Tx, problem: PlacedProblem, dueOn: string, reason: string): Promise<void> {
  await tx.execute(sql`
    UPDATE problem SET state = 'open', closed_on = NULL, done_what = NULL, household_word = NULL, closed_by = NULL, closed_by_name = NULL,
      due_on = ${dueOn}::date, changed_at = now()
    WHERE county_code = ${tx.scope.countyCode} AND id = ${problem.id}::uuid`)
  await note(tx, problem, "reopened", reason, { dueOn })
  if (problem.householdId) await noteDepartments(tx, [problem.householdId])
}
