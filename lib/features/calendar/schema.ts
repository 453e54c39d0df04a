import { z } from "zod"

const day = z.iso.date("请选择日期")

/** A day on which the county works or rests otherwise than the national calendar says. */
export const setDaySchema = z.object({
  day,
  working: z.stringbool("请选择上班还是休息").or(z.boolean()),
  label: z.string("请写明原因").trim().min(2, "请写明原因").max(30, "原因不超过 30 个字"),
})
export const removeDaySchema = z.object({ day })

export interface OwnDay {
  /** ISO */
  readonly day: string
  readonly working: boolean
  readonly label: string
}
