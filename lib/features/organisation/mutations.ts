import { APPOINTMENT_KINDS, type AppointmentKind } from "@/lib/domain/organisation/appointments"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import type { BeginAppointment } from "./schema"

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
