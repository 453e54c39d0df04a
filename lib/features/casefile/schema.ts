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
  pathway: "系统判定",
  override: "人工核定",
  register: "登记信息",
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
  /** Where it stands in the order of the timeline; the next page begins after it. */
  readonly place: string
}

export const timelineFilterSchema = z.object({
  kind: z
    .enum(Object.keys(HAPPENING_KINDS) as [HappeningKind, ...HappeningKind[]])
    .optional()
    .catch(undefined),
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}~\d{4}-\d{2}-\d{2}T[\d:.]+[+-]\d{2}:\d{2}~\w+-?[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
export type TimelineFilter = z.output<typeof timelineFilterSchema>

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
