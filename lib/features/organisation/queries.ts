import { APPOINTMENT_KIND_KEYS } from "@/lib/domain/organisation/appointments"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import type { AppointmentRow, UnitChoice } from "./schema"

const { sql } = Prisma

/** Who stands over a place and its villages, and who stood there: present ones first. Officials of the county, no household. */
export async function listAppointments(on: Reader, place: string): Promise<AppointmentRow[]> {
  const county = countyOf(on)
  return read<AppointmentRow>(
    on,
    sql`SELECT t.id::text, t.kind, t.place, coalesce(v.name, w.name) AS "placeName", u.name AS unit, coalesce(a.display_name, t.person_name) AS person,
      coalesce(t.post, a.post) AS post, coalesce(t.phone, a.work_phone) AS phone, t.started_on::text AS "startedOn", t.ended_on::text AS "endedOn",
      t.end_reason AS "endReason"
      FROM appointment t LEFT JOIN unit u ON u.county_code = ${county} AND u.id = t.unit_id
      LEFT JOIN account a ON a.county_code = ${county} AND a.id = t.account_id
      LEFT JOIN village v ON v.county_code = ${county} AND v.village_code = t.place
      LEFT JOIN township w ON w.county_code = ${county} AND w.code = t.place
      WHERE t.county_code = ${county} AND (starts_with(t.place, ${place}) OR starts_with(${place}, t.place)) AND t.kind = ANY(${[...APPOINTMENT_KIND_KEYS]}::text[])
      ORDER BY t.ended_on IS NOT NULL, t.place, array_position(${[...APPOINTMENT_KIND_KEYS]}::text[], t.kind), t.started_on, t.id LIMIT 400`,
  )
}

/** Units that may stand over a village. */
export const listUnits = (on: Reader): Promise<UnitChoice[]> =>
  read<UnitChoice>(
    on,
    sql`SELECT id::text, name FROM unit WHERE county_code = ${countyOf(on)} AND ended_on IS NULL ORDER BY department_key IS NULL, name LIMIT 300`,
  )
