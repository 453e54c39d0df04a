"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { assign, pairByRule as pair } from "./mutations"
import { assignSchema, pairByRuleSchema } from "./schema"

/** Makes somebody responsible (帮扶责任人) for a household that has nobody. */
export const assignHousehold = action({
  permission: "household.assign",
  input: assignSchema,
  async run(tx, { householdId, accountId, instead = null }) {
    const assigned = await assign(tx, householdId, accountId, instead)
    if (assigned.outcome !== "assigned") {
      if (assigned.outcome === "absent") return refuse("notFound", "没有找到这一户，可能已经变动")
      if (assigned.outcome === "taken")
        return refuse("conflict", "这一户已有责任人，请在“帮扶 › 移交”里由现责任人移交，对方接收后生效")
      const sentence = assigned.outcome === "unchanged" ? "责任人没有变" : "这个人不能负责这一户，请另选"
      return refuse("invalid", sentence, { accountId: sentence })
    }
    const subject = { kind: "household", id: householdId, villageCode: assigned.villageCode }
    return done({ id: householdId }, event("household.assigned", subject, { accountId, instead: assigned.instead }))
  },
})

/** Pairs a place's households without a helper as the preview has shown. */
export const pairByRule = action({
  permission: "household.assign",
  input: pairByRuleSchema,
  async run(tx, input) {
    if (!input.place.startsWith(tx.scope.area)) return refuse("notFound", "这个地方不在您的范围内")
    const paired = await pair(tx, input)
    if (paired.outcome === "changed") return refuse("conflict", "名单在预览以后有了变化，请重新预览")
    const { households, accounts } = paired
    const subject = { kind: "pairing", id: input.place }
    return done({ households }, event("pairing.assigned", subject, { accounts, households }))
  },
})
