import { z } from "zod"
import { DOCUMENTS, type DocumentKind } from "@/lib/domain/casefile/documents"

export const HAPPENING_KINDS = {
  visit: "走访",
  change: "发现变化",
  measure: "措施",
  plan: "计划",
  assistance: "帮扶",
  problem: "问题",
  pairing: "责任人",
  life: "家庭变动",
  override: "人工核定",
} as const
export type HappeningKind = keyof typeof HAPPENING_KINDS

/** One thing that happened to a household. `code` and `text` are put into words by the page. */
export interface Happening {
  readonly kind: HappeningKind
  readonly id: string
  /** ISO day on which it happened */
  readonly on: string
  readonly code: string
  readonly text: string
  readonly who: string | null
}

export const notePrintedSchema = z.object({
  householdId: z.uuid(),
  document: z.enum(Object.keys(DOCUMENTS) as [DocumentKind, ...DocumentKind[]]),
})
