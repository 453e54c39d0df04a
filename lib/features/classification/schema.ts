import { z } from "zod"
import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"

/** Kinds of background work. */
export const PREVIEW = "classification.preview"
export const RUN = "classification.run"

const spread = z.record(z.string(), z.int())

/** Households that go from one computed pathway to another; "none" = without one. */
const moveSchema = z.object({
  from: z.string(),
  to: z.string(),
  households: z.int(),
  persons: z.int(),
  /** Ids of some of them, to look at. */
  examples: z.array(z.string()).default([]),
})

const figures = {
  version: z.int(),
  /** ISO day whose ages and limits are used */
  asOf: z.string(),
  households: z.int(),
  moved: z.int(),
  movedPersons: z.int(),
  moves: z.array(moveSchema),
}

/** What a preview found. */
export const previewResultSchema = z.object({
  ...figures,
  before: spread,
  after: spread,
  provisional: z.int(),
  /** Overridden households whose computed pathway changes: they keep theirs and come back for review. */
  overridden: z.int(),
  concerns: z.array(z.string()),
})
export type PreviewResult = z.infer<typeof previewResultSchema>

/** What a run has done so far: kept with the job in the transaction that does it, so that it can be taken up again. */
export const runResultSchema = z.object({
  ...figures,
  changed: z.int(),
  /** Last village that is done, in the order of codes. */
  cursor: z.string(),
})
export type RunResult = z.infer<typeof runResultSchema>

/** `policy` = a draft that is not in force yet. */
export const previewInputSchema = z.object({ asOf: z.iso.date(), policy: z.unknown().optional() })
export const runInputSchema = z.object({
  asOf: z.iso.date(),
  version: z.int(),
  reason: z.string().default(""),
})

export const requestPreviewSchema = z.object({})
export const requestRunSchema = z.object({
  preview: z.uuid("请先预览"),
  reason: z.string().trim().max(500).default(""),
})

const reason = z.string({ error: "请写明理由" }).trim().min(5, "理由至少 5 个字").max(500, "理由最多 500 个字")
const reviewOn = z.iso.date("请填写复核日期")

export const overrideSchema = z.object({
  householdId: z.uuid(),
  pathway: z.enum(PATHWAY_KEYS, { error: "请选择路径" }),
  reason,
  reviewOn,
})
export const endOverrideSchema = z.object({ householdId: z.uuid(), reason })
export const keepOverrideSchema = z.object({ householdId: z.uuid(), reason, reviewOn })
