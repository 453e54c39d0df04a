import { z } from "zod"
import type { VisitMode } from "@/lib/domain/visit/answers"

export const visitFilterSchema = z.object({
  place: z
    .string()
    .regex(/^\d{9}(\d{3})?$/)
    .optional()
    .catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  who: z.enum(["me"]).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
})
export type VisitFilter = z.output<typeof visitFilterSchema>

export interface VisitRow {
  readonly id: string
  readonly householdId: string
  readonly headName: string
  readonly householdNo: string
  readonly village: string
  readonly on: string
  readonly mode: VisitMode
  readonly visitor: string
  readonly sentence: string
  readonly changes: number
  readonly photos: number
  readonly correctsId: string | null
}

export interface VisitRecord extends VisitRow {
  readonly met: readonly string[]
  readonly members: readonly { readonly id: string; readonly name: string }[]
  readonly content: Readonly<Record<string, unknown>>
  /** ISO time */
  readonly receivedAt: string
  readonly photoIds: readonly string[]
  /** A later visit that corrects this one. */
  readonly correctedBy: string | null
}
