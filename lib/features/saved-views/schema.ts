import { z } from "zod"

export const saveViewSchema = z.object({
  name: z.string("请给这个视图起个名字").trim().min(1, "请给这个视图起个名字").max(30, "名字不超过 30 个字"),
  /** As in the address of the list, with its "?". */
  query: z.string().regex(/^\?/, "请先选好条件再保存").max(1000, "条件太长"),
})
export const removeViewSchema = z.object({ id: z.uuid() })
