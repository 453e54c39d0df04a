import { z } from "zod"
import { IMPORT_KIND_KEYS } from "@/lib/domain/import/kinds"
import { OUTCOMES, type OutcomeCounts } from "@/lib/domain/import/outcome"

export type BatchState = "reading" | "ready" | "applying" | "applied" | "undoing" | "undone" | "discarded" | "failed"

/** One column as it was understood: `as` is the dictionary's name, null = left aside. */
export interface ColumnSummary {
  readonly heading: string
  readonly as: string | null
  readonly repeated: boolean
}

export interface SheetSummary {
  readonly name: string
  /** One household, one member or one line a row. */
  readonly kind: "household" | "member" | "line"
  readonly headerRow: number
  readonly rows: number
  readonly columns: readonly ColumnSummary[]
  /** Dictionary names of the columns that matter and are not there. */
  readonly missing: readonly string[]
}

/** What was understood of the file. */
export interface LayoutSummary {
  readonly sheets: readonly SheetSummary[]
  readonly ignored: readonly { readonly name: string; readonly reason: string }[]
}

/** Households and members that will be new or change. */
export interface RegisterCounts extends OutcomeCounts {
  /** taken rows with a question */
  readonly doubts: number
  readonly newHouseholds?: number
  readonly changedHouseholds?: number
  readonly newMembers?: number
  readonly changedMembers?: number
}

/** Rows by outcome, and what a kind of workbook adds up besides. */
export interface BatchCounts extends RegisterCounts {
  /** fen, of the ledger's new lines */
  readonly valueFen?: number
  /** records that an undoing took back, and that it could not */
  readonly takenBack?: number
  readonly kept?: number
}

export const ROW_TABS = [...OUTCOMES, "doubts"] as const
export type RowTab = (typeof ROW_TABS)[number]
export const isRowTab = (text: unknown): text is RowTab => ROW_TABS.some((tab) => tab === text)

const id = z.uuid("没有这个导入批次")
export const batchIdSchema = z.object({ id })
export const undoSchema = z.object({
  id,
  reason: z.string("请写明撤销的原因").trim().min(2, "请写明撤销的原因").max(500, "原因不超过 500 字"),
})
export const uploadSchema = z.object({
  name: z.string().trim().min(1).max(200),
  bytes: z.instanceof(Uint8Array),
  /** Chosen by hand; absent = by the headings. */
  kind: z.enum(IMPORT_KIND_KEYS, "请选择文件的内容").optional(),
})
