import { z } from "zod"

export const assignSchema = z.object({
  householdId: z.uuid(),
  /** nobody = the former one ends without a successor */
  accountId: z.uuid().optional(),
})
