import { z } from "zod"
import { passwordProblem } from "@/lib/domain/access/password"

/** Letters, digits, dot, dash, underscore; kept in lower case, because nobody remembers which letters were capital. */
export const usernameField = z
  .string("请填写用户名")
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,31}$/, "用户名为 3 到 32 位,以字母开头,只用小写字母、数字、点、横线")

export const personNameField = z.string("请填写姓名").trim().min(2, "姓名至少 2 个字").max(30, "姓名最长 30 个字")

export const countyCodeField = z.string("请选择县").regex(/^\d{6}$/, "请选择县")

const password = z.string("请填写密码").max(128, "密码最长 128 位")

/** The first start: one operator, one county, its administrator. */
export const setUpSchema = z
  .object({
    countyCode: countyCodeField,
    operatorName: personNameField,
    operatorUsername: usernameField,
    operatorPassword: password,
    administratorName: personNameField,
    administratorUsername: usernameField,
    administratorPassword: password,
  })
  .superRefine((input, context) => {
    const people = [
      ["operatorPassword", input.operatorPassword, input.operatorUsername],
      ["administratorPassword", input.administratorPassword, input.administratorUsername],
    ] as const
    for (const [field, text, username] of people) {
      const message = passwordProblem(text, username)
      if (message) context.addIssue({ code: "custom", path: [field], message })
    }
    if (input.operatorUsername === input.administratorUsername) {
      context.addIssue({ code: "custom", path: ["administratorUsername"], message: "两个账号的用户名不能相同" })
    }
  })
export type SetUp = z.output<typeof setUpSchema>

export const createCountySchema = z.object({
  countyCode: countyCodeField,
  administratorName: personNameField,
  administratorUsername: usernameField,
})
