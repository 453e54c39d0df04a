import { z } from "zod"
import { ALERT_RULE_KEYS, type AlertRuleKey } from "@/lib/domain/alert/rules"
import type { Evidence } from "@/lib/domain/alert/signals"

export const ALERT_STATES = ["open", "confirmed", "closed"] as const
export type AlertState = (typeof ALERT_STATES)[number]
export const ALERT_OUTCOMES = ["handled", "falseAlarm", "cleared"] as const
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number]

/** Kind of the background job that looks at every household of the requester's area. */
export const WATCH = "alerts.watch"
export const watchInputSchema = z.object({ asOf: z.iso.date(), daily: z.boolean().default(false) })
/** How far a run is; it stands with the job, written by the transactions that did the work. */
export const watchResultSchema = z.object({
  asOf: z.iso.date(),
  households: z.number(),
  raised: z.number(),
  cleared: z.number(),
  cursor: z.string(),
})
export type WatchResult = z.output<typeof watchResultSchema>

/** What the form saw: a later change by somebody else is not overwritten unseen. */
const seen = { id: z.uuid(), changedAt: z.iso.datetime({ offset: true }) }
const words = (what: string) => z.string(what).trim().min(2, what).max(300, "不超过 300 个字")

export const confirmAlertSchema = z.object({ ...seen, note: words("请写明核实到什么情况") })
export const noteAlertSchema = z.object({ ...seen, note: words("请写明做了什么") })
export const closeAlertSchema = z.object({
  ...seen,
  outcome: z.enum(["handled", "falseAlarm"], "请选择结果"),
  note: words("请写明做了什么，或者为什么是误报"),
})

export const alertSettingSchema = z.object({
  rule: z.enum(ALERT_RULE_KEYS),
  enabled: z.stringbool("请选择用不用").or(z.boolean()),
  validFrom: z.iso.date("请填写从哪天起"),
  reason: words("请写明依据或原因"),
  /** by the rule's own names; checked against its limits by the domain */
  thresholds: z.record(z.string(), z.coerce.number("请填写数字")).default({}),
})
export const watchSchema = z.object({})

export const alertFilterSchema = z.object({
  place: z
    .string()
    .regex(/^\d{9}(\d{3})?$/)
    .optional()
    .catch(undefined),
  rule: z.enum(ALERT_RULE_KEYS).optional().catch(undefined),
  /** live when nothing is chosen */
  state: z.enum(["open", "confirmed", "late", "escalated", "closed"]).optional().catch(undefined),
  owner: z.enum(["me"]).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type AlertFilter = z.output<typeof alertFilterSchema>

export interface AlertRow {
  readonly id: string
  readonly householdId: string
  readonly headName: string
  readonly village: string
  readonly rule: AlertRuleKey
  readonly state: AlertState
  readonly outcome: AlertOutcome | null
  readonly evidence: readonly Evidence[]
  /** ISO days */
  readonly openedOn: string
  readonly dueOn: string
  readonly closedOn: string | null
  /** the household's helper of now; null = none */
  readonly owner: string | null
}

export interface AlertEvent {
  readonly id: string
  readonly kind: "opened" | "renewed" | "confirmed" | "noted" | "handled" | "falseAlarm" | "cleared"
  readonly note: string
  /** null = the rule itself */
  readonly by: string | null
  /** ISO time */
  readonly at: string
}

export interface AlertRecord extends AlertRow {
  readonly villageCode: string
  readonly note: string | null
  readonly closedBy: string | null
  /** ISO time */
  readonly changedAt: string
  readonly events: readonly AlertEvent[]
}

export interface AlertCounts {
  readonly open: number
  readonly confirmed: number
  /** past their day, whoever has them */
  readonly late: number
  /** so long past it that the reader's level takes them up */
  readonly escalated: number
  /** of households that the reader is responsible for, not yet looked at */
  readonly mine: number
}

/** What became of a rule's alerts of the last twelve months. */
export interface RuleYield {
  readonly rule: AlertRuleKey
  readonly raised: number
  readonly live: number
  readonly handled: number
  readonly falseAlarms: number
  readonly cleared: number
}

/** A rule as the county has published it. */
export interface PublishedSetting {
  readonly rule: AlertRuleKey
  readonly validFrom: string
  readonly enabled: boolean
  readonly thresholds: Readonly<Record<string, number>>
  readonly reason: string
  readonly by: string
}

/** A run over the county. */
export interface WatchRun {
  readonly id: string
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled"
  readonly done: number
  readonly total: number
  readonly createdAt: Date
  readonly raised: number
  readonly cleared: number
}
