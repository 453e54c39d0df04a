import { isUnsent } from "@/lib/domain/field/outbox"
import { County, overNetwork } from "./county"
import { DATABASE_NAME } from "./database"
import { OutboxStore } from "./outbox-store"
import { CopyStore } from "./store"
import { tellWiped } from "./sync"

/** Whether anybody has used this browser for the field; asking makes no store. */
async function isUsed(): Promise<boolean> {
  const names = (await globalThis.indexedDB?.databases?.()) ?? []
  return names.some(({ name }) => name === DATABASE_NAME)
}

/** How much is written on this browser and not sent, of whoever uses it now. */
export async function unsentHere(): Promise<number> {
  if (!(await isUsed())) return 0
  const copies = await CopyStore.open()
  try {
    const current = await copies.current()
    if (!current) return 0
    const kept = await new OutboxStore(copies.database).list(current)
    return kept.filter(({ entry }) => isUnsent(entry)).length
  } finally {
    copies.database.close()
  }
}

/**
 * Before a sign-out: households and key go, what is not sent stays sealed. The county is told while there is a session; without a
 * network it hears of it from the same person's next contact.
 */
export async function sealHere(): Promise<void> {
  if (!(await isUsed())) return
  const copies = await CopyStore.open()
  try {
    const account = (await copies.current())?.account
    await copies.leave("signedOut")
    if (account) await tellWiped({ copies, county: new County(overNetwork) }, account).catch(() => undefined)
  } finally {
    copies.database.close()
  }
}

/** After a sign-in on this browser: what belongs to somebody else is put away at once. A failure is no reason to stop. */
export async function makeRoom(): Promise<void> {
  if (!(await isUsed())) return
  const copies = await CopyStore.open()
  try {
    const current = await copies.current()
    if (!current) return
    const response = await fetch("/api/field/key", { method: "POST", body: "{}" })
    const answer: { accountId?: unknown } = await response.json()
    if (answer.accountId !== current.account) await copies.leave("otherPerson")
  } finally {
    copies.database.close()
  }
}

/** Ends the session by next-auth's own address; then a full load, so that nothing stays in the page's memory. */
export async function signOutHere(): Promise<void> {
  await sealHere()
  const { csrfToken } = await fetch("/api/auth/csrf").then((response) => response.json())
  const body = new URLSearchParams({ csrfToken, callbackUrl: "/sign-in", json: "true" })
  await fetch("/api/auth/signout", { method: "POST", body })
  location.assign("/sign-in")
}
