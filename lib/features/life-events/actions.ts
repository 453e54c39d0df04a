"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { recordLifeEvent as record } from "./mutations"
import { lifeEventSchema } from "./schema"

/** Records 分户, 并户, 户主变更, 迁入, 迁出, 出生, 死亡, 婚入 or 婚出. Answers with the household to look at next. */
export const recordLifeEvent = action({
  permission: "household.edit",
  input: lifeEventSchema,
  async run(tx, input) {
    const recorded = await record(tx, input)
    if (!recorded.ok) {
      const { code, message, field } = recorded
      return refuse(code, message, field ? { [field]: message } : undefined)
    }
    const { id, villageCode, otherId, members } = recorded
    return done(
      { id, otherId },
      event(
        "event.recorded",
        { kind: "household", id: input.householdId, villageCode },
        { kind: input.kind, householdId: input.householdId, otherHouseholdId: otherId, members },
      ),
    )
  },
})
