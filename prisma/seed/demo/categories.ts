import { event } from "@/lib/domain/audit/event"
import { saveCategory } from "@/lib/features/villages/mutations"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import type { DemoVillage } from "./villages"

const TIMEOUT = 60_000

/** Says which villages are 重点贫困村 and which other poor villages, before there is a household to classify anew. */
export async function setCategories(scope: Scope, villages: readonly DemoVillage[]): Promise<void> {
  const poor = villages.filter(({ category }) => category !== "ordinary")
  await write(
    scope,
    async (tx) => {
      for (const { code, category } of poor) await saveCategory(tx, code, category)
      const subjectOf = (code: string) => ({ kind: "village", id: code, villageCode: code })
      const events = poor.map(({ code }) => event("village.updated", subjectOf(code), { fields: ["category"] }))
      await recordEvents(tx, events)
    },
    { timeout: TIMEOUT },
  )
}
