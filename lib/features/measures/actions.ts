"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { moveMeasures } from "./mutations"
import { moveMeasureSchema } from "./schema"

/** One step of one measure or of many; delivered ones go into the ledger with what is given here, else with what the plan has. */
export const moveMeasure = action({
  permission: "measure.progress",
  input: moveMeasureSchema,
  async run(tx, { ids, to, on, note, quantity = null, valueFen = null, fundSource = null }) {
    if (to === "agreed") return refuse("invalid", "农户同不同意，请在这一户的计划里登记农户的意见")
    const delivery = { evidence: note || null, quantity, valueFen, fundSource }
    const { moved, refused } = await moveMeasures(tx, { ids, to, on, note, delivery })
    const [first] = moved
    if (!first) return refuse("invalid", refused[0]?.reason ?? "没有可以推进的措施")
    const subject = { kind: "measure", id: first.id, villageCode: moved.length === 1 ? first.villageCode : null }
    const why = [...new Set(refused.map(({ reason }) => reason))]
    return done(
      { moved: moved.length, refused: refused.length, why },
      event("measure.moved", subject, { from: first.from, to, measures: moved.length }),
    )
  },
})
