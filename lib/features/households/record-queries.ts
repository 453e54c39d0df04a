import { columnOf, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { RecordRow } from "@/lib/domain/household/record"
import { unseal } from "@/lib/platform/crypto/seal"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read, scopeOf } from "@/lib/platform/db/tenant"
import { may } from "@/lib/platform/scope/scope"
import type { HouseholdRecord } from "./record-schema"

const { sql } = Prisma

const sealedColumns = (fields: typeof HOUSEHOLD_FIELDS | typeof MEMBER_FIELDS, endings: readonly string[]): string[] =>
  fields.flatMap(({ key, type }) => (isSealed(type) ? endings.map((ending) => `${columnOf(key)}_${ending}`) : []))

/** Columns that never leave the database towards a page: what is encrypted, and by what it could be matched. */
const HIDDEN = [
  ...sealedColumns(HOUSEHOLD_FIELDS, ["cipher", "index"]),
  ...sealedColumns(MEMBER_FIELDS, ["cipher", "index"]),
]
const HEALTH = MEMBER_FIELDS.filter((field) => "sensitive" in field && field.sensitive === "health").map(({ key }) =>
  columnOf(key),
)

/** The columns that this reader's pages do not get. */
export const hiddenColumns = (on: Reader): string[] =>
  may(scopeOf(on), "household.health") ? HIDDEN : [...HIDDEN, ...HEALTH]

/** The moment at which a day ends in China, as SQL. */
const endOf = (day: string): Prisma.Sql => sql`((${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`

interface Rows {
  readonly household: Prisma.Sql
  readonly members: Prisma.Sql
}

function currentRows(county: string, id: string): Rows {
  return {
    household: sql`SELECT to_jsonb(h) AS row FROM household h WHERE h.county_code = ${county} AND h.id = ${id}::uuid`,
    members: sql`SELECT to_jsonb(m) AS row FROM member m
      WHERE m.county_code = ${county} AND m.household_id = ${id}::uuid AND m.ended_at IS NULL`,
  }
}

/** Rows as they stood at the end of a day: the current one if it is older, else the one of the history that was valid then. */
function rowsAsOf(county: string, id: string, day: string): Rows {
  const past = sql`SELECT r.row FROM register_history r WHERE r.county_code = ${county} AND r.household_id = ${id}::uuid
    AND r.valid_from < ${endOf(day)} AND r.valid_to >= ${endOf(day)}`
  const isOpen = sql`((row ->> 'ended_at') IS NULL OR (row ->> 'ended_at')::timestamptz >= ${endOf(day)})`
  return {
    // The history knows no pathways: whoever may not see the household of today does not see it as it was.
    household: sql`SELECT to_jsonb(h) AS row FROM household h
        WHERE h.county_code = ${county} AND h.id = ${id}::uuid AND h.changed_at < ${endOf(day)}
      UNION ALL ${past} AND r.kind = 'household'
        AND EXISTS (SELECT FROM household x WHERE x.county_code = ${county} AND x.id = ${id}::uuid)`,
    members: sql`SELECT row FROM (
        SELECT to_jsonb(m) AS row FROM member m
        WHERE m.county_code = ${county} AND m.household_id = ${id}::uuid AND m.changed_at < ${endOf(day)}
        UNION ALL ${past} AND r.kind = 'member') AS known WHERE ${isOpen}`,
  }
}

/**
 * Everything that a household's page shows, in one statement: the household and its members (as of the end of a day, if
 * one is given), the sources of their values, the place, the persons responsible. Null when there is no such household in
 * reach, or there was none yet on that day.
 */
export async function getHousehold(on: Reader, id: string, asOf?: string): Promise<HouseholdRecord | null> {
  const county = countyOf(on)
  const { household, members } = asOf ? rowsAsOf(county, id, asOf) : currentRows(county, id)
  const hidden = sql`${hiddenColumns(on)}::text[]`
  const day = asOf ? sql`${asOf}::date` : sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`
  const [record] = await read<HouseholdRecord>(
    on,
    sql`
    WITH home AS (${household} LIMIT 1), people AS (${members}),
    used AS (
      SELECT (row ->> 'source_id')::uuid AS id FROM home UNION SELECT (row ->> 'source_id')::uuid FROM people
      UNION SELECT f.value::uuid FROM home, jsonb_each_text(row -> 'field_source') f
      UNION SELECT f.value::uuid FROM people, jsonb_each_text(row -> 'field_source') f)
    SELECT jsonb_strip_nulls(home.row - ${hidden}) AS household,
      (SELECT coalesce(json_agg(jsonb_strip_nulls(people.row - ${hidden}) ORDER BY (people.row ->> 'relation' = 'head') DESC NULLS LAST, (people.row ->> 'position')::int, people.row ->> 'id'), '[]') FROM people) AS members,
      (SELECT coalesce(json_object_agg(s.id, json_build_object('kind', s.kind, 'label', s.label,
          'on', (s.recorded_at AT TIME ZONE 'Asia/Shanghai')::date)), '{}')
        FROM source s WHERE s.county_code = ${county} AND s.id IN (SELECT id FROM used)) AS sources,
      (SELECT coalesce(json_agg(json_build_object('accountId', a.id, 'name', a.display_name, 'post', a.post, 'since', p.started_on)
          ORDER BY p.started_on), '[]')
        FROM pairing p JOIN account a ON a.county_code = p.county_code AND a.id = p.account_id
        WHERE p.county_code = ${county} AND p.household_id = ${id}::uuid AND p.started_on <= ${day}
          AND (p.ended_on IS NULL OR p.ended_on > ${day})) AS responsible,
      json_build_object('code', v.village_code, 'name', v.name, 'category', v.category, 'township', t.name,
        'townshipCode', t.code) AS village
    FROM home
    JOIN village v ON v.county_code = ${county} AND v.village_code = home.row ->> 'village_code'
    JOIN township t ON t.county_code = v.county_code AND t.code = v.township_code`,
  )
  return record ?? null
}

/** A household's or member's current row with everything, for a command that changes it; locked until the end. */
export async function lockRecords(
  on: Reader,
  kind: "household" | "member",
  ids: readonly string[],
): Promise<RecordRow[]> {
  const table = Prisma.raw(kind)
  const rows = await read<{ row: RecordRow }>(
    on,
    sql`SELECT to_jsonb(r) AS row FROM ${table} r WHERE r.county_code = ${countyOf(on)} AND r.id = ANY(${[...ids]}::uuid[])
      AND r.ended_at IS NULL ORDER BY r.id FOR UPDATE`,
  )
  return rows.map(({ row }) => row)
}

/** The plain text of one sealed value; null when nothing is recorded or in reach. The caller records that it was read. */
export async function readSealed(
  on: Reader,
  householdId: string,
  memberId: string | undefined,
  field: "idNumber" | "phone" | "bankAccount" | "monitorPhone",
): Promise<{ text: string; villageCode: string } | null> {
  const county = countyOf(on)
  const column = Prisma.raw(`${columnOf(field)}_cipher`)
  const isOfMember = memberId !== undefined
  if (isOfMember !== (field === "idNumber") && field !== "phone") return null
  const own = isOfMember
    ? sql`SELECT m.${column} AS cipher, m.village_code FROM member m JOIN household h ON h.county_code = m.county_code AND h.id = m.household_id
        WHERE m.county_code = ${county} AND m.id = ${memberId}::uuid AND m.household_id = ${householdId}::uuid`
    : sql`SELECT h.${column} AS cipher, h.village_code FROM household h WHERE h.county_code = ${county} AND h.id = ${householdId}::uuid`
  const [row] = await read<{ cipher: string | null; village_code: string }>(on, own)
  if (!row?.cipher) return null
  const kind = field === "monitorPhone" ? "phone" : field
  return { text: unseal(county, kind, row.cipher), villageCode: row.village_code }
}
