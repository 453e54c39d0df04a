"use server"
import { event } from "@/lib/domain/audit/event"
import { getHousehold } from "@/lib/features/households/record-queries"
import { action, done, refuse } from "@/lib/platform/action"
import { countCards } from "./queries"
import { notePrintedSchema, noteVillagePrintedSchema } from "./schema"

/** Notes that a household's paper is printed: paper leaves the system's walls, so the trail says who took which out. */
export const notePrinted = action({
  permission: "household.read",
  input: notePrintedSchema,
  async run(tx, { householdId, document }) {
    const record = await getHousehold(tx, householdId)
    if (!record) return refuse("notFound", "没有找到这一户，可能已移交，请返回名单重新查找")
    const subject = { kind: "household", id: householdId, villageCode: record.village.code }
    return done({ document }, event("document.printed", subject, { kind: document }))
  },
})

/** Notes that the fact cards of a village are printed in one go, with how many; they are counted here and not believed. */
export const noteVillagePrinted = action({
  permission: "household.read",
  input: noteVillagePrintedSchema,
  async run(tx, { villageCode, after }) {
    const households = await countCards(tx, villageCode, after)
    if (households === 0) return refuse("notFound", "这个村没有您能看的农户，没有明白卡可以打印")
    const subject = { kind: "village", id: villageCode, villageCode }
    return done({ households }, event("document.printed", subject, { kind: "factCard", households }))
  },
})
