"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { settleChanges as settle } from "./mutations"
import { settleSchema } from "./schema"

/** The township's word on what was found changed in the field. */
export const settleChanges = action({
  permission: "change.decide",
  input: settleSchema,
  async run(tx, input) {
    const settled = await settle(tx, input)
    if (settled.changes === 0 && settled.unregistered > 0)
      return refuse("invalid", "家里的大事请先在这一户“登记家庭变动”，登记好了再采纳这一条")
    if (settled.changes === 0) return refuse("conflict", "这些变化已经有人处理，或者这个人已不在户里，请刷新")
    const { changes, fields, left, unregistered, villageCode } = settled
    const [first = ""] = input.ids
    const subject = { kind: "change", id: first, villageCode }
    return done(
      { changes, left, unregistered },
      input.decision === "accept"
        ? event("change.accepted", subject, { changes, fields: [...fields] })
        : event("change.rejected", subject, { changes, reason: input.note }),
    )
  },
})
