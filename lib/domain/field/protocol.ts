import { z } from "zod"
import { problemSchema, visitSchema } from "@/lib/domain/visit/visit"
import { MOST_PHOTO_BYTES } from "./limits"
import type { PolicyLine } from "./policies"

// Apart, because the phone's program carries no schema library.
export { KEEP_DAYS, MOST_BYTES, MOST_HOUSEHOLDS, PART_BYTES } from "./limits"

const device = z.object({ id: z.uuid(), label: z.string().max(80).default("") })

export const pullSchema = z.object({
  device,
  /** household id → etag of the copy at hand */
  have: z.record(z.uuid(), z.string().max(64)).default({}),
  /** Households asked for besides one's own, by whoever sees a whole county or township. */
  want: z.array(z.uuid()).max(50).default([]),
})

const itemHead = {
  /** Made by the phone: the same id sent twice is stored once. */
  id: z.uuid(),
  /** By the phone's clock, for the record alone. */
  at: z.iso.datetime({ offset: true }),
  deviceId: z.uuid(),
}
export const itemSchema = z.discriminatedUnion("kind", [
  z.object({ ...itemHead, kind: z.literal("visit"), payload: visitSchema }),
  /** A problem without a visit; the item's id is the problem's. */
  z.object({ ...itemHead, kind: z.literal("problem"), payload: problemSchema }),
])
export type FieldItem = z.output<typeof itemSchema>

export const pushSchema = z.object({
  device,
  /** Whose items these are: somebody else may have signed in on the browser since it asked. */
  account: z.uuid().optional(),
  items: z
    .array(z.looseObject({ id: z.uuid() }))
    .min(1)
    .max(20),
})

/** What became of an item. `refused` keeps it on the phone with the reason. */
export interface ItemResult {
  readonly id: string
  readonly outcome: "stored" | "already" | "refused"
  /** ISO time of the county's receipt */
  readonly at?: string
  readonly reason?: string
  /** Under this id the county has another content: what is sent now needs a new one. */
  readonly taken?: true
  readonly applied?: number
  readonly pending?: number
  readonly conflicts?: number
}

/** What /api/field/push answers: one result for each item, in any order. */
export interface PushAnswer {
  readonly results: readonly ItemResult[]
}

/** POST /api/field/photos: a picture that goes with a stored visit or problem. Then PUT /api/field/photos/<id>?part=<n>, bytes. */
export const photoSchema = z.object({
  id: z.uuid(),
  device,
  /** The item that it goes with. */
  itemId: z.uuid(),
  contentType: z.enum(["image/jpeg", "image/webp", "image/png"]),
  bytes: z.number().int().min(1).max(MOST_PHOTO_BYTES),
  /** hex */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What POST, PUT and GET of a picture answer. */
export interface PhotoAnswer {
  readonly state: "uploading" | "stored" | "refused"
  /** Parts that are there, from 0. */
  readonly have: readonly number[]
  readonly reason?: string
}

/** A member as the visit form needs it. */
export interface MemberCopy {
  readonly id: string
  readonly name: string
  readonly relation: string | null
  readonly age: number | null
  /** changeable fields by key, as they are stored */
  readonly values: Readonly<Record<string, unknown>>
}

export interface FactLine {
  /** has, is being arranged, may apply for, whom to ask */
  readonly group: "has" | "underway" | "may" | "who"
  readonly text: string
  readonly from: string | null
  readonly since: string | null
  readonly phone: string | null
  /** How it is applied for. */
  readonly how: string | null
}

/** Everything of one household that is on the phone. */
export interface HouseholdCopy {
  readonly id: string
  readonly etag: string
  readonly no: string
  readonly head: string
  readonly village: string
  readonly group: string | null
  readonly rollType: string
  readonly pathway: string | null
  readonly phone: string | null
  readonly lastSeenOn: string | null
  /** Until when this person has to see it next; null = no duty toward it. */
  readonly dueOn: string | null
  /** Policies to ask about in a visit. */
  readonly policies: readonly PolicyLine[]
  readonly members: readonly MemberCopy[]
  readonly values: Readonly<Record<string, unknown>>
  readonly lastVisit: {
    readonly on: string
    readonly by: string
    readonly sentence: string
    readonly content: Readonly<Record<string, unknown>>
  } | null
  readonly aims: string | null
  readonly measures: readonly {
    readonly id: string
    readonly title: string
    readonly state: string
    readonly dueOn: string
    readonly deliveredOn: string | null
    readonly department: string
  }[]
  readonly problems: readonly { readonly id: string; readonly title: string; readonly dueOn: string }[]
  readonly facts: readonly FactLine[]
}

export interface PullAnswer {
  /** ISO day in China */
  readonly today: string
  readonly person: { readonly id: string; readonly name: string; readonly role: string }
  readonly keepDays: number
  /** Copies that differ from those at hand. */
  readonly households: readonly HouseholdCopy[]
  /** Ids at hand that are not in reach any more. */
  readonly removed: readonly string[]
  /** Handed over: to be read through that day and not written. The phone clears them then by itself. */
  readonly former: readonly { readonly id: string; readonly until: string }[]
  /** Of whom there was no room on the phone. */
  readonly left: number
  readonly revoked: boolean
}

export interface KeyAnswer {
  readonly accountId: string
  /** Differs from sign-in to sign-in, and is no secret. */
  readonly sessionTag: string
  readonly name: string
  /** base64 of 32 bytes: seals what the phone keeps for this person */
  readonly key: string
  readonly keepDays: number
}
