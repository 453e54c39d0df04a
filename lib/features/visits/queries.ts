import type { FactRows } from "@/lib/domain/visit/pathway-move"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { VisitFilter, VisitRecord, VisitRow } from "./schema"

const { sql } = Prisma

export const VISITS_PER_PAGE = 50

const columns = (county: string): Prisma.Sql => sql`
  v.id::text, v.household_id::text AS "householdId", h.head_name AS "headName", h.household_no AS "householdNo", place.name AS village,
  v.visited_on::text AS "on", v.mode, v.visitor_name AS visitor, v.sentence, v.corrects_id::text AS "correctsId",
  (SELECT count(*) FROM change_request c WHERE c.county_code = ${county} AND c.visit_id = v.id)::int AS changes,
  (SELECT count(*) FROM photo p WHERE p.county_code = ${county} AND p.visit_id = v.id AND p.state = 'stored')::int AS photos`

const joined = (county: string): Prisma.Sql => sql`
  FROM visit v JOIN household h ON h.county_code = v.county_code AND h.id = v.household_id
  JOIN village place ON place.county_code = ${county} AND place.village_code = h.village_code`

/** Visits in reach, the latest first. */
export async function listVisits(on: Reader, filter: VisitFilter): Promise<{ rows: VisitRow[]; more: boolean }> {
  const county = countyOf(on)
  const { area, actorId } = scopeOf(on)
  const { place = area, from, to, who, after } = filter
  const found = await read<VisitRow>(
    on,
    sql`SELECT ${columns(county)} ${joined(county)}
      WHERE v.county_code = ${county} AND starts_with(v.village_code, ${place})
        ${from ? sql`AND v.visited_on >= ${from}::date` : Prisma.empty} ${to ? sql`AND v.visited_on <= ${to}::date` : Prisma.empty}
        ${who ? sql`AND v.visitor_id = ${actorId}::uuid` : Prisma.empty}
        ${after ? sql`AND (v.visited_on, v.id) < (SELECT x.visited_on, x.id FROM visit x WHERE x.county_code = ${county} AND x.id = ${after}::uuid)` : Prisma.empty}
      ORDER BY v.visited_on DESC, v.id DESC LIMIT ${VISITS_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, VISITS_PER_PAGE), more: found.length > VISITS_PER_PAGE }
}

/** The visits of a household, the latest first. */
export async function visitsOfHousehold(on: Reader, householdId: string): Promise<VisitRow[]> {
  const county = countyOf(on)
  return read<VisitRow>(
    on,
    sql`SELECT ${columns(county)} ${joined(county)} WHERE v.county_code = ${county} AND v.household_id = ${householdId}::uuid
      ORDER BY v.visited_on DESC, v.received_at DESC LIMIT 60`,
  )
}

/** One visit as it was written; null when absent or out of reach. */
export async function getVisit(on: Reader, id: string): Promise<VisitRecord | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const county = countyOf(on)
  const [row] = await read<VisitRecord>(
    on,
    sql`SELECT ${columns(county)}, v.met, v.content, to_jsonb(v.received_at) #>> '{}' AS "receivedAt",
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name)), '[]') FROM member m
        WHERE m.county_code = ${county} AND m.household_id = v.household_id) AS members,
      (SELECT coalesce(json_agg(p.id ORDER BY p.created_at), '[]') FROM photo p
        WHERE p.county_code = ${county} AND p.visit_id = v.id AND p.state = 'stored') AS "photoIds",
      (SELECT x.id::text FROM visit x WHERE x.county_code = ${county} AND x.corrects_id = v.id ORDER BY x.received_at DESC LIMIT 1) AS "correctedBy"
      ${joined(county)} WHERE v.county_code = ${county} AND v.id = ${id}::uuid`,
  )
  return row ?? null
}

/** What the engine would decide by: the household's row, its present members, the kind of its village; null when out of reach. */
export async function factRowsOf(on: Reader, householdId: string): Promise<FactRows | null> {
  const county = countyOf(on)
  const [row] = await read<FactRows>(
    on,
    sql`SELECT to_jsonb(h) AS household, v.category, coalesce((SELECT jsonb_agg(to_jsonb(m) || jsonb_build_object('health', nullif(to_jsonb(m.health), '[]')) ORDER BY m.position, m.id)
        FROM member m WHERE m.county_code = ${county} AND m.household_id = h.id AND m.ended_at IS NULL), '[]') AS members
      FROM household h JOIN village v ON v.county_code = ${county} AND v.village_code = h.village_code
      WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid`,
  )
  return row ?? null
}
