import type { ItemResult } from "./protocol"

/** What somebody writes on the phone, from the first letter to the county's receipt. */
export type EntryKind = "visit" | "problem"

/**
 * draft → saved → sending → stored | refused. A refused entry stays where it is until somebody corrects it or gives it up.
 */
export type EntryState = "draft" | "saved" | "sending" | "stored" | "refused"

/** A picture of an entry; its bytes are kept beside it. */
export interface PhotoNote {
  readonly id: string
  readonly bytes: number
  /** True when the county has all of it. */
  readonly stored: boolean
  /** The county's sentence when it did not take it. */
  readonly refused?: string
  /** How often it did not take it since its author last asked for it. */
  readonly refusals?: number
}

const MOST_REFUSALS = 3

/** A picture still to be sent: damaged on the way it is offered again, but not for ever. */
export const isPhotoOpen = ({ stored, refusals = 0 }: PhotoNote): boolean => !stored && refusals < MOST_REFUSALS

export interface Entry {
  /** Made on the phone: the county stores what it gets under one id once. */
  readonly id: string
  readonly kind: EntryKind
  readonly householdId: string
  /** Kept, so that an entry says whose it is when the household is no more on the phone. */
  readonly householdName: string
  /** Version of the form's shape that it was written with. */
  readonly shape: number
  /** What stands in the form, as it was typed. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** What is sent, made from it at each letter. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly photos: readonly PhotoNote[]
  readonly state: EntryState
  /** How often it was put into a request; 0 = the county cannot know of it. */
  readonly attempts: number
  /** By the phone's clock, ISO: for the record, never for the order. */
  readonly at: string
  readonly reason?: string
  /** The county has another content under this id. */
  readonly taken?: true
  readonly receivedAt?: string
  /** Facts of it that somebody else had changed otherwise: settled by a person at the desk. */
  readonly conflicts?: number
  /** Facts of it that wait for the township's word. */
  readonly pending?: number
}

/** An entry with its place in the order of writing on this phone. */
export interface Kept {
  readonly seq: number
  readonly entry: Entry
}

/** Not sent, whatever the cause: what must never be lost. */
export const isUnsent = (entry: Entry): boolean => entry.state !== "stored" || entry.photos.some(isPhotoOpen)

/** What waits for the network; `sending` too, because an answer may have been lost with the program. */
export const waits = (entry: Entry): boolean => entry.state === "saved" || entry.state === "sending"

/** The next entries to send, in the order in which they were written (not by a clock, which may have jumped). */
export function nextToSend(kept: readonly Kept[], most: number): Kept[] {
  return kept
    .filter(({ entry }) => waits(entry))
    .sort((a, b) => a.seq - b.seq)
    .slice(0, most)
}

/** May still be changed here: the county has never been told of this id. */
export const isOpen = (entry: Entry): boolean =>
  entry.state === "draft" || (entry.state === "saved" && entry.attempts === 0)

export function asSaved(entry: Entry, at: string): Entry {
  return isOpen(entry) ? { ...entry, state: "saved", at } : entry
}

export function asSending(entry: Entry): Entry {
  return waits(entry) ? { ...entry, state: "sending", attempts: entry.attempts + 1 } : entry
}

/** An answer that comes late, twice or for something that is done already changes nothing. */
export function withReceipt(entry: Entry, result: ItemResult): Entry {
  if (result.id !== entry.id || !waits(entry)) return entry
  const { reason: _, ...rest } = entry
  if (result.outcome === "refused") {
    const refused = { ...rest, state: "refused" as const, reason: result.reason ?? "县里没有收下" }
    return result.taken ? { ...refused, taken: true } : refused
  }
  const { at = entry.at, conflicts = 0, pending = 0 } = result
  return { ...rest, state: "stored", receivedAt: at, conflicts, pending }
}

/**
 * A refused entry as a draft to correct. It keeps its id, so that a request which is still under way somewhere cannot store
 * it beside its correction; only where the county has another content under it there is a new one.
 */
export function asCorrection(entry: Entry, id: string): Entry {
  if (entry.state !== "refused") return entry
  const { taken, ...rest } = entry
  return { ...rest, id: taken ? id : entry.id, state: "draft" }
}

const withPhoto = (entry: Entry, photoId: string, alter: (photo: PhotoNote) => PhotoNote): Entry => ({
  ...entry,
  photos: entry.photos.map((photo) => (photo.id === photoId ? alter(photo) : photo)),
})

export const withPhotoStored = (entry: Entry, photoId: string): Entry =>
  withPhoto(entry, photoId, ({ refused: _, refusals: __, ...photo }) => ({ ...photo, stored: true }))

export const withPhotoRefused = (entry: Entry, photoId: string, reason: string): Entry =>
  withPhoto(entry, photoId, (photo) => ({ ...photo, refused: reason, refusals: (photo.refusals ?? 0) + 1 }))

/** Its author asks for the pictures that were not taken to be sent once more. */
export const withPhotosAgain = (entry: Entry): Entry => ({
  ...entry,
  photos: entry.photos.map(({ refused: _, refusals: __, ...photo }) => photo),
})

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 5 * 60_000

/** How long to wait after so many failures in a row, in milliseconds. There is no last attempt. */
export const pauseAfter = (failures: number): number =>
  failures <= 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20))
