import { z } from "zod"

export const assignSchema = z.object({
  householdId: z.uuid(),
  accountId: z.uuid("请选择责任人；帮扶户不能没有责任人"),
})
