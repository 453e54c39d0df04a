import { type Contact, withClock } from "@/lib/domain/field/keeping"
import type { Wiped, WipeReason } from "@/lib/domain/field/wipe"
import { allOf, answerOf, type Current, endOf, type HouseholdRow, openDatabase } from "./database"
import { importKey, openJson, type Sealed, sealJson } from "./seal"

/** A household's copy as the county sent it. */
export interface Copy<T> {
  readonly id: string
  readonly etag: string
  readonly until: string | null
  readonly bytes: number
  readonly household: T
}

/** What came with a key. */
export interface Entrance {
  readonly account: string
  readonly key: string
  readonly sessionTag: string
  readonly keepDays: number
}

export interface Arrivals<T> {
  readonly put: readonly { id: string; etag: string; household: T }[]
  readonly remove: readonly string[]
  /** Last days of those that were handed over; every other is one's own. */
  readonly until: ReadonlyMap<string, string>
  readonly county: number
  readonly keepDays: number
  readonly notes: unknown
}

const placeOf = (account: string, id: string): string => `${account}/household/${id}`

/** The copy of the households in IndexedDB, and who it is for. Every method is one transaction: killed between two, both hold. */
export class CopyStore<T> {
  constructor(readonly database: IDBDatabase) {}

  static async open<T>(): Promise<CopyStore<T>> {
    return new CopyStore<T>(await openDatabase())
  }

  async current(): Promise<Current | undefined> {
    return answerOf(this.database.transaction("meta").objectStore("meta").get("current"))
  }

  /** Whoever has signed in. Households of another person go; what that person has not sent stays, sealed. */
  async enter(entrance: Entrance, now: number): Promise<Current> {
    const key = await importKey(entrance.key)
    const transaction = this.database.transaction(["meta", "households"], "readwrite")
    const end = endOf(transaction)
    const meta = transaction.objectStore("meta")
    const last: Current | undefined = await answerOf(meta.get("current"))
    const device: string = (await answerOf(meta.get(`device:${entrance.account}`))) ?? crypto.randomUUID()
    const { account, sessionTag, keepDays } = entrance
    const same = last?.account === account
    const contact = same ? last.contact : { county: now, phone: now, latest: now }
    const current = { account, sessionTag, key, device, keepDays, contact }
    if (!same) {
      if (last) await noteWiped(meta, transaction.objectStore("households"), last, "otherPerson")
      transaction.objectStore("households").clear()
      meta.delete("notes")
    }
    meta.put(device, `device:${account}`)
    meta.put(current, "current")
    await end
    return current
  }

  /** Takes key and households from this browser. What is not sent stays, and nobody can read it without the account's key. */
  async leave(reason: WipeReason): Promise<void> {
    await this.clear(reason, ["current", "notes"])
  }

  /** Takes the households alone: the county has revoked the copy, or it is too old. */
  async dropCopy(): Promise<void> {
    await this.clear("outdated", ["notes"])
  }

  private async clear(reason: WipeReason, keys: readonly string[]): Promise<void> {
    const transaction = this.database.transaction(["meta", "households"], "readwrite")
    const end = endOf(transaction)
    const [meta, households] = [transaction.objectStore("meta"), transaction.objectStore("households")]
    const current: Current | undefined = await answerOf(meta.get("current"))
    if (current) await noteWiped(meta, households, current, reason)
    households.clear()
    for (const key of keys) meta.delete(key)
    await end
  }

  /** What of this account's has gone from this browser and was not reported yet. */
  async wiped(account: string): Promise<Wiped | undefined> {
    return answerOf(this.database.transaction("meta").objectStore("meta").get(`wiped:${account}`))
  }

  /** The county has heard of it. */
  async forgetWiped(account: string): Promise<void> {
    const transaction = this.database.transaction("meta", "readwrite")
    const end = endOf(transaction)
    transaction.objectStore("meta").delete(`wiped:${account}`)
    await end
  }

  /** Drops the households that were handed over and whose last day lies before `day`. */
  async dropPast(account: string, day: string): Promise<void> {
    const transaction = this.database.transaction("households", "readwrite")
    const end = endOf(transaction)
    const households = transaction.objectStore("households")
    const rows: HouseholdRow[] = await answerOf(households.getAll(allOf(account)))
    for (const { id, until } of rows) if (until !== null && until < day) households.delete([account, id])
    await end
  }

  /** Remembers the latest time that the phone's clock has shown. */
  async noteClock(now: number): Promise<void> {
    const transaction = this.database.transaction("meta", "readwrite")
    const end = endOf(transaction)
    const meta = transaction.objectStore("meta")
    const current: Current | undefined = await answerOf(meta.get("current"))
    if (current) meta.put({ ...current, contact: withClock(current.contact, now) }, "current")
    await end
  }

  /** Takes in what the county sent, with the moment of contact; nothing if somebody else has signed in meanwhile. */
  async arrive(current: Current, arrivals: Arrivals<T>, now: number): Promise<void> {
    const rows = await Promise.all(arrivals.put.map((each) => rowOf(current, each)))
    const notes = await sealJson(current.key, `${current.account}/notes`, arrivals.notes)
    const transaction = this.database.transaction(["meta", "households"], "readwrite")
    const end = endOf(transaction)
    const meta = transaction.objectStore("meta")
    const households = transaction.objectStore("households")
    const present: Current | undefined = await answerOf(meta.get("current"))
    if (present?.account === current.account) {
      const contact: Contact = { county: arrivals.county, phone: now, latest: now }
      meta.put({ ...present, contact, keepDays: arrivals.keepDays }, "current")
      meta.put(notes, "notes")
      for (const row of rows) households.put(row)
      for (const id of arrivals.remove) households.delete([current.account, id])
      const kept: HouseholdRow[] = await answerOf(households.getAll(allOf(current.account)))
      for (const row of kept) {
        const until = arrivals.until.get(row.id) ?? null
        if (until !== row.until) households.put({ ...row, until })
      }
    }
    await end
  }

  /** What the county sent beside the households: code tables and the like. */
  async notes(current: Current): Promise<unknown> {
    const sealed: Sealed | undefined = await answerOf(
      this.database.transaction("meta").objectStore("meta").get("notes"),
    )
    return sealed && openJson(current.key, `${current.account}/notes`, sealed)
  }

  async households(current: Current): Promise<Copy<T>[]> {
    const store = this.database.transaction("households").objectStore("households")
    const rows: HouseholdRow[] = await answerOf(store.getAll(allOf(current.account)))
    return Promise.all(
      rows.map(async ({ id, etag, until, bytes, sealed }) => {
        const household = (await openJson(current.key, placeOf(current.account, id), sealed)) as T
        return { id, etag, until, bytes, household }
      }),
    )
  }

  /** Which version of which household is here, without opening any. */
  async versions(account: string): Promise<Record<string, string>> {
    const store = this.database.transaction("households").objectStore("households")
    const rows: HouseholdRow[] = await answerOf(store.getAll(allOf(account)))
    return Object.fromEntries(rows.map(({ id, etag }) => [id, etag]))
  }
}

/** That households have gone is kept in mind, in the same transaction, until the same person's next contact tells the county. */
async function noteWiped(
  meta: IDBObjectStore,
  households: IDBObjectStore,
  { account, device }: Current,
  reason: WipeReason,
): Promise<void> {
  if ((await answerOf(households.count())) === 0) return
  const wiped: Wiped = { device, reason }
  meta.put(wiped, `wiped:${account}`)
}

async function rowOf<T>(
  { account, key }: Current,
  { id, etag, household }: Arrivals<T>["put"][number],
): Promise<HouseholdRow> {
  const sealed = await sealJson(key, placeOf(account, id), household)
  return { account, id, etag, until: null, bytes: sealed.cipher.byteLength, sealed }
}
