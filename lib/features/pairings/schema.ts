import { z } from "zod"

export const assignSchema = z.object({
  householdId: z.uuid(),
  accountId: z.uuid("请选择责任人；帮扶户不能没有责任人"),
  /** Whom the form showed as responsible, when it corrects a choice of today. */
  instead: z.uuid().optional(),
})

const ids = z
  .union([z.uuid(), z.array(z.uuid())], "请先勾选帮扶责任人")
  .transform((given) => (Array.isArray(given) ? given : [given]))
const place = z.string("请选择地方").regex(/^\d{9}(\d{3})?$/, "请选择镇或村")
const most = z.coerce.number("每人最多填数字").int("每人最多填整数").min(1, "每人至少 1 户").max(200, "每人最多 200 户")

/** What a preview is made from. */
export const pairingPlanSchema = z.object({ place, helpers: ids, most: most.default(20) })

/** The same with what the preview said, so that nothing else is done than what was seen. */
export const pairByRuleSchema = z.object({ place, helpers: ids, most, print: z.string().length(64) })

/** A place with how its households stand: figures that lead to their lists. */
export interface PairingFigures {
  readonly code: string
  readonly name: string
  /** households to be helped */
  readonly households: number
  readonly without: number
  /** whose helper has left office, or cannot reach them any more */
  readonly left: number
}

export interface HelperLoad {
  readonly id: string
  readonly name: string
  readonly post: string | null
  /** households now */
  readonly load: number
}

export interface PairingPlan {
  readonly helpers: readonly (HelperLoad & { readonly given: number })[]
  readonly assigned: number
  /** no room: everybody has as many as they may */
  readonly left: number
}
