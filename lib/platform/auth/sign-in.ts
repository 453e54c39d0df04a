import { deviceLabel } from "@/lib/domain/access/device"
import { log } from "@/lib/platform/log"
import { isPassword } from "./password"
import { attemptSucceeded, beginAttempt, openSession, personOfAccount, recordSession } from "./sessions"

/** `until` = when the next attempt is allowed. The same answer for an unknown name, a wrong password and a disabled account. */
export type SignIn =
  | { readonly ok: true; readonly secret: string; readonly accountId: string; readonly name: string }
  | { readonly ok: false; readonly until: Date | null }

/** Checks a password, counts failures, opens a session. Each outcome of a known account is recorded. */
export async function signIn(username: string, password: string, device: string): Promise<SignIn> {
  const attempt = await beginAttempt(username)
  if (attempt?.refused) {
    await recordSession(attempt.account_id, "session.failed", { reason: "locked" })
    return { ok: false, until: attempt.locked_until }
  }
  const matches = await isPassword(password, attempt?.password_hash ?? null)
  if (!attempt) {
    log.warn("session.unknownUser")
    return { ok: false, until: null }
  }
  const { account_id: accountId, disabled, locked_until: until } = attempt
  const person = matches && !disabled ? await personOfAccount(accountId) : null
  if (!person) {
    await recordSession(accountId, "session.failed", { reason: disabled ? "disabled" : "password" })
    return { ok: false, until }
  }
  await attemptSucceeded(accountId)
  const secret = await openSession(accountId, device)
  await recordSession(accountId, "session.opened", { device: deviceLabel(device) })
  return { ok: true, secret, accountId, name: person.display_name }
}
