import type { AlertFacts, Happening } from "@/lib/domain/alert/facts"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma

type Own = Omit<AlertFacts, "happenings" | "dropouts" | "selfPaidYuan">

/** The households' own columns. */
const ownFacts = (on: Reader, which: Prisma.Sql): Promise<Own[]> =>
  read<Own>(
    on,
    sql`SELECT h.id::text AS "householdId", h.village_code AS "villageCode", h.roll_type <> 'general' AS "onRoll",
      h.housing_grade AS "housingGrade", h.housing_hazard AS "housingHazard", h.housing_assured AS "housingAssured",
      h.water_safe AS "waterSafe", h.water_assured AS "waterAssured", h.schooling_assured AS "schoolingAssured",
      h.uninsured_members AS uninsured, h.last_seen_on::text AS "lastSeenOn",
      (h.created_at AT TIME ZONE 'Asia/Shanghai')::date::text AS since
    FROM household h WHERE h.county_code = ${countyOf(on)} AND h.ended_at IS NULL AND ${which}`,
  )

interface OfMembers {
  readonly id: string
  readonly dropouts: number | null
  readonly selfPaid: number | null
}

/** What the members add up to; a sum of nothing recorded is null. */
const memberFacts = (on: Reader, which: Prisma.Sql): Promise<OfMembers[]> =>
  read<OfMembers>(
    on,
    sql`SELECT m.household_id::text AS id, (sum(m.school_dropout::int))::int AS dropouts, sum(m.medical_self_paid_yuan) AS "selfPaid"
    FROM household h JOIN member m ON m.county_code = ${countyOf(on)} AND m.household_id = h.id AND m.ended_at IS NULL
    WHERE h.county_code = ${countyOf(on)} AND h.ended_at IS NULL AND ${which}
      AND (m.school_dropout IS NOT NULL OR m.medical_self_paid_yuan IS NOT NULL) GROUP BY 1`,
  )

type Found = Happening & { readonly id: string }

/**
 * What changed of the members: only from one recorded value to another. A value that is recorded for the first time, as in an
 * import, is no news. The name goes with it, because two members may be meant.
 */
function changesOfMembers(on: Reader, which: Prisma.Sql, since: string): Promise<Found[]> {
  const county = countyOf(on)
  return read<Found>(
    on,
    sql`SELECT h.id::text AS id, x.rule, r.day AS on, m.id || ' ' || r.day AS key, m.name || x.what AS what
    FROM household h
    JOIN LATERAL (SELECT r.record_id, r.row, (r.valid_to AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM register_history r
      WHERE r.county_code = ${county} AND r.household_id = h.id AND r.kind = 'member' AND r.valid_to >= ${since}::date OFFSET 0) r ON true
    JOIN member m ON m.county_code = ${county} AND m.id = r.record_id AND m.ended_at IS NULL
    CROSS JOIN LATERAL (VALUES
      ('illness', '新登记患有大病', 'major' = ANY (m.health) AND jsonb_array_length(r.row -> 'health') > 0 AND NOT r.row -> 'health' ? 'major'),
      ('disability', '新登记重度残疾', m.disability_grade IN ('1', '2') AND coalesce(r.row ->> 'disability_grade', '') NOT IN ('1', '2')
        AND (r.row ->> 'disability_grade' IS NOT NULL OR jsonb_array_length(r.row -> 'health') > 0 AND NOT r.row -> 'health' ? 'disabled')),
      ('allowance', '不再享受低保', m.subsistence_allowance = false AND (r.row ->> 'subsistence_allowance')::boolean),
      ('allowance', '不再享受特困供养', m.extreme_poverty = false AND (r.row ->> 'extreme_poverty')::boolean),
      ('work', '不再务工', m.has_worked = false AND (r.row ->> 'has_worked')::boolean),
      ('work', '不再从事公益岗位', m.welfare_post IS NULL AND r.row ->> 'welfare_post' IS NOT NULL)
    ) AS x(rule, what, holds)
    WHERE h.county_code = ${county} AND h.ended_at IS NULL AND ${which} AND x.holds`,
  )
}

/** Deaths, and measures that had begun and were given up. */
function events(on: Reader, which: Prisma.Sql, since: string): Promise<Found[]> {
  const county = countyOf(on)
  return read<Found>(
    on,
    sql`SELECT h.id::text AS id, 'death' AS rule, e.happened_on::text AS on, e.id::text AS key,
      coalesce((SELECT string_agg(m.name, '、' ORDER BY m.position, m.id) FROM member m WHERE m.county_code = ${county} AND m.id = ANY (e.member_ids)), '成员') || '去世' AS what
    FROM household h JOIN life_event e ON e.county_code = ${county} AND e.household_id = h.id AND e.kind = 'died' AND e.happened_on >= ${since}::date
    WHERE h.county_code = ${county} AND h.ended_at IS NULL AND ${which}
    UNION ALL
    SELECT h.id::text, 'measure', e.happened_on::text, e.id::text, p.title || '没有做成：' || e.note
    FROM household h JOIN measure_event e ON e.county_code = ${county} AND e.household_id = h.id AND e.to_state = 'ended'
      AND e.from_state IN ('underway', 'delivered') AND e.happened_on >= ${since}::date
    JOIN plan_measure p ON p.county_code = ${county} AND p.id = e.measure_id
    WHERE h.county_code = ${county} AND h.ended_at IS NULL AND ${which}`,
  )
}

function grouped<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.id)
    if (group) group.push(row)
    else groups.set(row.id, [row])
  }
  return groups
}

/**
 * What the alert rules read, for many households in four statements.
 * @param which a condition over the alias h, the household
 * @param since ISO day from which happenings are looked for
 */
export async function readAlertFacts(on: Reader, which: Prisma.Sql, since: string): Promise<AlertFacts[]> {
  const own = await ownFacts(on, which)
  const members = new Map((await memberFacts(on, which)).map((row) => [row.id, row]))
  const changed = grouped([...(await changesOfMembers(on, which, since)), ...(await events(on, which, since))])
  return own.map((facts) => ({
    ...facts,
    dropouts: members.get(facts.householdId)?.dropouts ?? null,
    selfPaidYuan: members.get(facts.householdId)?.selfPaid ?? null,
    happenings: (changed.get(facts.householdId) ?? []).map(({ id: _, ...happening }) => happening),
  }))
}
