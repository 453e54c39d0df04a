import { Prisma } from "@/lib/platform/db/generated/client"
import type { Writer } from "@/lib/platform/db/tenant"

/** Rows sent at once: few enough for the memory of both sides. */
const AT_ONCE = 4000

/** A row as its table has it, without the county, which is the scope's. */
export type Row = Readonly<Record<string, unknown>>

/** Stores many rows of one table; all have the columns of the first. */
export async function store(tx: Writer, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Prisma.raw(
    Object.keys(first)
      .map((name) => `"${name}"`)
      .join(", "),
  )
  const target = Prisma.raw(`"${table}"`)
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = JSON.stringify(rows.slice(from, from + AT_ONCE))
    await tx.execute(Prisma.sql`
      INSERT INTO ${target} (county_code, ${names})
      SELECT ${tx.scope.countyCode}, ${names} FROM jsonb_populate_recordset(NULL::${target}, ${part}::jsonb)`)
  }
}
