import { z } from "zod"

/** Letters, digits, dot, dash, underscore; kept in lower case, because nobody remembers which letters were capital. */
export const usernameField = (whose = "") =>
  z
    .string(`请填写${whose}用户名`)
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{2,31}$/, `${whose}用户名为 3 到 32 位，以字母开头，只用小写字母、数字、点、横线`)

export const personNameField = (whose = "") =>
  z.string(`请填写${whose}姓名`).trim().min(2, `${whose}姓名至少 2 个字`).max(30, `${whose}姓名最长 30 个字`)
