import { z } from "zod"
import type { RecordKind } from "@/lib/domain/visit/change-rules"
import type { ChangeState } from "@/lib/domain/visit/change-words"

/** One found change beside what the register has. */
export interface ChangeRow {
  readonly id: string
  readonly householdId: string
  readonly headName: string
  readonly village: string
  readonly visitId: string | null
  readonly kind: RecordKind
  /** the member's name; null for the household itself */
  readonly member: string | null
  readonly field: string
  readonly base: unknown
  readonly old: unknown
  readonly found: unknown
  readonly state: ChangeState
  /** What whoever decides should know; "" = nothing */
  readonly note: string
  readonly author: string
  readonly seenOn: string
  readonly decidedBy: string | null
  readonly decisionNote: string | null
  /** ISO time, for the page after this one */
  readonly at: string
}

export const changeFilterSchema = z.object({
  place: z
    .string()
    .regex(/^\d{9}(\d{3})?$/)
    .optional()
    .catch(undefined),
  state: z.enum(["pending", "conflict"]).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type ChangeFilter = z.output<typeof changeFilterSchema>

const ids = z
  .union([z.uuid(), z.array(z.uuid())], "请先勾选要确认的变化")
  .transform((given) => (Array.isArray(given) ? given : [given]))

export const settleSchema = z
  .object({
    ids,
    decision: z.enum(["accept", "reject"]),
    note: z.string().trim().max(200, "说明不超过 200 个字").default(""),
  })
  .refine(({ decision, note }) => decision === "accept" || note.length >= 2, {
    path: ["note"],
    message: "不采纳的，请写明原因，登记的人会看到",
  })
