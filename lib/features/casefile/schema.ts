import { z } from "zod"
import { DOCUMENTS, type DocumentKind } from "@/lib/domain/casefile/documents"
import type { FactLine } from "@/lib/domain/field/protocol"

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

export const noteVillagePrintedSchema = z.object({
  villageCode: z.string().regex(/^\d{12}$/),
  /** The household after which the printed cards begin. */
  after: z.uuid().optional(),
})

/** A household's fact card among those of its village. */
export interface VillageCard {
  readonly id: string
  readonly no: string
  readonly head: string
  readonly group: string | null
  readonly persons: number
  readonly lines: readonly FactLine[]
}
