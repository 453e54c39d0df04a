import { type DepartmentKey, PATHWAY_DEPARTMENTS } from "@/lib/domain/access/departments"
import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"
import { APPOINTMENT_KIND_KEYS } from "@/lib/domain/organisation/appointments"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import type { AppointmentRow, PathwayRow, UnitChoice, UnitRow } from "./schema"

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

/** All units, present ones first, with the villages that they stand over. */
export const listAllUnits = (on: Reader): Promise<UnitRow[]> =>
  read<UnitRow>(
    on,
    sql`SELECT u.id::text, u.name, u.kind, u.department_key AS "departmentKey", u.contact, u.phone, u.started_on::text AS "startedOn",
      u.ended_on::text AS "endedOn", (SELECT count(*)::int FROM appointment t WHERE t.county_code = ${countyOf(on)} AND t.unit_id = u.id
        AND t.ended_on IS NULL AND t.kind = 'unitVillage') AS villages
      FROM unit u WHERE u.county_code = ${countyOf(on)} ORDER BY u.ended_on IS NOT NULL, u.department_key IS NULL, u.name, u.id LIMIT 1000`,
  )

/** The twelve pathways with their departments today: the county's own table where it has one, else that of D2. */
export async function listPathwayDepartments(on: Reader): Promise<PathwayRow[]> {
  const given = await read<{ pathway: string; department: DepartmentKey; role: string; since: string }>(
    on,
    sql`SELECT d.pathway, d.department, d.role, d.started_on::text AS since FROM pathway_department d WHERE d.county_code = ${countyOf(on)}
      AND d.started_on <= ${today()}::date AND (d.ended_on IS NULL OR d.ended_on > ${today()}::date) ORDER BY d.department`,
  )
  return PATHWAY_KEYS.map((pathway) => {
    const rows = given.filter((row) => row.pathway === pathway)
    const shipped = PATHWAY_DEPARTMENTS[pathway]
    const of = (role: string) => rows.filter((row) => row.role === role).map(({ department }) => department)
    if (rows.length === 0)
      return { pathway, lead: shipped.lead, participants: shipped.participants, own: false, since: null }
    return { pathway, lead: of("lead"), participants: of("participant"), own: true, since: rows[0]?.since ?? null }
  })
}
