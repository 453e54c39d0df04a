"use server"
import { cookies } from "next/headers"
import { passwordProblem } from "@/lib/domain/access/password"
import { event } from "@/lib/domain/audit/event"
import { action, done, refuse } from "@/lib/platform/action"
import { hashPassword, isPassword } from "@/lib/platform/auth/password"
import { attemptSucceeded, beginAttempt } from "@/lib/platform/auth/sessions"
import { sessionIdOf } from "@/lib/platform/auth/token"
import { revokeSessions, setPassword } from "./mutations"
import { changePasswordSchema, sessionIdSchema } from "./schema"

/** One's own password. Wrong guesses of the present one count like a failed sign-in; every other session ends. */
export const changePassword = action({
  permission: null,
  input: changePasswordSchema,
  async run(tx, { current, password }) {
    const { actorId, username } = tx.scope
    const attempt = await beginAttempt(username)
    if (!attempt || attempt.refused) return refuse("tooMany", "连续输错次数过多，请过一会儿再试")
    if (!(await isPassword(current, attempt.password_hash))) {
      return refuse("invalid", "现在的密码不正确", { current: "现在的密码不正确" })
    }
    await attemptSucceeded(actorId)
    const problem = passwordProblem(password, username)
    if (problem) return refuse("invalid", problem, { password: problem })
    await setPassword(tx, actorId, await hashPassword(password), false)
    await revokeSessions(tx, actorId, { except: await sessionIdOf(await cookies()) })
    return done({}, event("account.passwordSet", { kind: "account", id: actorId }, { by: "self" }))
  },
})

/** Ends one of one's own sessions, for instance on a lost phone. */
export const revokeOwnSession = action({
  permission: null,
  input: sessionIdSchema,
  async run(tx, { sessionId }) {
    const { actorId } = tx.scope
    const sessions = await revokeSessions(tx, actorId, { only: sessionId })
    if (sessions === 0) return refuse("notFound", "这个登录已经结束")
    return done({}, event("session.revoked", { kind: "account", id: actorId }, { sessions }))
  },
})
