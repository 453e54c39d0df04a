import { APPOINTMENT_KINDS, type AppointmentKind } from "@/lib/domain/organisation/appointments"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import type { BeginAppointment, SaveUnit, SetPathway } from "./schema"

const { sql } = Prisma

/** Puts somebody over a place. @returns taken when there may be one only and there is; absent when the place is out of reach */
export async function beginAppointment(tx: Tx, given: BeginAppointment): Promise<{ id: string } | "taken" | "absent"> {
  const { countyCode, area, actorId } = tx.scope
  const { kind, place, unitId = null, personName = null, post = null, phone = null, startedOn } = given
  if (!place.startsWith(area)) return "absent"
  const [there] = await tx.query(
    place.length === 9
      ? sql`SELECT 1 FROM township WHERE county_code = ${countyCode} AND code = ${place}`
      : sql`SELECT 1 FROM village WHERE county_code = ${countyCode} AND village_code = ${place} FOR UPDATE`,
  )
  if (!there) return "absent"
  if (APPOINTMENT_KINDS[kind].single) {
    const [holder] = await tx.query(sql`
      SELECT 1 FROM appointment WHERE county_code = ${countyCode} AND place = ${place} AND kind = ${kind} AND ended_on IS NULL`)
    if (holder) return "taken"
  }
  const [row] = await tx.query<{ id: string }>(sql`
    INSERT INTO appointment (county_code, kind, place, unit_id, person_name, post, phone, started_on, created_by)
    VALUES (${countyCode}, ${kind}, ${place}, ${unitId}::uuid, ${personName}, ${post}, ${phone}, ${startedOn}::date, ${actorId}::uuid) RETURNING id::text`)
  if (!row) throw new Error("no appointment was stored")
  return row
}

/** Ends an appointment today; it stays in the history. @returns what it was; null when it is not there or has ended */
export async function endAppointment(
  tx: Tx,
  id: string,
  reason: string,
): Promise<{ kind: AppointmentKind; place: string } | null> {
  const { countyCode, area } = tx.scope
  const [row] = await tx.query<{ kind: AppointmentKind; place: string }>(sql`
    UPDATE appointment SET ended_on = greatest(${today()}::date, started_on), end_reason = ${reason}
    WHERE county_code = ${countyCode} AND id = ${id}::uuid AND starts_with(place, ${area}) AND ended_on IS NULL RETURNING kind, place`)
  return row ?? null
}

/** Writes a unit, or founds one. @returns taken when another unit is that department already; absent when it is not there or closed */
export async function saveUnit(tx: Tx, unit: SaveUnit): Promise<{ id: string } | "taken" | "absent"> {
  const { countyCode, actorId } = tx.scope
  const { id = null, name, kind, departmentKey = null, contact = null, phone = null } = unit
  const [other] = await tx.query(sql`
    SELECT 1 FROM unit WHERE county_code = ${countyCode} AND ended_on IS NULL AND id IS DISTINCT FROM ${id}::uuid
      AND (name = ${name} OR department_key = ${departmentKey})`)
  if (other) return "taken"
  const [row] = await tx.query<{ id: string }>(
    id
      ? sql`UPDATE unit SET name = ${name}, kind = ${kind}, department_key = ${departmentKey}, contact = ${contact}, phone = ${phone}
          WHERE county_code = ${countyCode} AND id = ${id}::uuid AND ended_on IS NULL RETURNING id::text`
      : sql`INSERT INTO unit (county_code, name, kind, department_key, contact, phone, started_on, created_by)
          VALUES (${countyCode}, ${name}, ${kind}, ${departmentKey}, ${contact}, ${phone}, ${today()}::date, ${actorId}::uuid) RETURNING id::text`,
  )
  return row ?? "absent"
}

/** Closes a unit today; it stays in the history. @returns in use while it stands over a village */
export async function endUnit(tx: Tx, id: string, reason: string): Promise<"ended" | "absent" | "used"> {
  const { countyCode } = tx.scope
  const [used] = await tx.query(sql`
    SELECT 1 FROM appointment WHERE county_code = ${countyCode} AND unit_id = ${id}::uuid AND ended_on IS NULL`)
  if (used) return "used"
  const ended = await tx.execute(sql`
    UPDATE unit SET ended_on = greatest(${today()}::date, started_on), end_reason = ${reason}
    WHERE county_code = ${countyCode} AND id = ${id}::uuid AND ended_on IS NULL`)
  return ended > 0 ? "ended" : "absent"
}

/**
 * Who leads and takes part in a pathway from a day on; those of before end on it and stay in the history. Rights follow the
 * table: the departments' people see the pathway's households, and those that no longer take part do not.
 */
export async function setPathwayDepartments(
  tx: Tx,
  { pathway, lead, participants, startedOn }: SetPathway,
): Promise<void> {
  const { countyCode, actorId } = tx.scope
  // Rows that had not begun yet are replaced: they end on the day on which they would have begun.
  await tx.execute(sql`
    UPDATE pathway_department SET ended_on = greatest(started_on, ${startedOn}::date)
    WHERE county_code = ${countyCode} AND pathway = ${pathway} AND (ended_on IS NULL OR ended_on > ${startedOn}::date)`)
  const rows = [
    ...lead.map((department) => ({ department, role: "lead" })),
    ...participants.map((department) => ({ department, role: "participant" })),
  ]
  await tx.execute(sql`
    INSERT INTO pathway_department (county_code, pathway, department, role, started_on, created_by)
    SELECT ${countyCode}, ${pathway}, x.department, x.role, ${startedOn}::date, ${actorId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(department text, role text)`)
}
