import { z } from "zod"
import { RULE_KEYS } from "@/lib/domain/classification/codes"
import { isAge, type PolicyChanges } from "@/lib/domain/policy/draft"
import { PARAMETER_KEYS } from "@/lib/domain/policy/policy-set"

const validFrom = z.iso.date("请填写生效日期")
const text = z.string().trim().max(200).optional()

/** The form of a draft: the order, and for each parameter perhaps a new value with its day and document. */
export const draftSchema = z
  .object({
    order: z.array(z.enum(RULE_KEYS, { error: "规则代号不存在" })),
    validFrom,
    ...Object.fromEntries(
      PARAMETER_KEYS.flatMap((key) => [
        [`value.${key}`, text],
        [`reference.${key}`, text],
      ]),
    ),
  })
  .transform((input, context) => {
    const given = input as Readonly<Record<string, string | undefined>> & typeof input
    const values: Record<string, { from: string; value: number | string; reference: string }> = {}
    for (const key of PARAMETER_KEYS) {
      const value = given[`value.${key}`]
      if (value === undefined || value === "") continue
      const reference = given[`reference.${key}`]
      if (!reference) {
        context.addIssue({ code: "custom", path: [`reference.${key}`], message: "改了参数，请写明政策依据" })
      }
      if (isAge(key) && !/^\d{1,3}$/.test(value)) {
        context.addIssue({ code: "custom", path: [`value.${key}`], message: "请填写整数周岁" })
      }
      values[key] = { from: input.validFrom, value: isAge(key) ? Number(value) : value, reference: reference ?? "" }
    }
    return { validFrom: input.validFrom, changes: { order: input.order, values } satisfies PolicyChanges }
  })

export const publishSchema = z.object({
  preview: z.uuid("请先预览"),
  reason: z.string({ error: "请写明理由" }).trim().min(5, "理由至少 5 个字").max(500, "理由最多 500 个字"),
})
