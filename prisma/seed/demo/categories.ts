import { event } from "@/lib/domain/audit/event"
import { Prisma } from "@/lib/platform/db/generated/client"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import type { DemoVillage } from "./villages"

/**
 * Says which villages are 重点贫困村 and which other poor villages, while there is no household yet: one statement for all,
 * since nothing has to be classified anew.
 */
export async function setCategories(scope: Scope, villages: readonly DemoVillage[]): Promise<void> {
  const poor = villages
    .filter(({ category }) => category !== "ordinary")
    .map(({ code, category }) => ({ code, category }))
  await write(scope, async (tx) => {
    await tx.execute(Prisma.sql`
      UPDATE village v SET category = x.category, changed_at = clock_timestamp(), changed_by = ${scope.actorId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(poor)}::jsonb) AS x(code text, category text)
      WHERE v.county_code = ${scope.countyCode} AND v.village_code = x.code`)
    const events = poor.map(({ code }) =>
      event("village.updated", { kind: "village", id: code, villageCode: code }, { fields: ["category"] }),
    )
    await recordEvents(tx, events)
  })
}
