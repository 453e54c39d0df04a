import { z } from "zod"
import { passwordProblem } from "@/lib/domain/access/password"
import { personNameField, usernameField } from "@/lib/domain/access/sign-in-fields"

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
