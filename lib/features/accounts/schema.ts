import { z } from "zod"
import { rightsProblem } from "@/lib/domain/access/administration"
import { ROLE_KEYS } from "@/lib/domain/access/roles"
import { personNameField, usernameField } from "@/lib/domain/access/sign-in-fields"

export const ACCOUNT_STATES = { active: "正常", locked: "已锁定", disabled: "已停用" } as const
export type AccountState = keyof typeof ACCOUNT_STATES

const stateKeys = Object.keys(ACCOUNT_STATES) as [AccountState, ...AccountState[]]

/** The address of the list of accounts. */
export const accountFilterSchema = z.object({
  q: z.string().trim().max(60).optional().catch(undefined),
  role: z
    .enum(ROLE_KEYS as [(typeof ROLE_KEYS)[number], ...typeof ROLE_KEYS])
    .optional()
    .catch(undefined),
  state: z.enum(stateKeys).optional().catch(undefined),
  /** Username after which the page begins. */
  after: z.string().max(32).optional().catch(undefined),
})
export type AccountFilter = z.output<typeof accountFilterSchema>

const rights = {
  displayName: personNameField(),
  role: z.enum(ROLE_KEYS as [(typeof ROLE_KEYS)[number], ...typeof ROLE_KEYS], "请选择角色"),
  area: z.string("请选择范围").regex(/^\d{6}(?:\d{3}){0,2}$/, "请选择范围"),
  department: z.string().max(20).optional(),
  post: z.string().max(60, "职务最长 60 个字").optional(),
  /** The number that fact cards print. */
  workPhone: z
    .string()
    .trim()
    .regex(/^[\d -]{3,20}$/, "工作电话填数字，可以带区号")
    .optional(),
}
const checkRights = (
  input: { role: (typeof ROLE_KEYS)[number]; area: string; department?: string | undefined },
  context: z.RefinementCtx,
): void => {
  const problem = rightsProblem({ ...input, department: input.department ?? null })
  if (problem) context.addIssue({ code: "custom", path: [problem.field], message: problem.message })
}

export const createAccountSchema = z.object({ username: usernameField(), ...rights }).superRefine(checkRights)
export type CreateAccount = z.output<typeof createAccountSchema>

const id = z.uuid("没有这个用户")
export const editAccountSchema = z.object({ id, ...rights }).superRefine(checkRights)
export type EditAccount = z.output<typeof editAccountSchema>

export const accountIdSchema = z.object({ id })
export const disableAccountSchema = z.object({
  id,
  reason: z.string("请写明停用原因").min(2, "请写明停用原因").max(200, "原因最长 200 个字"),
})

export const changePasswordSchema = z
  .object({
    current: z.string("请填写现在的密码").max(128),
    password: z.string("请填写新密码").max(128, "密码最长 128 位"),
    repeat: z.string("请再填一遍新密码").max(128),
  })
  .refine((input) => input.password === input.repeat, { path: ["repeat"], message: "两次填写的新密码不一样" })
  .refine((input) => input.password !== input.current, { path: ["password"], message: "新密码不能与现在的密码相同" })

export const sessionIdSchema = z.object({ sessionId: z.string().max(64) })
