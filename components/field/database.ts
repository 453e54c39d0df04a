import type { Contact } from "@/lib/domain/field/keeping"
import type { Sealed } from "./seal"

/** Who uses this browser for the field now. The key is there from the sign-in to the sign-out. */
export interface Current {
  readonly account: string
  /** Which sign-in the key came with. */
  readonly sessionTag: string
  readonly key: CryptoKey
  /** Made for this account on this browser. */
  readonly device: string
  readonly keepDays: number
  readonly contact: Contact
}

/** One row of `households`; what it says is sealed. */
export interface HouseholdRow {
  readonly account: string
  readonly id: string
  readonly etag: string
  /** Last day of the grace period after a hand-over; null = one's own. */
  readonly until: string | null
  readonly bytes: number
  readonly sealed: Sealed
}

/** One row of `outbox`. `seq` is the order of writing, `rev` changes with every change. */
export interface EntryRow {
  readonly seq: number
  readonly id: string
  readonly account: string
  readonly rev: number
  readonly sealed: Sealed
}

export interface PhotoRow {
  readonly id: string
  readonly account: string
  readonly entry: string
  readonly sealed: Sealed
}

export const DATABASE_NAME = "yihuyice-field"

/** Settles with the request. */
export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Settles when everything of the transaction is on the disk, or nothing. */
export function endOf(transaction: IDBTransaction): Promise<void> {
  const end = new Promise<void>((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new DOMException("the transaction was ended", "AbortError"))
    transaction.oncomplete = () => resolve()
    transaction.onabort = fail
    transaction.onerror = fail
  })
  // Whoever awaits a request of it first hears of the failure there.
  end.catch(() => undefined)
  return end
}

/** Opens the phone's database; a later version only ever adds to it. */
export async function openDatabase(name = DATABASE_NAME): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    const database = request.result
    database.createObjectStore("meta")
    database.createObjectStore("households", { keyPath: ["account", "id"] })
    const outbox = database.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true })
    outbox.createIndex("id", "id", { unique: true })
    outbox.createIndex("account", "account")
    const photos = database.createObjectStore("photos", { keyPath: "id" })
    photos.createIndex("entry", "entry")
  }
  const database = await answerOf(request)
  // Another tab with a newer program must not wait for this one.
  database.onversionchange = () => database.close()
  return database
}

/** Every household of one account. */
export const allOf = (account: string): IDBKeyRange => IDBKeyRange.bound([account, ""], [account, "\uffff"])
