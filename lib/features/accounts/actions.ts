"use server"
import { FORBIDDEN_LABEL } from "@/lib/domain/access/administration"
import { mayGrant } from "@/lib/domain/access/roles"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { insertAccount } from "@/lib/platform/auth/accounts"
import { oneTimePassword } from "@/lib/platform/auth/one-time-password"
import { hashPassword } from "@/lib/platform/auth/password"
import {
  lockTarget,
  revokeSessions,
  setDisabled,
  setPassword,
  type Untouchable,
  unlock,
  updateAccount,
} from "./mutations"
import { isPlace } from "./queries"
import { accountIdSchema, createAccountSchema, disableAccountSchema, editAccountSchema } from "./schema"

const subject = (id: string) => ({ kind: "account", id })
const GRANT = "不能授予您自己没有的权限或范围"

const REFUSALS = {
  stale: refuse("forbidden", "您的账号已被停用或改变，请重新登录"),
  absent: refuse("notFound", "没有这个用户，可能已被别人修改，请刷新后再看"),
  self: refuse("forbidden", FORBIDDEN_LABEL.self),
  moreRights: refuse("forbidden", FORBIDDEN_LABEL.moreRights),
} satisfies Record<Untouchable, unknown>

/** @returns the initial password, which is shown once and stored nowhere */
export const createAccount = action({
  permission: "account.manage",
  input: createAccountSchema,
  async run(tx, { username, displayName, role, area, department, post, workPhone }) {
    if (!mayGrant(tx.scope, { role, area })) return refuse("forbidden", GRANT, { role: GRANT })
    if (!(await isPlace(tx, area))) return refuse("invalid", "请从列表中选择范围", { area: "请从列表中选择范围" })
    const password = oneTimePassword()
    const rights = {
      displayName,
      role,
      area,
      department: department ?? null,
      post: post ?? null,
      workPhone: workPhone ?? null,
    }
    const passwordHash = await hashPassword(password)
    const id = await insertAccount(tx, { username, ...rights, passwordHash, mustChangePassword: true })
    if (!id) return refuse("conflict", "用户名已被使用，请换一个", { username: "用户名已被使用，请换一个" })
    return done({ id, username, password }, event("account.created", subject(id), { role, area }))
  },
})

/** Rights are read at each request, so a change holds from the next click. */
export const editAccount = action({
  permission: "account.manage",
  input: editAccountSchema,
  async run(tx, { id, displayName, role, area, department, post, workPhone }) {
    const account = await lockTarget(tx, id)
    if (typeof account === "string") return REFUSALS[account]
    if (!mayGrant(tx.scope, { role, area })) return refuse("forbidden", GRANT, { role: GRANT })
    if (!(await isPlace(tx, area))) return refuse("invalid", "请从列表中选择范围", { area: "请从列表中选择范围" })
    const values = {
      displayName,
      role,
      area,
      department: department ?? null,
      post: post ?? null,
      workPhone: workPhone ?? null,
    }
    const keys = Object.keys(values) as (keyof typeof values)[]
    const fields = keys.filter((key) => values[key] !== account[key])
    if (fields.length === 0) return refuse("invalid", "没有改动")
    await updateAccount(tx, id, values)
    return done({ fields }, event("account.changed", subject(id), { fields }))
  },
})

export const disableAccount = action({
  permission: "account.manage",
  input: disableAccountSchema,
  async run(tx, { id, reason }) {
    const account = await lockTarget(tx, id)
    if (typeof account === "string") return REFUSALS[account]
    if (account.disabled) return refuse("conflict", "这个用户已经停用")
    await setDisabled(tx, id, true)
    const sessions = await revokeSessions(tx, id)
    return done({ sessions }, event("account.disabled", subject(id), { reason }))
  },
})

export const enableAccount = action({
  permission: "account.manage",
  input: accountIdSchema,
  async run(tx, { id }) {
    const account = await lockTarget(tx, id)
    if (typeof account === "string") return REFUSALS[account]
    if (!account.disabled) return refuse("conflict", "这个用户没有停用")
    await setDisabled(tx, id, false)
    await unlock(tx, id)
    return done({}, event("account.enabled", subject(id), {}))
  },
})

/** @returns a new initial password, which is shown once and stored nowhere; every session ends */
export const resetPassword = action({
  permission: "account.manage",
  input: accountIdSchema,
  async run(tx, { id }) {
    const account = await lockTarget(tx, id)
    if (typeof account === "string") return REFUSALS[account]
    const password = oneTimePassword()
    await setPassword(tx, id, await hashPassword(password), true)
    await unlock(tx, id)
    await revokeSessions(tx, id)
    return done({ password }, event("account.passwordSet", subject(id), { by: "administrator" }))
  },
})

export const unlockAccount = action({
  permission: "account.manage",
  input: accountIdSchema,
  async run(tx, { id }) {
    const account = await lockTarget(tx, id)
    if (typeof account === "string") return REFUSALS[account]
    await unlock(tx, id)
    return done({}, event("account.unlocked", subject(id), {}))
  },
})

export const revokeAccountSessions = action({
  permission: "account.manage",
  input: accountIdSchema,
  async run(tx, { id }) {
    const account = await lockTarget(tx, id)
    if (typeof account === "string") return REFUSALS[account]
    const sessions = await revokeSessions(tx, id)
    if (sessions === 0) return refuse("conflict", "这个用户没有登录中的设备")
    return done({ sessions }, event("session.revoked", subject(id), { sessions }))
  },
})
