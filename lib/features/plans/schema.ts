import { z } from "zod"
import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"
import { measureOf } from "@/lib/domain/measures/catalogue"
import type { MeasureState } from "@/lib/domain/measures/states"
import type { PlanFacts, Reason } from "@/lib/domain/measures/suggest"

const departments = Object.keys(DEPARTMENTS) as [DepartmentKey, ...DepartmentKey[]]
const list = (item: z.ZodType<string>) =>
  z
    .union([item, z.array(item)])
    .optional()
    .transform((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]))
const long = (what: string) =>
  z.string(`请填写${what}`).trim().min(2, `请填写${what}`).max(500, `${what}不超过 500 个字`)
const fen = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,8}(\.\d{1,2})?$/, `${what}填数字，单位是元`)
    .transform((yuan) => Math.round(Number(yuan) * 100))

export const savePlanSchema = z.object({
  householdId: z.uuid(),
  /** As the form saw the draft; absent = there was none. */
  changedAt: z.iso.datetime({ offset: true }).optional(),
  difficulty: long("主要困难"),
  aims: long("帮扶目标"),
  incomeGoalYuan: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, "收入目标填整数，单位是元")
    .transform(Number)
    .optional(),
  wish: z.string().trim().max(300, "不超过 300 个字").optional(),
  /** Why there is a new version; asked for from the second on. */
  reason: z.string().trim().max(200, "不超过 200 个字").optional(),
  add: list(z.string().refine((key) => measureOf(key) !== undefined, "请从措施目录里选")),
  /** Running measures that the new version no longer wants. */
  drops: list(z.uuid()),
})

export const takeOutMeasureSchema = z.object({ id: z.uuid() })

export const agreePlanSchema = z.object({
  planId: z.uuid(),
  changedAt: z.iso.datetime({ offset: true }),
  consentBy: z.string("请填写是谁同意的").trim().min(2, "请填写是谁同意的").max(30, "不超过 30 个字"),
  consentHow: z.enum(["signed", "spoken", "phone"], "请选择怎样同意的"),
  consentOn: z.iso.date("请填写日期"),
  wish: z.string().trim().max(300, "不超过 300 个字").optional(),
  /** Measures that the household agrees to; the other planned ones are not arranged. */
  ids: list(z.uuid()),
})

export const endPlanSchema = z.object({
  planId: z.uuid(),
  reason: z.string("请写明原因").trim().min(2, "请写明原因").max(200, "不超过 200 个字"),
})

export const changeMeasureSchema = z.object({
  id: z.uuid(),
  changedAt: z.iso.datetime({ offset: true }),
  department: z.enum(departments, "请选择负责部门"),
  dueOn: z.iso.date("请填写完成期限"),
  responsibleName: z.string().trim().max(30, "不超过 30 个字").optional(),
  quantity: z
    .string()
    .trim()
    .regex(/^\d{1,7}(\.\d{1,2})?$/, "数量填数字")
    .transform(Number)
    .optional(),
  amountFen: fen("金额").optional(),
  expectedFen: fen("预计增收").optional(),
})

export const CONSENT_HOW = { signed: "签字", spoken: "当面口头", phone: "电话" } as const

export interface PlanVersion {
  readonly id: string
  readonly version: number
  readonly state: "draft" | "agreed" | "superseded" | "ended"
  readonly difficulty: string
  readonly aims: string
  readonly incomeGoalYuan: number | null
  readonly wish: string | null
  readonly consent: string | null
  readonly consentBy: string | null
  readonly consentHow: keyof typeof CONSENT_HOW | null
  readonly consentOn: string | null
  readonly reason: string | null
  /** ids of running measures that the draft gives up */
  readonly drops: readonly string[]
  readonly by: string
  /** ISO time */
  readonly changedAt: string
  readonly createdOn: string
}

export interface MeasureStep {
  readonly to: MeasureState
  readonly on: string
  readonly note: string
  readonly by: string
}

export interface PlannedMeasure {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly nationalType: string
  readonly pathway: string | null
  readonly reasons: readonly Reason[]
  readonly department: string
  readonly responsibleName: string | null
  readonly dueOn: string
  readonly quantity: number | null
  readonly unit: string | null
  /** fen */
  readonly amount: number | null
  /** fen a year */
  readonly expected: number | null
  readonly state: MeasureState
  readonly stateOn: string
  readonly fromVersion: number
  readonly toVersion: number | null
  /** ISO time */
  readonly changedAt: string
  readonly steps: readonly MeasureStep[]
}

export interface HouseholdPlan {
  readonly versions: readonly PlanVersion[]
  readonly measures: readonly PlannedMeasure[]
  readonly facts: PlanFacts
}
