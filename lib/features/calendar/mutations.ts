import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"
import type { OwnDay } from "./schema"

const { sql } = Prisma

export async function setDay(tx: Tx, { day, working, label }: OwnDay): Promise<void> {
  const { countyCode, actorId } = tx.scope
  await tx.execute(sql`
    INSERT INTO calendar_day (county_code, day, working, label, created_by)
    VALUES (${countyCode}, ${day}::date, ${working}, ${label}, ${actorId}::uuid)
    ON CONFLICT (county_code, day) DO UPDATE SET working = excluded.working, label = excluded.label, created_by = excluded.created_by`)
}

/** @returns false when there is no such day of the county's own */
export async function removeDay(tx: Tx, day: string): Promise<boolean> {
  return (
    (await tx.execute(
      sql`DELETE FROM calendar_day WHERE county_code = ${tx.scope.countyCode} AND day = ${day}::date`,
    )) > 0
  )
}
