import { z } from "zod"
import { ASSISTANCE_KINDS, type AssistanceKind, FUND_SOURCES, type FundSource } from "@/lib/domain/assistance/kinds"

const kinds = Object.keys(ASSISTANCE_KINDS) as [AssistanceKind, ...AssistanceKind[]]
const funds = Object.keys(FUND_SOURCES) as [FundSource, ...FundSource[]]
const text = (most: number) => z.string().trim().max(most, `不超过 ${most} 个字`).optional()

/** Yuan as typed, kept in fen. */
export const yuanToFen = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,2})?$/, "金额填数字，最多两位小数")
  .transform((yuan) => Math.round(Number(yuan) * 100))

export const ledgerLineSchema = z
  .object({
    householdId: z.uuid().optional(),
    villageCode: z
      .string()
      .regex(/^\d{12}$/, "请选择村")
      .optional(),
    givenOn: z.iso.date("请填写日期"),
    giver: z.string("请写明谁给的").trim().min(2, "请写明谁给的").max(60, "不超过 60 个字"),
    kind: z.enum(kinds, "请选择种类"),
    item: z.string("请写明给了什么").trim().min(2, "请写明给了什么").max(100, "不超过 100 个字"),
    quantity: z
      .string()
      .trim()
      .regex(/^\d{1,8}(\.\d{1,2})?$/, "数量填数字")
      .transform(Number)
      .optional(),
    unit: text(10),
    valueFen: yuanToFen.optional(),
    fundSource: z.enum(funds, "请选择资金来源").optional(),
    evidence: text(100),
    note: text(200),
    /** The line that this one corrects, with the reason. */
    replacesId: z.uuid().optional(),
    reason: text(200),
  })
  .refine(({ householdId, villageCode }) => householdId || villageCode, { path: ["villageCode"], message: "请选择村" })
  .refine(({ replacesId, reason }) => !replacesId || (reason?.length ?? 0) >= 2, {
    path: ["reason"],
    message: "请写明更正的原因",
  })

export const endLineSchema = z.object({
  id: z.uuid(),
  reason: z.string("请写明原因").trim().min(2, "请写明原因").max(200, "不超过 200 个字"),
})

export const ledgerFilterSchema = z.object({
  place: z
    .string()
    .regex(/^\d{9}(\d{3})?$/)
    .optional()
    .catch(undefined),
  kind: z.enum(kinds).optional().catch(undefined),
  fund: z.enum(funds).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type LedgerFilter = z.output<typeof ledgerFilterSchema>

export interface LedgerRow {
  readonly id: string
  readonly householdId: string | null
  readonly headName: string | null
  readonly householdNo: string | null
  readonly village: string
  readonly givenOn: string
  readonly giver: string
  readonly kind: AssistanceKind
  readonly item: string
  readonly quantity: number | null
  readonly unit: string | null
  /** fen */
  readonly value: number | null
  readonly fundSource: FundSource | null
  readonly evidence: string | null
  readonly note: string | null
  readonly by: string
  readonly endReason: string | null
}

export interface LedgerTotals {
  readonly lines: number
  readonly households: number
  /** fen */
  readonly value: number
}
