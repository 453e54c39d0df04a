import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"
import type { HouseholdPlan } from "./schema"

const { sql } = Prisma

/** The day on which a field of `h` was recorded: its own source's, else the household's. */
const recordedOn = (
  county: string,
  field: string,
): Prisma.Sql => sql`(SELECT (s.recorded_at AT TIME ZONE 'Asia/Shanghai')::date FROM source s
  WHERE s.county_code = ${county} AND s.id = coalesce((h.field_source ->> ${field})::uuid, h.source_id))`

/** What suggests measures to the household `h`: the recorded facts and the keys of what runs. */
export const planFacts = (
  county: string,
): Prisma.Sql => sql`(SELECT json_build_object('pathway', h.pathway, 'secondary', coalesce(h.secondary, '{}'), 'urgent', coalesce(h.urgent, '{}'),
        'housingGrade', h.housing_grade, 'housingHazard', h.housing_hazard, 'relocated', h.relocated, 'waterSafe', coalesce(h.water_safe, h.water_assured),
        'housingOn', CASE WHEN h.housing_grade IS NOT NULL THEN ${recordedOn(county, "housingGrade")} END,
        'waterOn', CASE WHEN h.water_safe IS NOT NULL THEN ${recordedOn(county, "waterSafe")} END,
        'uninsured', h.uninsured_members, 'riskCleared', h.risk_cleared, 'dropout', bool_or(m.school_dropout),
        'schools', coalesce(json_agg(m.school_status) FILTER (WHERE m.school_status NOT IN ('none', 'under_school_age')), '[]'),
        'disabled', ${counted(sql`m.disability_grade IS NOT NULL OR 'disabled' = ANY (m.health)`, sql`cardinality(m.health) > 0 OR m.disability_grade IS NOT NULL`)},
        'elders', ${counted(sql`m.birth_date <= ${today()}::date - interval '60 years'`, sql`m.birth_date IS NOT NULL`)},
        'majorIll', ${counted(sql`'major' = ANY (m.health)`, sql`cardinality(m.health) > 0`)},
        'hasWorker', bool_or(m.labour IN ('skilled', 'ordinary', 'weak') AND m.birth_date <= ${today()}::date - interval '16 years'
          AND m.extreme_poverty IS NOT TRUE AND (m.school_status IN ('none', 'under_school_age') OR m.school_status IS NULL AND m.education IS NOT NULL)),
        'running', (SELECT coalesce(json_agg(DISTINCT p.measure_key), '[]') FROM plan_measure p
          WHERE p.county_code = ${county} AND p.household_id = h.id AND p.state NOT IN ('ended', 'effective') AND p.to_version IS NULL))
        FROM member m WHERE m.county_code = ${county} AND m.household_id = h.id AND m.ended_at IS NULL)`

/** How many are so; null when nobody is and it is not recorded of everybody. */
const counted = (so: Prisma.Sql, known: Prisma.Sql): Prisma.Sql =>
  sql`CASE WHEN count(*) FILTER (WHERE ${so}) > 0 OR bool_and(${known}) THEN count(*) FILTER (WHERE ${so}) END`

/** A household's plan in all its versions, its measures with their steps, and the facts that suggest measures; null when out of reach. */
export async function getPlan(on: Reader, householdId: string): Promise<HouseholdPlan | null> {
  const county = countyOf(on)
  const [row] = await read<HouseholdPlan>(
    on,
    sql`
    SELECT (SELECT coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'state', p.state, 'difficulty', p.difficulty, 'aims', p.aims,
          'incomeGoalYuan', p.income_goal_yuan, 'wish', p.wish, 'consent', p.consent, 'consentBy', p.consent_by, 'consentHow', p.consent_how,
          'consentOn', p.consent_on, 'reason', p.reason, 'drops', p.drops, 'by', p.created_by_name, 'changedAt', p.changed_at,
          'createdOn', (p.created_at AT TIME ZONE 'Asia/Shanghai')::date) ORDER BY p.version DESC), '[]')
        FROM plan p WHERE p.county_code = ${county} AND p.household_id = h.id) AS versions,
      (SELECT coalesce(json_agg(json_build_object('id', m.id, 'key', m.measure_key, 'title', m.title, 'nationalType', m.national_type, 'pathway', m.pathway,
          'reasons', m.reasons, 'department', m.department, 'responsibleName', m.responsible_name, 'dueOn', m.due_on, 'quantity', m.quantity, 'unit', m.unit,
          'amount', m.amount_fen, 'expected', m.expected_fen, 'state', m.state, 'stateOn', m.state_on, 'fromVersion', m.from_version,
          'toVersion', m.to_version, 'changedAt', m.changed_at,
          'steps', (SELECT coalesce(json_agg(json_build_object('to', e.to_state, 'on', e.happened_on, 'note', e.note, 'by', e.by_name) ORDER BY e.at DESC), '[]')
            FROM measure_event e WHERE e.county_code = ${county} AND e.measure_id = m.id)) ORDER BY m.state = 'ended', m.due_on, m.id), '[]')
        FROM plan_measure m WHERE m.county_code = ${county} AND m.household_id = h.id AND m.to_version IS DISTINCT FROM m.from_version) AS measures,
      ${planFacts(county)} AS facts
    FROM household h WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid`,
  )
  return row ?? null
}
