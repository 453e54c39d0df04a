import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma

/** Groups of a batch that are written in one transaction, and where the values come from. */
export interface Range {
  readonly batchId: string
  readonly sourceId: string
  /** first and last group */
  readonly from: number
  readonly to: number
}

/** The numbers of a staged row, without its values. h = its household, m = its member. */
export interface StagedKeys {
  readonly seq: number
  readonly group: number
  readonly hMode: "create" | "update" | null
  readonly hId: string | null
  readonly hBase: string | null
  readonly hNo: string | null
  readonly hVillage: string | null
  readonly mMode: "create" | "update" | null
  readonly mId: string | null
  readonly mBase: string | null
  readonly mHousehold: string | null
  readonly mIndex: string | null
  readonly mVillage: string | null
}

export interface Conflict {
  readonly seq: number
  readonly reason: string
}

/** Rows of the range that are to be taken and not yet written. */
export const openRows = (
  on: Reader,
  range: Range,
): Prisma.Sql => sql`r.county_code = ${countyOf(on)} AND r.batch_id = ${range.batchId}::uuid
  AND r.group_no BETWEEN ${range.from} AND ${range.to} AND NOT r.applied AND r.outcome IN ('created', 'updated', 'unchanged')`

export const loadKeys = (on: Reader, range: Range): Promise<StagedKeys[]> =>
  read<StagedKeys>(
    on,
    // The plans are taken out of the row first: each look into a large value unpacks all of it.
    sql`SELECT r.seq, r.group_no AS "group", r.h->>'mode' AS "hMode", r.h->>'id' AS "hId", r.h->>'base' AS "hBase",
      r.h->'set'->>'household_no' AS "hNo", r.h->>'village' AS "hVillage",
      r.m->>'mode' AS "mMode", r.m->>'id' AS "mId", r.m->>'base' AS "mBase", r.m->>'household' AS "mHousehold",
      r.m->'set'->>'id_number_index' AS "mIndex", r.m->>'village' AS "mVillage"
      FROM (SELECT r.seq, r.group_no, r.data->'h' AS h, r.data->'m' AS m FROM import_row r WHERE ${openRows(on, range)} OFFSET 0) r
      ORDER BY r.seq`,
  )

const CHANGED = "预览之后，这一户或这个人的登记又有改动，没有写入；请核对后重新导入这一行"
const TAKEN_NO = "“户编号”在预览之后已被登记，或登记在您的管辖范围之外，没有写入"
const TAKEN_ID = "“证件号码”在预览之后已被登记，或登记在您的管辖范围之外，没有写入"
export const REASONS = { changed: CHANGED, takenNo: TAKEN_NO, takenId: TAKEN_ID } as const

const present = (values: readonly (string | null)[]): string[] => [...new Set(values.flatMap((value) => value ?? []))]

/** A whole household's rows with one reason. */
export const wholeGroups = (keys: readonly StagedKeys[], groups: ReadonlySet<number>, reason: string): Conflict[] =>
  keys.flatMap((key) => (groups.has(key.group) ? [{ seq: key.seq, reason }] : []))

interface Current {
  readonly id: string
  readonly base: string
}

/** Locks the households concerned, in the order of their ids. @returns when each was last changed */
async function lockHouseholds(on: Reader, keys: readonly StagedKeys[]): Promise<Map<string, string>> {
  const ids = present(keys.map((key) => (key.hMode === "create" ? null : (key.hId ?? key.mHousehold))))
  if (ids.length === 0) return new Map()
  const rows = await read<Current>(
    on,
    sql`SELECT h.id::text, h.changed_at::text AS base FROM household h WHERE h.county_code = ${countyOf(on)} AND h.ended_at IS NULL
      AND h.id = ANY(${ids}::uuid[]) ORDER BY h.id FOR UPDATE`,
  )
  return new Map(rows.map((row) => [row.id, row.base]))
}

async function currentMembers(on: Reader, keys: readonly StagedKeys[]): Promise<Map<string, string>> {
  const ids = present(keys.map((key) => (key.mMode === "update" ? key.mId : null)))
  if (ids.length === 0) return new Map()
  const rows = await read<Current>(
    on,
    sql`SELECT m.id::text, m.changed_at::text AS base FROM member m WHERE m.county_code = ${countyOf(on)} AND m.ended_at IS NULL AND m.id = ANY(${ids}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, row.base]))
}

/** Who holds these household numbers and persons' numbers now, as far as it can be seen from here. */
async function holders(on: Reader, keys: readonly StagedKeys[]) {
  const county = countyOf(on)
  const nos = await read<{ id: string; no: string }>(
    on,
    sql`SELECT h.id::text, h.household_no AS no FROM household h WHERE h.county_code = ${county} AND h.ended_at IS NULL
      AND h.household_no = ANY(${present(keys.map((key) => key.hNo))}::text[])`,
  )
  const persons = await read<{ id: string; key: string }>(
    on,
    sql`SELECT m.id::text, m.id_number_index AS key FROM member m WHERE m.county_code = ${county} AND m.ended_at IS NULL AND m.id_number_index = ANY(${present(keys.map((key) => key.mIndex))}::text[])`,
  )
  return { nos: new Map(nos.map((row) => [row.no, row.id])), persons: new Map(persons.map((row) => [row.key, row.id])) }
}

/** The register may have moved on since the preview: what was decided on another state is not written. */
export async function findStale(on: Reader, keys: readonly StagedKeys[]): Promise<Conflict[]> {
  const households = await lockHouseholds(on, keys)
  const members = await currentMembers(on, keys)
  const taken = await holders(on, keys)
  const created = new Set(keys.flatMap((key) => (key.hMode === "create" ? (key.hId ?? []) : [])))
  const other = (holder: string | undefined, id: string | null): boolean => holder !== undefined && holder !== id

  const stale = new Set(
    keys.flatMap((key) => (key.hMode === "update" && households.get(key.hId ?? "") !== key.hBase ? key.group : [])),
  )
  const numbered = new Set(
    keys.flatMap((key) => (key.hNo !== null && other(taken.nos.get(key.hNo), key.hId) ? key.group : [])),
  )
  const single = keys.flatMap((key): Conflict[] => {
    if (key.mMode === "update" && members.get(key.mId ?? "") !== key.mBase) return [{ seq: key.seq, reason: CHANGED }]
    const home = key.mHousehold ?? ""
    if (key.mMode === "create" && !created.has(home) && !households.has(home))
      return [{ seq: key.seq, reason: CHANGED }]
    if (key.mIndex !== null && other(taken.persons.get(key.mIndex), key.mId))
      return [{ seq: key.seq, reason: TAKEN_ID }]
    return []
  })
  const found = [...wholeGroups(keys, stale, CHANGED), ...wholeGroups(keys, numbered, TAKEN_NO), ...single]
  return [...new Map(found.reverse().map((conflict) => [conflict.seq, conflict])).values()]
}
