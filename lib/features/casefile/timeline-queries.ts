import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import type { Happening, TimelineFilter } from "./schema"

const { sql } = Prisma

export const HAPPENINGS_PER_PAGE = 150

/** Rows of a table that hang on the household `h`. */
const of = (alias: string): Prisma.Sql =>
  Prisma.raw(`${alias}.county_code = h.county_code AND ${alias}.household_id = h.id`)
/** The day in China of a time. */
const dayOf = (column: string): Prisma.Sql => Prisma.raw(`(${column} AT TIME ZONE 'Asia/Shanghai')::date`)

/** The column by which a change of the field is seen; health is left out for whoever may not see it. */
const columnsOf = (fields: readonly Field[], health: boolean): string[] =>
  fields
    .filter(({ sensitive }) => sensitive !== "health" || health)
    .map(({ key, type }) => `${columnOf(key)}${isSealed(type) ? "_index" : ""}`)
const LABELS = new Map(
  [...HOUSEHOLD_FIELDS, ...MEMBER_FIELDS].map(({ key, type, label }: Field) => [
    `${columnOf(key)}${isSealed(type) ? "_index" : ""}`,
    label,
  ]),
)

/** Work with the household, each kind from its own table. */
const work = (county: string): Prisma.Sql => sql`
      SELECT 'visit' AS kind, v.id, v.visited_on AS day, v.received_at AS at, v.mode AS code, v.sentence AS text, v.visitor_name AS who
        FROM visit v, home h WHERE v.county_code = ${county} AND ${of("v")}
      UNION ALL SELECT 'change', c.id, c.seen_on, c.created_at, c.state, c.kind || ':' || c.field, c.author_name
        FROM change_request c, home h WHERE c.county_code = ${county} AND ${of("c")}
      UNION ALL SELECT 'measure', e.id, e.happened_on, e.at, e.to_state, m.title || CASE WHEN e.note = '' THEN '' ELSE '：' || e.note END, e.by_name
        FROM measure_event e JOIN home h ON ${of("e")} JOIN plan_measure m ON m.county_code = e.county_code AND m.id = e.measure_id
        WHERE e.county_code = ${county}
      UNION ALL SELECT 'plan', p.id, coalesce(p.consent_on, (p.created_at AT TIME ZONE 'Asia/Shanghai')::date), p.created_at, p.state, '第 ' || p.version || ' 版', p.created_by_name
        FROM plan p, home h WHERE p.county_code = ${county} AND ${of("p")}
      UNION ALL SELECT 'assistance', a.id, a.given_on, a.created_at, a.kind, a.item || '（' || a.giver || '）', a.created_by_name
        FROM assistance a, home h WHERE a.county_code = ${county} AND ${of("a")} AND a.ended_at IS NULL
      UNION ALL SELECT 'problem', e.id, (e.at AT TIME ZONE 'Asia/Shanghai')::date, e.at, e.kind, p.title || CASE WHEN e.note = '' THEN '' ELSE '：' || e.note END, e.by_name
        FROM problem_event e JOIN home h ON ${of("e")} JOIN problem p ON p.county_code = e.county_code AND p.id = e.problem_id
        WHERE e.county_code = ${county}
      UNION ALL SELECT 'pairing', q.id, q.started_on, q.started_on::timestamptz, 'begun', a.display_name, NULL
        FROM pairing q JOIN home h ON ${of("q")} JOIN account a ON a.county_code = ${county} AND a.id = q.account_id WHERE q.county_code = ${county}
      UNION ALL SELECT 'pairing', q.id, q.ended_on, q.ended_on::timestamptz, q.end_reason, a.display_name, NULL
        FROM pairing q JOIN home h ON ${of("q")} JOIN account a ON a.county_code = ${county} AND a.id = q.account_id
        WHERE q.county_code = ${county} AND q.ended_on IS NOT NULL
      UNION ALL SELECT 'life', l.id, l.happened_on, l.recorded_at, l.kind, l.note, NULL
        FROM life_event l, home h WHERE l.county_code = ${county} AND ${of("l")}
      UNION ALL SELECT 'override', o.id, (o.created_at AT TIME ZONE 'Asia/Shanghai')::date, o.created_at, o.pathway, o.reason, o.created_by_name
        FROM pathway_override o, home h WHERE o.county_code = ${county} AND ${of("o")}
      UNION ALL SELECT 'override', o.id, ${dayOf("o.ended_at")}, o.ended_at, 'ended', coalesce(o.end_reason, ''), NULL
        FROM pathway_override o, home h WHERE o.county_code = ${county} AND ${of("o")} AND o.ended_at IS NOT NULL`

/** Pathways as they were computed, where one differs from the one before. */
const pathways = (county: string): Prisma.Sql => sql`
      SELECT 'pathway', c.id, ${dayOf("c.computed_at")}, c.computed_at, coalesce(c.primary_pathway, ''), coalesce(c.earlier, ''), NULL
      FROM (SELECT x.id, x.computed_at, x.primary_pathway, lag(x.primary_pathway) OVER turns AS earlier, row_number() OVER turns AS turn
        FROM classification x, home h WHERE x.county_code = ${county} AND ${of("x")} WINDOW turns AS (ORDER BY x.computed_at, x.id)) c
      WHERE c.turn = 1 OR c.primary_pathway IS DISTINCT FROM c.earlier`

/**
 * What changed in the register: the household as it was entered, members who came later, and each state that another one
 * replaced, with the columns in which both differ. What a life event changed stands in the life event.
 */
function register(on: Reader): Prisma.Sql {
  const county = countyOf(on)
  const health = may(scopeOf(on), "household.health")
  const columns = sql`CASE r.kind WHEN 'household' THEN ${columnsOf(HOUSEHOLD_FIELDS, health)}::text[] ELSE ${columnsOf(MEMBER_FIELDS, health)}::text[] END`
  return sql`
      SELECT 'register', h.id, ${dayOf("h.created_at")}, h.created_at, 'created', '', s.label
        FROM home h JOIN source s ON s.county_code = ${county} AND s.id = h.source_id
      UNION ALL SELECT 'register', m.id, ${dayOf("m.created_at")}, m.created_at, 'added', m.name, s.label
        FROM member m JOIN home h ON ${of("m")} AND m.created_at > h.created_at
        JOIN source s ON s.county_code = ${county} AND s.id = m.source_id AND s.kind <> 'event' WHERE m.county_code = ${county}
      UNION ALL SELECT 'register', r.id, ${dayOf("r.valid_to")}, r.valid_to, CASE WHEN next.ends THEN 'ended' ELSE 'changed' END,
          coalesce(r.row ->> 'name', '') || E'\\n' || coalesce(changed.columns, ''), s.label
        FROM register_history r JOIN home h ON ${of("r")} JOIN source s ON s.county_code = ${county} AND s.id = r.source_id AND s.kind <> 'event'
        CROSS JOIN LATERAL (SELECT found.row, found.row ->> 'ended_at' IS NOT NULL AND r.row ->> 'ended_at' IS NULL AS ends FROM (SELECT coalesce(
          (SELECT n.row FROM register_history n WHERE n.county_code = ${county} AND n.record_id = r.record_id AND n.valid_from = r.valid_to LIMIT 1),
          (SELECT to_jsonb(m) FROM member m WHERE m.county_code = ${county} AND m.id = r.record_id),
          (SELECT to_jsonb(x) FROM household x WHERE x.county_code = ${county} AND x.id = r.record_id)) AS row) found) next
        CROSS JOIN LATERAL (SELECT string_agg(c, ',' ORDER BY nth) AS columns FROM unnest(${columns}) WITH ORDINALITY AS wanted(c, nth)
          WHERE coalesce(r.row -> c, 'null') IS DISTINCT FROM coalesce(next.row -> c, 'null')) changed
        WHERE r.county_code = ${county} AND (changed.columns IS NOT NULL OR next.ends)`
}

/** A register's change with its fields in words. */
function inWords(row: Happening): Happening {
  if (row.kind !== "register") return row
  const [name = "", columns = ""] = row.text.split("\n")
  const fields = columns.split(",").flatMap((column) => LABELS.get(column) ?? [])
  return { ...row, text: [name, fields.join("、")].filter(Boolean).join("：") }
}

/**
 * Everything that happened to a household, the latest first, in one statement; a part of it by kind. Pages begin after an
 * entry, so that a day with more entries than a page holds is paged through as well.
 */
export async function timelineOf(
  on: Reader,
  householdId: string,
  { kind, after }: TimelineFilter = {},
): Promise<{ rows: Happening[]; more: boolean }> {
  const county = countyOf(on)
  const [day, at, key] = after?.split("~") ?? []
  const found = await read<Happening>(
    on,
    sql`
    WITH home AS (SELECT h.county_code, h.id, h.created_at, h.source_id FROM household h WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid)
    SELECT kind, id::text, day::text AS "on", code, text, who, day::text || '~' || (to_jsonb(at) #>> '{}') || '~' || kind || code || id AS place FROM (
      ${work(county)}
      UNION ALL ${pathways(county)}
      UNION ALL ${register(on)}
    ) happened
    WHERE ${kind ? sql`kind = ${kind}` : sql`true`}
      AND ${key ? sql`(day, at, kind || code || id) < (${day}::date, ${at}::timestamptz, ${key})` : sql`true`}
    ORDER BY day DESC, at DESC, kind || code || id DESC LIMIT ${HAPPENINGS_PER_PAGE + 1}`,
  )
  return { rows: found.slice(0, HAPPENINGS_PER_PAGE).map(inWords), more: found.length > HAPPENINGS_PER_PAGE }
}
