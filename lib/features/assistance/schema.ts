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
    /** Of a correction neither is asked: it stays where the line was. */
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
  .refine(({ householdId, villageCode, replacesId }) => householdId || villageCode || replacesId, {
    path: ["villageCode"],
    message: "请选择村",
  })
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
  /** none = no money was involved, or nobody said whose */
  fund: z
    .enum([...funds, "none"])
    .optional()
    .catch(undefined),
  /** a part of the giver's name */
  giver: z.string().trim().min(1).max(60).optional().catch(undefined),
  /** to households or to whole villages */
  of: z.enum(["household", "village"]).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type LedgerFilter = z.output<typeof ledgerFilterSchema> & { readonly household?: string | undefined }

export interface LedgerRow {
  readonly id: string
  readonly householdId: string | null
  readonly headName: string | null
  readonly householdNo: string | null
  readonly village: string
  readonly villageCode: string
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
  readonly department: string | null
  readonly endReason: string | null
  /** The line that this one corrects, and the one that corrects this one. */
  readonly replacesId: string | null
  readonly replacedBy: string | null
}

/** A line with the lines before and after a correction. */
export interface LedgerLineRecord {
  readonly line: LedgerRow
  readonly earlier: LedgerRow | null
  readonly later: LedgerRow | null
}

export interface LedgerSum<Key extends string> {
  readonly key: Key
  readonly lines: number
  /** fen */
  readonly value: number
}

export interface LedgerTotals {
  readonly lines: number
  readonly households: number
  /** fen */
  readonly value: number
  readonly kinds: readonly LedgerSum<AssistanceKind>[]
  readonly funds: readonly LedgerSum<FundSource | "none">[]
}
