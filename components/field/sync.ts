import { dayByContact, isOutdated } from "@/lib/domain/field/keeping"
import { PART_BYTES } from "@/lib/domain/field/limits"
import {
  asSending,
  isPhotoOpen,
  nextToSend,
  withPhotoRefused,
  withPhotoStored,
  withReceipt,
} from "@/lib/domain/field/outbox"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import { type County, NotTaken } from "./county"
import type { Current } from "./database"
import type { OutboxStore } from "./outbox-store"
import type { CopyStore } from "./store"

/** Everything the engine works with; in tests the same, over another network and clock. */
export interface Phone {
  readonly copies: CopyStore<HouseholdCopy>
  readonly outbox: OutboxStore
  readonly county: County
  /** Milliseconds; may jump. */
  readonly now: () => number
}

export type Synced = "done" | "revoked"

const MOST_ITEMS = 10

/**
 * One whole exchange: who am I, what waits goes, pictures go, what is new comes. It may be killed at any await and started
 * again: each step is in the store before the next begins, and the county knows every id.
 * @throws NoAnswer, SignedOut: what was not reached waits for the next time
 */
export async function syncOnce(phone: Phone, want: readonly string[] = []): Promise<Synced> {
  const current = await enter(phone)
  await tellWiped(phone, current.account)
  await sendEntries(phone, current)
  await sendPhotos(phone, current)
  return receive(phone, current, want)
}

/** Takes the key of whoever is signed in now; of another person before, the households go. */
export async function enter({ copies, county, now }: Phone): Promise<Current> {
  const { accountId, key, sessionTag, keepDays } = await county.key()
  return copies.enter({ account: accountId, key, sessionTag, keepDays }, now())
}

/** Tells the county that households have gone from this phone; what the county does not take up is not told again. */
export async function tellWiped(
  { copies, county }: { copies: Pick<CopyStore<unknown>, "wiped" | "forgetWiped">; county: County },
  account: string,
): Promise<void> {
  const wiped = await copies.wiped(account)
  if (!wiped) return
  try {
    await county.wiped(wiped)
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
  }
  await copies.forgetWiped(account)
}

async function sendEntries({ outbox, county }: Phone, current: Current): Promise<void> {
  // Whatever has no answer in this round waits for the next one, so that the loop ends.
  const tried = new Set<string>()
  for (;;) {
    const all = await outbox.list(current)
    const batch = nextToSend(
      all.filter(({ entry }) => !tried.has(entry.id)),
      MOST_ITEMS,
    )
    if (batch.length === 0) return
    const sent = []
    for (const { entry } of batch) {
      tried.add(entry.id)
      const marked = await outbox.change(current, entry.id, asSending)
      if (marked?.state === "sending") sent.push(marked)
    }
    if (sent.length === 0) continue
    const results = await county.push(current.account, current.device, sent)
    for (const result of results) await outbox.change(current, result.id, (entry) => withReceipt(entry, result))
  }
}

async function sendPhotos(phone: Phone, current: Current): Promise<void> {
  for (const { entry } of await phone.outbox.list(current)) {
    if (entry.state !== "stored") continue
    for (const photo of entry.photos) {
      if (isPhotoOpen(photo)) await sendPhoto(phone, current, entry.id, photo.id)
    }
  }
}

async function sendPhoto({ outbox, county }: Phone, current: Current, itemId: string, id: string): Promise<void> {
  const bytes = await outbox.photo(current, id)
  if (!bytes) return
  const settle = async () => {
    await outbox.change(current, itemId, (entry) => withPhotoStored(entry, id))
    await outbox.dropPhoto(id)
  }
  // It stays on the phone and is offered again, from its first part.
  const refuse = (reason: string) => outbox.change(current, itemId, (entry) => withPhotoRefused(entry, id, reason))
  try {
    const sha256 = await hexDigest(bytes)
    let answer = await county.declare(current.device, {
      id,
      itemId,
      contentType: "image/jpeg",
      bytes: bytes.length,
      sha256,
    })
    const parts = Math.ceil(bytes.length / PART_BYTES)
    for (let part = 0; part < parts && answer.state === "uploading"; part++) {
      if (answer.have.includes(part)) continue
      const from = part * PART_BYTES
      answer = await county.part(id, part, bytes.slice(from, from + PART_BYTES))
    }
    if (answer.state === "stored") await settle()
    if (answer.state === "refused") await refuse(answer.reason ?? "县里没有收下这张照片")
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error
    await refuse(error.message)
  }
}

const hexDigest = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")

async function receive(phone: Phone, current: Current, want: readonly string[]): Promise<Synced> {
  const { copies, county, now } = phone
  const answer = await county.pull(current.device, await copies.versions(current.account), want)
  if (answer.person.id !== current.account) throw new NotTaken("这台手机上已换人登录")
  if (answer.revoked) {
    await copies.leave("revoked")
    await tellWiped(phone, current.account)
    return "revoked"
  }
  const arrivals = {
    put: answer.households.map((household) => ({ id: household.id, etag: household.etag, household })),
    remove: answer.removed,
    until: new Map(answer.former.map((each) => [each.id, each.until])),
    county: county.clock || now(),
    keepDays: answer.keepDays,
    notes: { person: answer.person, left: answer.left },
  }
  await copies.arrive(current, arrivals, now())
  await dropExpired(phone)
  return "done"
}

/** What may not stay goes by the phone's own clock too: the whole copy after so many days, a former household after its last. */
export async function dropExpired({ copies, now }: Phone): Promise<void> {
  const at = now()
  await copies.noteClock(at)
  const current = await copies.current()
  if (!current) return
  if (isOutdated(current.contact, at, current.keepDays)) return copies.dropCopy()
  const day = dayByContact(current.contact, at)
  await copies.dropPast(current.account, day)
}
