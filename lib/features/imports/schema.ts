import { z } from "zod"
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
  readonly kind: "household" | "member"
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

/** Rows by outcome; `doubts` = taken rows with a question; households and members that will be new or change. */
export interface BatchCounts extends OutcomeCounts {
  readonly doubts: number
  readonly newHouseholds: number
  readonly changedHouseholds: number
  readonly newMembers: number
  readonly changedMembers: number
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
})
