import { z } from "zod"

export { itemSchema, pullSchema, pushSchema } from "@/lib/domain/field/protocol"

/** What a phone was given, noted in the transaction that records it. */
export const pulledSchema = z.object({
  device: z.object({ id: z.uuid(), label: z.string().max(80) }),
  households: z.number().int(),
  removed: z.number().int(),
  bytes: z.number().int(),
})

export const deviceIdSchema = z.object({ id: z.uuid() })
