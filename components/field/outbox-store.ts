import type { Entry, Kept, PhotoNote } from "@/lib/domain/field/outbox"
import { answerOf, type Current, type EntryRow, endOf, type PhotoRow } from "./database"
import { openBytes, openJson, sealBytes, sealJson } from "./seal"

const placeOf = (account: string, id: string): string => `${account}/entry/${id}`
const photoPlace = (account: string, id: string): string => `${account}/photo/${id}`

/**
 * Drafts, entries and their pictures in IndexedDB. Nothing here is ever removed but by an explicit act of its author or, some
 * time after it was received, by `tidy`.
 */
export class OutboxStore {
  constructor(readonly database: IDBDatabase) {}

  private rows(mode: IDBTransactionMode = "readonly") {
    const transaction = this.database.transaction(["outbox", "photos"], mode)
    return { transaction, outbox: transaction.objectStore("outbox"), photos: transaction.objectStore("photos") }
  }

  /** Entries of the account in the order of writing. */
  async list(current: Current): Promise<Kept[]> {
    const rows: EntryRow[] = await answerOf(this.rows().outbox.index("account").getAll(current.account))
    return Promise.all(rows.map(async (row) => ({ seq: row.seq, entry: await open(current, row) })))
  }

  async find(current: Current, id: string): Promise<Kept | undefined> {
    const row: EntryRow | undefined = await answerOf(this.rows().outbox.index("id").get(id))
    return row?.account === current.account ? { seq: row.seq, entry: await open(current, row) } : undefined
  }

  async add(current: Current, entry: Entry): Promise<void> {
    const sealed = await sealJson(current.key, placeOf(current.account, entry.id), entry)
    const { transaction, outbox } = this.rows("readwrite")
    const end = endOf(transaction)
    outbox.add({ id: entry.id, account: current.account, rev: 0, sealed })
    await end
  }

  /** Changes an entry as it is now: what another tab wrote meanwhile is seen first. @returns what is kept */
  async change(
    current: Current,
    id: string,
    alter: (entry: Entry) => Entry,
    picture?: PhotoRow,
  ): Promise<Entry | undefined> {
    for (;;) {
      const row: EntryRow | undefined = await answerOf(this.rows().outbox.index("id").get(id))
      if (row?.account !== current.account) return undefined
      const entry = await open(current, row)
      const altered = alter(entry)
      if (altered === entry) return entry
      const sealed = await sealJson(current.key, placeOf(current.account, id), altered)
      if (await this.replace(row, { ...row, rev: row.rev + 1, sealed }, picture)) return altered
    }
  }

  private async replace(old: EntryRow, row: EntryRow, picture: PhotoRow | undefined): Promise<boolean> {
    const { transaction, outbox, photos } = this.rows("readwrite")
    const end = endOf(transaction)
    const present: EntryRow | undefined = await answerOf(outbox.get(old.seq))
    const unchanged = present?.rev === old.rev
    if (unchanged) outbox.put(row)
    if (unchanged && picture) photos.put(picture)
    await end
    return unchanged
  }

  /** Puts a corrected entry in the place of a refused one, in one step; its pictures go with it. */
  async supersede(current: Current, old: string, entry: Entry): Promise<void> {
    const sealed = await sealJson(current.key, placeOf(current.account, entry.id), entry)
    const { transaction, outbox, photos } = this.rows("readwrite")
    const end = endOf(transaction)
    const row: EntryRow | undefined = await answerOf(outbox.index("id").get(old))
    if (row?.account === current.account) {
      outbox.delete(row.seq)
      outbox.add({ id: entry.id, account: current.account, rev: 0, sealed })
      const pictures: PhotoRow[] = await answerOf(photos.index("entry").getAll(old))
      for (const picture of pictures) photos.put({ ...picture, entry: entry.id })
    }
    await end
  }

  /** Removes an entry with its pictures: its author's explicit act, or long after the receipt. */
  async remove(current: Current, id: string): Promise<void> {
    const { transaction, outbox, photos } = this.rows("readwrite")
    const end = endOf(transaction)
    const row: EntryRow | undefined = await answerOf(outbox.index("id").get(id))
    if (row?.account === current.account) {
      outbox.delete(row.seq)
      for (const key of await answerOf(photos.index("entry").getAllKeys(id))) photos.delete(key)
    }
    await end
  }

  /** Keeps a picture and names it in its entry, in one step. */
  async addPhoto(current: Current, entryId: string, note: PhotoNote, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const sealed = await sealBytes(current.key, photoPlace(current.account, note.id), bytes)
    const picture = { id: note.id, account: current.account, entry: entryId, sealed }
    await this.change(current, entryId, (entry) => ({ ...entry, photos: [...entry.photos, note] }), picture)
  }

  async photo(current: Current, id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const row: PhotoRow | undefined = await answerOf(this.rows().photos.get(id))
    return row?.account === current.account
      ? openBytes(current.key, photoPlace(current.account, id), row.sealed)
      : undefined
  }

  /** A picture that the county has, or that its author took out, need not stay. */
  async dropPhoto(id: string): Promise<void> {
    const { transaction, photos } = this.rows("readwrite")
    const end = endOf(transaction)
    photos.delete(id)
    await end
  }
}

const open = async ({ key, account }: Current, row: EntryRow): Promise<Entry> =>
  (await openJson(key, placeOf(account, row.id), row.sealed)) as Entry
