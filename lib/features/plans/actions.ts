"use server"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { addMeasures, agree, changeMeasure as change, end, lockPlan, saveDraft, takeOut } from "./mutations"
import { agreePlanSchema, changeMeasureSchema, endPlanSchema, savePlanSchema, takeOutMeasureSchema } from "./schema"

const ABSENT = refuse("notFound", "没有找到这一户的计划，可能已移交或变动")
const STALE = refuse("conflict", "别人刚改过这份计划，请先看看最新内容，再把您的修改填一次")
const subject = (id: string, villageCode: string) => ({ kind: "plan", id, villageCode })

/** Writes the draft of a household's plan and puts chosen measures into it. */
export const savePlan = action({
  permission: "plan.edit",
  input: savePlanSchema,
  async run(tx, { householdId, changedAt, reason, add, drops, ...texts }) {
    const saved = await saveDraft(tx, householdId, changedAt, texts, reason, drops)
    if (saved.outcome === "absent") return ABSENT
    if (saved.outcome === "stale") return STALE
    if (saved.outcome !== "saved")
      return refuse("invalid", "请写明为什么要修订计划", { reason: "请写明为什么要修订计划" })
    const { planId, version, villageCode, isNew } = saved
    const added = await addMeasures(tx, householdId, version, add)
    const of = subject(planId, villageCode)
    return done(
      { planId, version, added },
      isNew ? event("plan.drafted", of, { version }) : event("plan.saved", of, { version, fields: Object.keys(texts) }),
    )
  },
})

/** The household's word on a draft (D2-5): who agreed, how and when, and to which measures. */
export const agreePlan = action({
  permission: "plan.edit",
  input: agreePlanSchema,
  async run(tx, { planId, changedAt, ids, ...consent }) {
    const plan = await lockPlan(tx, planId)
    if (!plan) return ABSENT
    if (plan.state !== "draft" || plan.changedAt.getTime() !== new Date(changedAt).getTime()) return STALE
    if (consent.consentOn > today()) return refuse("invalid", "日期不能晚于今天", { consentOn: "日期不能晚于今天" })
    const said = await agree(tx, plan, consent, ids)
    if (said.outcome === "refused") return refuse("invalid", said.reason, { consentOn: said.reason })
    const details = { version: plan.version, consent: said.consent, measures: said.agreed }
    return done({ planId, measures: said.agreed }, event("plan.agreed", subject(planId, plan.villageCode), details))
  },
})

export const endPlan = action({
  permission: "plan.edit",
  input: endPlanSchema,
  async run(tx, { planId, reason }) {
    const plan = await lockPlan(tx, planId)
    if (!plan) return ABSENT
    if (plan.state !== "agreed" && plan.state !== "draft") return STALE
    const refused = await end(tx, plan, reason)
    if (refused) return refuse("conflict", `计划不能结束：${refused}`)
    return done({ planId }, event("plan.ended", subject(planId, plan.villageCode), { version: plan.version, reason }))
  },
})

/** Who carries a measure out, until when, and what it brings. */
export const changeMeasure = action({
  permission: "plan.edit",
  input: changeMeasureSchema,
  async run(tx, { id, changedAt, ...values }) {
    const changed = await change(tx, id, changedAt, values)
    if (changed === "absent") return refuse("notFound", "没有找到这项措施，或者已经落实，不能再改")
    if (changed === "stale") return STALE
    const fields = Object.keys(values)
    return done({ id }, event("measure.changed", { kind: "measure", id, villageCode: changed.villageCode }, { fields }))
  },
})

/** A measure that was put into a draft by mistake. */
export const takeOutMeasure = action({
  permission: "plan.edit",
  input: takeOutMeasureSchema,
  async run(tx, { id }) {
    const taken = await takeOut(tx, id)
    if (!taken) return refuse("notFound", "没有找到这项拟定的措施，可能已经听过农户的意见")
    const subject = { kind: "measure", id, villageCode: taken.villageCode }
    return done({ id }, event("measure.takenOut", subject, { measure: taken.key }))
  },
})
