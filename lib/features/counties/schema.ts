import { z } from "zod"
import { passwordProblem } from "@/lib/domain/access/password"

/** Letters, digits, dot, dash, underscore; kept in lower case, because nobody remembers which letters were capital. */
export const usernameField = (whose = "") =>
  z
    .string(`请填写${whose}用户名`)
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{2,31}$/, `${whose}用户名为 3 到 32 位，以字母开头，只用小写字母、数字、点、横线`)

export const personNameField = (whose = "") =>
  z.string(`请填写${whose}姓名`).trim().min(2, `${whose}姓名至少 2 个字`).max(30, `${whose}姓名最长 30 个字`)

const passwordField = (whose: string) => z.string(`请填写${whose}密码`).max(128, "密码最长 128 位")

export const countyCodeField = z.string("请选择县").regex(/^\d{6}$/, "请选择县")

/** The first start: one operator, one county, its administrator. */
export const setUpSchema = z
  .object({
    countyCode: countyCodeField,
    operatorName: personNameField("平台运维的"),
    operatorUsername: usernameField("平台运维的"),
    operatorPassword: passwordField("平台运维的"),
    administratorName: personNameField("县管理员的"),
    administratorUsername: usernameField("县管理员的"),
    administratorPassword: passwordField("县管理员的"),
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
  administratorName: personNameField(),
  administratorUsername: usernameField(),
})
