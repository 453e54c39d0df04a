import { type AuditEvent, event } from "@/lib/domain/audit/event"
import { recordEvents, write } from "@/lib/platform/db/tenant"
import { log } from "@/lib/platform/log"
import { mintScope } from "@/lib/platform/scope/scope"
import { isPassword } from "./password"
import { accountForSignIn, countAttempt, openSession, personOfAccount } from "./sessions"

/** `until` = when the next attempt is allowed. The same answer for an unknown name, a wrong password and a disabled account. */
export type SignIn =
  | { readonly ok: true; readonly secret: string; readonly accountId: string; readonly name: string }
  | { readonly ok: false; readonly until: Date | null }

async function audit(accountId: string, what: (subject: { kind: string; id: string }) => AuditEvent): Promise<void> {
  const person = await personOfAccount(accountId)
  if (!person) return
  await write(mintScope(person), (tx) => recordEvents(tx, [what({ kind: "account", id: accountId })]))
}

/** Checks a password, counts failures, opens a session. Each outcome of a known account is recorded. */
export async function signIn(username: string, password: string, device: string): Promise<SignIn> {
  const account = await accountForSignIn(username)
  const locked = account?.locked_until && account.locked_until > new Date() ? account.locked_until : null
  if (account && locked) {
    await audit(account.account_id, (subject) => event("session.failed", subject, { reason: "locked" }))
    return { ok: false, until: locked }
  }
  const matches = await isPassword(password, account?.password_hash ?? null)
  if (!account) {
    log.warn("session.unknownUser")
    return { ok: false, until: null }
  }
  const until = await countAttempt(account.account_id, matches)
  const person = matches ? await personOfAccount(account.account_id) : null
  if (!person) {
    await audit(account.account_id, (subject) => event("session.failed", subject, { reason: "password" }))
    return { ok: false, until }
  }
  const secret = await openSession(account.account_id, device)
  await audit(account.account_id, (subject) => event("session.opened", subject, { device: device.slice(0, 80) }))
  return { ok: true, secret, accountId: account.account_id, name: person.display_name }
}
