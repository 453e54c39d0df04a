"use server"
import { ALERT_RULES, thresholdProblem } from "@/lib/domain/alert/rules"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { today } from "@/lib/platform/clock"
import { enqueue } from "@/lib/platform/jobs/queue"
import { closeAlert as close, confirmAlert as confirm, lockAlert, noteAlert as note, publishSetting } from "./mutations"
import { alertSettingSchema, closeAlertSchema, confirmAlertSchema, noteAlertSchema, WATCH, watchSchema } from "./schema"

const ABSENT = refuse("notFound", "没有找到这条预警，或者不归您处理")
const STALE = refuse("conflict", "别人刚处理过这条预警，请先看看最新情况")
const subject = (alert: { id: string; villageCode: string }) => ({ kind: "alert", ...alert })

/** Somebody has looked: it is so. */
export const confirmAlert = action({
  permission: "alert.handle",
  input: confirmAlertSchema,
  async run(tx, { id, changedAt, note: text }) {
    const alert = await lockAlert(tx, id, changedAt)
    if (alert === "absent") return ABSENT
    if (alert === "stale" || alert.state !== "open") return STALE
    await confirm(tx, alert, today(), text)
    return done({ id }, event("alert.confirmed", subject(alert), { rule: alert.rule }))
  },
})

export const noteAlert = action({
  permission: "alert.handle",
  input: noteAlertSchema,
  async run(tx, { id, changedAt, note: text }) {
    const alert = await lockAlert(tx, id, changedAt)
    if (alert === "absent") return ABSENT
    if (alert === "stale" || alert.state === "closed") return STALE
    await note(tx, alert, text)
    return done({ id }, event("alert.noted", subject(alert), { rule: alert.rule }))
  },
})

/** Handled with what was done, or a false alarm with the reason. */
export const closeAlert = action({
  permission: "alert.handle",
  input: closeAlertSchema,
  async run(tx, { id, changedAt, outcome, note: text }) {
    const alert = await lockAlert(tx, id, changedAt)
    if (alert === "absent") return ABSENT
    if (alert === "stale" || alert.state === "closed") return STALE
    await close(tx, alert, { outcome, note: text, on: today() })
    return done({ id }, event("alert.closed", subject(alert), { rule: alert.rule, outcome }))
  },
})

/** A rule with the county's own figures, or switched off, from today or a later day on. */
export const publishAlertSetting = action({
  permission: "alert.configure",
  input: alertSettingSchema,
  async run(tx, setting) {
    if (setting.validFrom < today()) return refuse("invalid", "只能从今天或以后调整", { validFrom: "不能早于今天" })
    const problem = thresholdProblem(setting.rule, setting.thresholds)
    if (problem) {
      const [first] = Object.values(problem)
      const fields = Object.fromEntries(Object.entries(problem).map(([name, text]) => [`thresholds.${name}`, text]))
      return refuse("invalid", `${ALERT_RULES[setting.rule].label}：${first}`, fields)
    }
    await publishSetting(tx, setting)
    const { rule, enabled, validFrom } = setting
    return done({ rule }, event("alertRule.published", { kind: "alertRule", id: rule }, { rule, enabled, validFrom }))
  },
})

/** Looks at the whole county now; the same happens by itself every day. */
export const watchCounty = action({
  permission: "alert.configure",
  input: watchSchema,
  async run(tx) {
    const jobId = await enqueue(tx, WATCH, { asOf: today() })
    return done({ jobId }, event("job.requested", { kind: "job", id: jobId }, { kind: WATCH }))
  },
})
