import { columnOf, type Field, isSealed } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { RegisterHousehold, RegisterMember } from "@/lib/domain/import/group"
import type { RegisterMatches } from "@/lib/domain/import/group-rows"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma
const CHUNK = 5000

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += CHUNK) yield items.slice(from, from + CHUNK)
}

/**
 * Which of these households are current and in reach. Asked apart from the members: as a join, a register that has just
 * begun to fill is read whole for every row, because the planner believes it to be empty.
 */
async function visibleHouseholds(on: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await read<{ id: string }>(
    on,
    sql`SELECT h.id::text FROM household h WHERE h.county_code = ${countyOf(on)} AND h.ended_at IS NULL
      AND h.id = ANY(${[...new Set(ids)]}::uuid[])`,
  )
  return new Set(rows.map((row) => row.id))
}

/** Which household numbers and persons of a file are registered, as far as they are in reach. */
export async function findMatches(
  on: Reader,
  householdNos: readonly string[],
  idKeys: readonly string[],
  beat: () => Promise<void>,
): Promise<RegisterMatches> {
  const county = countyOf(on)
  const byNo = new Map<string, { id: string; villageCode: string }>()
  const byPerson = new Map<string, { householdId: string; villageCode: string; isHead: boolean }>()
  for (const part of chunks(householdNos)) {
    const rows = await read<{ no: string; id: string; village: string }>(
      on,
      sql`SELECT h.household_no AS no, h.id::text, h.village_code AS village FROM household h
        WHERE h.county_code = ${county} AND h.ended_at IS NULL AND h.household_no = ANY(${part}::text[])`,
    )
    for (const row of rows) byNo.set(row.no, { id: row.id, villageCode: row.village })
    await beat()
  }
  for (const part of chunks(idKeys)) {
    const rows = await read<{ key: string; household: string; village: string; head: boolean | null }>(
      on,
      sql`SELECT m.id_number_index AS key, m.household_id::text AS household, m.village_code AS village, m.relation = 'head' AS head
        FROM member m WHERE m.county_code = ${county} AND m.ended_at IS NULL AND m.id_number_index = ANY(${part}::text[])`,
    )
    const seen = await visibleHouseholds(
      on,
      rows.map((row) => row.household),
    )
    for (const row of rows) {
      if (!seen.has(row.household)) continue
      byPerson.set(row.key, { householdId: row.household, villageCode: row.village, isHead: row.head === true })
    }
    await beat()
  }
  return { byNo, byPerson }
}

const columnsOf = (fields: readonly Field[]) =>
  fields.map(({ key, type }) => ({ key, column: columnOf(key) + (isSealed(type) ? "_index" : "") }))
const HOUSEHOLD_COLUMNS = columnsOf(HOUSEHOLD_FIELDS)
const MEMBER_COLUMNS = columnsOf(MEMBER_FIELDS)

/** A row of the register by field key; a sealed value by its index. */
const valuesOf = (columns: ReturnType<typeof columnsOf>, row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(columns.map(({ key, column }) => [key, row[column]]))

type Row = Record<string, unknown> & { id: string; base: string }

/** Current households with their current members, by id. */
export async function loadRegister(on: Reader, ids: readonly string[]): Promise<Map<string, RegisterHousehold>> {
  const found = new Map<string, RegisterHousehold>()
  if (ids.length === 0) return found
  const county = countyOf(on)
  // Every household of a chunk is answered as one JSON text: a quarter of the time of typed columns.
  const households = await read<{ row: Row }>(
    on,
    sql`SELECT to_jsonb(h) || jsonb_build_object('base', h.changed_at::text) AS row FROM household h
      WHERE h.county_code = ${county} AND h.id = ANY(${[...ids]}::uuid[]) AND h.ended_at IS NULL`,
  )
  const members = await read<{ row: Row & { household_id: string } }>(
    on,
    sql`SELECT to_jsonb(m) || jsonb_build_object('base', m.changed_at::text) AS row
      FROM member m WHERE m.county_code = ${county} AND m.household_id = ANY(${households.map(({ row }) => row.id)}::uuid[]) AND m.ended_at IS NULL
      ORDER BY m.household_id, m.position, m.id`,
  )
  const membersOf = new Map<string, RegisterMember[]>()
  for (const { row } of members) {
    const values = valuesOf(MEMBER_COLUMNS, row)
    const member = { id: row.id, base: row.base, idKey: (values.idNumber as string | null) ?? null, values }
    const list = membersOf.get(row.household_id)
    if (list) list.push(member)
    else membersOf.set(row.household_id, [member])
  }
  for (const { row } of households) {
    found.set(row.id, {
      id: row.id,
      base: row.base,
      villageCode: String(row.village_code),
      values: valuesOf(HOUSEHOLD_COLUMNS, row),
      members: membersOf.get(row.id) ?? [],
    })
  }
  return found
}
