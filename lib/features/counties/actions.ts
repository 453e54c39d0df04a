"use server"
import { action, done, refuse } from "@/lib/platform/action"
import { oneTimePassword } from "@/lib/platform/auth/one-time-password"
import { hashPassword } from "@/lib/platform/auth/password"
import { setUpAction } from "@/lib/platform/auth/set-up"
import { findCounty } from "@/lib/platform/regions"
import { foundCounty, foundedEvent, setUpSystem } from "./mutations"
import { createCountySchema, setUpSchema } from "./schema"

/** Works once, while no account exists. */
export const setUp = setUpAction({
  input: setUpSchema.refine((input) => findCounty(input.countyCode) !== null, {
    path: ["countyCode"],
    message: "没有这个县，请从列表中选择",
  }),
  operator: (input) => ({ username: input.operatorUsername, displayName: input.operatorName }),
  async run(tx, input) {
    await setUpSystem(tx, {
      countyCode: input.countyCode,
      operatorPasswordHash: await hashPassword(input.operatorPassword),
      administrator: {
        username: input.administratorUsername,
        displayName: input.administratorName,
        passwordHash: await hashPassword(input.administratorPassword),
        mustChangePassword: true,
      },
    })
  },
})

/** @returns the administrator's initial password, which is shown once and stored nowhere */
export const createCounty = action({
  permission: "county.create",
  input: createCountySchema,
  async run(tx, input) {
    const password = oneTimePassword()
    const founded = await foundCounty(tx, input.countyCode, {
      username: input.administratorUsername,
      displayName: input.administratorName,
      passwordHash: await hashPassword(password),
      mustChangePassword: true,
    })
    if (founded === "unknownCode")
      return refuse("invalid", "没有这个县，请从列表中选择", { countyCode: "请从列表中选择" })
    if (founded === "countyExists") return refuse("conflict", "这个县已经开通", { countyCode: "这个县已经开通" })
    if (founded === "usernameTaken") {
      return refuse("conflict", "用户名已被使用，请换一个", { administratorUsername: "用户名已被使用，请换一个" })
    }
    return done({ name: founded.name, username: input.administratorUsername, password }, foundedEvent(founded))
  },
})
