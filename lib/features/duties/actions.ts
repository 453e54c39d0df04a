"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { publishDuty as publish } from "./mutations"
import { publishDutySchema } from "./schema"

/** Switches a duty off or on, or gives it another rhythm, from today or a later day on. */
export const publishDuty = action({
  permission: "duty.edit",
  input: publishDutySchema,
  async run(tx, { key, enabled, times, per, validFrom, reason }) {
    if (validFrom < today()) return refuse("invalid", "只能从今天或以后调整", { validFrom: "不能早于今天" })
    await publish(tx, { key, enabled, rhythm: { times, per }, validFrom, reason })
    return done({ key }, event("duty.published", { kind: "duty", id: key }, { key, enabled, validFrom }))
  },
})
