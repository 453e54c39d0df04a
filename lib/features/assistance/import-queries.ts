import type { LedgerPlan } from "@/lib/domain/assistance/ledger-sheet"
import { Prisma } from "@/lib/platform/db/generated/client"
import { countyOf, type Reader, read } from "@/lib/platform/db/tenant"

const { sql } = Prisma

export type StoredLine = Pick<
  LedgerPlan,
  "householdId" | "villageCode" | "givenOn" | "giver" | "item" | "quantity" | "valueFen"
>

const list = (values: readonly (string | null)[]): string[] => [...new Set(values.flatMap((value) => value ?? []))]

/** Lines in force of the same households, or of the same whole villages, within the same days: among them are all repeats. */
export async function linesLike(on: Reader, lines: readonly StoredLine[]): Promise<StoredLine[]> {
  const days = lines.map(({ givenOn }) => givenOn).sort()
  const [from, to] = [days[0], days.at(-1)]
  if (from === undefined || to === undefined) return []
  const households = list(lines.map(({ householdId }) => householdId))
  const villages = list(lines.map(({ householdId, villageCode }) => (householdId === null ? villageCode : null)))
  const lineOf = (which: Prisma.Sql) =>
    read<StoredLine>(
      on,
      sql`SELECT a.household_id::text AS "householdId", a.village_code AS "villageCode", a.given_on::text AS "givenOn", a.giver, a.item,
        a.quantity::float8 AS quantity, a.value_fen::float8 AS "valueFen" FROM assistance a
        WHERE a.county_code = ${countyOf(on)} AND a.ended_at IS NULL AND a.given_on BETWEEN ${from}::date AND ${to}::date AND ${which}`,
    )
  return [
    ...(households.length > 0 ? await lineOf(sql`a.household_id = ANY(${households}::uuid[])`) : []),
    ...(villages.length > 0
      ? await lineOf(sql`a.household_id IS NULL AND a.village_code = ANY(${villages}::text[])`)
      : []),
  ]
}

/** What a batch has brought: lines in force with their value in fen, and lines that have ended. */
export async function importedLines(
  on: Reader,
  batchId: string,
): Promise<{ lines: number; valueFen: number; ended: number }> {
  const [row] = await read<{ lines: number; valueFen: number; ended: number }>(
    on,
    sql`SELECT count(*) FILTER (WHERE a.ended_at IS NULL)::int AS lines, count(a.ended_at)::int AS ended,
      coalesce(sum(a.value_fen) FILTER (WHERE a.ended_at IS NULL), 0)::float8 AS "valueFen"
      FROM assistance a WHERE a.county_code = ${countyOf(on)} AND a.batch_id = ${batchId}::uuid`,
  )
  return row ?? { lines: 0, valueFen: 0, ended: 0 }
}
