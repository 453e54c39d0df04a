import { headKey, type KnownHousehold, type KnownHouseholds, type Stated } from "@/lib/domain/sheet/find-household"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma

type Row = Omit<KnownHousehold, "names">
const COLUMNS = sql`h.id::text, h.household_no AS no, h.head_name AS "headName", h.village_code AS "villageCode"`
const list = <T>(values: readonly (T | null | undefined)[]): T[] => [...new Set(values.flatMap((value) => value ?? []))]

const households = (on: Reader, condition: Prisma.Sql): Promise<Row[]> =>
  read<Row>(
    on,
    sql`SELECT ${COLUMNS} FROM household h WHERE h.county_code = ${countyOf(on)} AND h.ended_at IS NULL AND ${condition}`,
  )

/** Which household the holders of these document numbers belong to. */
async function homesOf(on: Reader, idKeys: readonly string[]): Promise<Map<string, string>> {
  if (idKeys.length === 0) return new Map()
  const rows = await read<{ key: string; household: string }>(
    on,
    sql`SELECT m.id_number_index AS key, m.household_id::text AS household FROM member m
      WHERE m.county_code = ${countyOf(on)} AND m.ended_at IS NULL AND m.id_number_index = ANY(${[...idKeys]}::text[])`,
  )
  return new Map(rows.map(({ key, household }) => [key, household]))
}

async function namesOf(on: Reader, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await read<{ id: string; names: string[] }>(
    on,
    sql`SELECT m.household_id::text AS id, array_agg(m.name) AS names FROM member m
      WHERE m.county_code = ${countyOf(on)} AND m.ended_at IS NULL AND m.household_id = ANY(${[...ids]}::uuid[]) GROUP BY m.household_id`,
  )
  return new Map(rows.map(({ id, names }) => [id, names]))
}

const named = ({ no, idKey, name, place }: Stated): { village: string; name: string } | null =>
  no === null && idKey === null && name !== null && place?.ok ? { village: place.villageCode, name } : null

/**
 * What the register holds of the numbers and names that some rows state, as far as it is in reach. Each kind of number is
 * looked up on its own: joined, a register that has just begun to fill is read whole for every row.
 */
export async function findKnown(on: Reader, rows: readonly Stated[]): Promise<KnownHouseholds> {
  const nos = list(rows.map(({ no }) => no))
  const homes = await homesOf(on, list(rows.map(({ idKey }) => idKey)))
  const heads = rows.flatMap((row) => named(row) ?? [])
  const numbered = nos.length === 0 ? [] : await households(on, sql`h.household_no = ANY(${nos}::text[])`)
  const persons = homes.size === 0 ? [] : await households(on, sql`h.id = ANY(${list([...homes.values()])}::uuid[])`)
  const called =
    heads.length === 0
      ? []
      : await households(
          on,
          sql`h.village_code = ANY(${list(heads.map(({ village }) => village))}::text[]) AND h.head_name = ANY(${list(heads.map(({ name }) => name))}::text[])`,
        )
  const names = await namesOf(on, list([...numbered, ...persons].map(({ id }) => id)))
  const whole = (row: Row): KnownHousehold => ({ ...row, names: names.get(row.id) ?? [] })
  const byId = new Map(persons.map((row) => [row.id, whole(row)]))
  const byHead = new Map<string, KnownHousehold[]>()
  for (const row of called) {
    const key = headKey(row.villageCode, row.headName)
    byHead.set(key, [...(byHead.get(key) ?? []), whole(row)])
  }
  return {
    byNo: new Map(numbered.map((row) => [row.no, whole(row)])),
    byPerson: new Map(
      [...homes].flatMap(([key, id]) => {
        const household = byId.get(id)
        return household ? [[key, household] as const] : []
      }),
    ),
    byHead,
  }
}
