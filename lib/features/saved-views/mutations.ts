import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

/** Keeps a query under a name of one's own; the same name again takes the new query. @returns its id */
export async function saveView(tx: Tx, name: string, query: string): Promise<string> {
  const { countyCode, actorId } = tx.scope
  const [row] = await tx.query<{ id: string }>(Prisma.sql`
    INSERT INTO saved_view (county_code, account_id, name, query) VALUES (${countyCode}, ${actorId}::uuid, ${name}, ${query})
    ON CONFLICT (county_code, account_id, name) DO UPDATE SET query = excluded.query RETURNING id::text`)
  if (!row) throw new Error("no view was stored")
  return row.id
}

/** @returns false when it is not one's own or does not exist */
export async function removeView(tx: Tx, id: string): Promise<boolean> {
  const { countyCode, actorId } = tx.scope
  const removed = await tx.execute(Prisma.sql`
    DELETE FROM saved_view WHERE county_code = ${countyCode} AND account_id = ${actorId}::uuid AND id = ${id}::uuid`)
  return removed > 0
}
