import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import type { VillageRecord, VillageRow } from "./schema"

const { sql } = Prisma

/** Every village in reach (or under a place) with its totals from the summary. */
export async function listVillages(on: Reader, place: string = scopeOf(on).area): Promise<VillageRow[]> {
  const county = countyOf(on)
  return read<VillageRow>(
    on,
    sql`
    SELECT v.village_code AS code, v.name, t.code AS "townshipCode", t.name AS township, v.category,
      coalesce(s.households, 0)::int AS households, coalesce(s.persons, 0)::int AS persons,
      coalesce(s.provisional, 0)::int AS provisional,
      (SELECT count(*) FROM jsonb_each(v.profile) p WHERE p.value <> 'null')::int AS figures
    FROM village v JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
    LEFT JOIN (SELECT village_code, sum(households) AS households, sum(persons) AS persons, sum(provisional) AS provisional
      FROM register_summary WHERE county_code = ${county} AND role = 'primary' GROUP BY village_code) s ON s.village_code = v.village_code
    WHERE v.county_code = ${county} AND starts_with(v.village_code, ${place}) ORDER BY v.village_code`,
  )
}

/** What the register counts in the village; null for somebody who sees only some of its households. */
const figures = (county: string, code: string): Prisma.Sql => sql`
  SELECT json_build_object('households', count(*), 'persons', coalesce(sum(h.member_count), 0),
    'arableMu', coalesce(sum(h.arable_mu), 0), 'forestMu', coalesce(sum(h.forest_mu), 0),
    'unsafeHouseholds', count(*) FILTER (WHERE h.housing_grade IN ('C', 'D')),
    'allowancePersons', (SELECT count(*) FROM member m JOIN household x ON x.county_code = m.county_code AND x.id = m.household_id
      WHERE m.county_code = ${county} AND x.village_code = ${code} AND x.ended_at IS NULL AND m.ended_at IS NULL AND m.subsistence_allowance))
  FROM household h WHERE h.county_code = ${county} AND h.village_code = ${code} AND h.ended_at IS NULL`

/** A village with its profile, lists, earlier states and what the register says; null when absent or out of reach. */
export async function getVillage(on: Reader, code: string): Promise<VillageRecord | null> {
  if (!/^\d{12}$/.test(code)) return null
  const county = countyOf(on)
  const [village] = await read<VillageRecord>(
    on,
    sql`
    SELECT v.village_code AS code, v.name, t.name AS township, t.code AS "townshipCode", v.category, v.profile,
      to_jsonb(v.changed_at) #>> '{}' AS "changedAt", (${figures(county, code)}) AS register,
      (SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'detail', e.detail, 'dueOn', e.due_on,
          'doneOn', e.done_on, 'by', a.display_name) ORDER BY e.done_on NULLS FIRST, e.due_on NULLS LAST, e.created_at DESC), '[]')
        FROM village_entry e LEFT JOIN account a ON a.county_code = e.county_code AND a.id = e.created_by
        WHERE e.county_code = ${county} AND e.village_code = ${code} AND e.ended_at IS NULL) AS entries,
      (SELECT coalesce(json_agg(json_build_object('until', h.valid_to, 'by', a.display_name, 'category', h.row ->> 'category',
          'profile', h.row -> 'profile') ORDER BY h.valid_to DESC), '[]')
        FROM (SELECT * FROM village_history WHERE county_code = ${county} AND village_code = ${code} ORDER BY valid_to DESC LIMIT 50) h
        LEFT JOIN account a ON a.county_code = h.county_code AND a.id = h.changed_by) AS versions
    FROM village v JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code
    WHERE v.county_code = ${county} AND v.village_code = ${code}`,
  )
  return village ?? null
}
