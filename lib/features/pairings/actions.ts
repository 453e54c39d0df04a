"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { assign } from "./mutations"
import { assignSchema } from "./schema"

/** Makes somebody responsible for a household (帮扶责任人), or nobody. */
export const assignHousehold = action({
  permission: "household.assign",
  input: assignSchema,
  async run(tx, { householdId, accountId }) {
    const assigned = await assign(tx, householdId, accountId ?? null)
    if (assigned.outcome !== "assigned") {
      if (assigned.outcome === "absent") return refuse("notFound", "没有找到这一户，可能已经变动")
      const sentence = assigned.outcome === "unchanged" ? "责任人没有变" : "这个人不能负责这一户，请另选"
      return refuse("invalid", sentence, { accountId: sentence })
    }
    const subject = { kind: "household", id: householdId, villageCode: assigned.villageCode }
    return done({ id: householdId }, event("household.assigned", subject, { accountId: accountId ?? null }))
  },
})
