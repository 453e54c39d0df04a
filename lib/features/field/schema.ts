import { z } from "zod"
import { PART_BYTES } from "@/lib/domain/field/protocol"
import { WIPE_REASONS, type WipeReason } from "@/lib/domain/field/wipe"

export { itemSchema, photoSchema, pullSchema, pushSchema } from "@/lib/domain/field/protocol"

/** What a phone was given, noted in the transaction that records it. */
export const pulledSchema = z.object({
  device: z.object({ id: z.uuid(), label: z.string().max(80) }),
  households: z.number().int(),
  removed: z.number().int(),
  bytes: z.number().int(),
})

export const photoPartSchema = z.object({
  id: z.uuid(),
  part: z.number().int().min(0).max(63),
  bytes: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= PART_BYTES, "照片的一部分太大"),
})

export const wipedSchema = z.object({
  id: z.uuid(),
  reason: z.enum(Object.keys(WIPE_REASONS) as [WipeReason, ...WipeReason[]]),
})

export const deviceIdSchema = z.object({ id: z.uuid() })
