import { z } from "zod"
import { FUND_SOURCES, type FundSource } from "@/lib/domain/assistance/kinds"
import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"
import { MEASURE_STATES, type MeasureState } from "@/lib/domain/measures/states"
import { yuanToFen } from "@/lib/features/assistance/schema"

const states = Object.keys(MEASURE_STATES) as [MeasureState, ...MeasureState[]]
const funds = Object.keys(FUND_SOURCES) as [FundSource, ...FundSource[]]
const ids = z
  .union([z.uuid(), z.array(z.uuid())], "请先勾选措施")
  .transform((given) => (Array.isArray(given) ? given : [given]))
  .refine((given) => given.length <= 500, "一次最多 500 项")

export const moveMeasureSchema = z.object({
  ids,
  to: z.enum(states, "请选择到哪一步"),
  on: z.iso.date("请填写日期"),
  note: z.string().trim().max(200, "说明不超过 200 个字").default(""),
  /** What each delivery gave, for the ledger; without them what the plan has. */
  quantity: z
    .string()
    .trim()
    .regex(/^\d{1,7}(\.\d{1,2})?$/, "数量填数字")
    .transform(Number)
    .optional(),
  valueFen: yuanToFen.optional(),
  fundSource: z.enum(funds, "请选择资金来源").optional(),
})

/** Days after a delivery within which the household is to be heard. */
export const UNHEARD_DAYS = 30

export const measureFilterSchema = z.object({
  place: z
    .string()
    .regex(/^\d{9}(\d{3})?$/)
    .optional()
    .catch(undefined),
  department: z.string().max(20).optional().catch(undefined),
  pathway: z.enum(PATHWAY_KEYS).optional().catch(undefined),
  state: z
    .enum([...states, "late", "month", "unheard"])
    .optional()
    .catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type MeasureFilter = z.output<typeof measureFilterSchema>

export interface MeasureRow {
  readonly id: string
  readonly householdId: string
  readonly headName: string
  readonly householdNo: string
  readonly village: string
  readonly title: string
  readonly quantity: number | null
  readonly unit: string | null
  readonly department: string
  readonly responsibleName: string | null
  readonly dueOn: string
  readonly state: MeasureState
  readonly stateOn: string
  /** fen */
  readonly amount: number | null
}

export interface MeasureCounts {
  readonly open: number
  readonly late: number
  readonly unconfirmed: number
  /** to be carried out from today to the end of the month */
  readonly month: number
  /** delivered more than UNHEARD_DAYS ago, and the household has not been heard */
  readonly unheard: number
}
