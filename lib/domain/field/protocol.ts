import { z } from "zod"
import { visitSchema } from "@/lib/domain/visit/visit"

/** Days without any contact after which a phone clears its copy. */
export const KEEP_DAYS = 14
/** Households that one phone keeps at the most, and bytes that their copies may take together. */
export const MOST_HOUSEHOLDS = 400
export const MOST_BYTES = 4 * 1024 * 1024

const device = z.object({ id: z.uuid(), label: z.string().max(80).default("") })

export const pullSchema = z.object({
  device,
  /** household id → etag of the copy at hand */
  have: z.record(z.uuid(), z.string().max(64)).default({}),
  /** Households asked for besides one's own, by whoever sees a whole county or township. */
  want: z.array(z.uuid()).max(50).default([]),
})

export const itemSchema = z.object({
  /** Made by the phone: the same id sent twice is stored once. */
  id: z.uuid(),
  kind: z.literal("visit"),
  /** By the phone's clock, for the record alone. */
  at: z.iso.datetime({ offset: true }),
  deviceId: z.uuid(),
  payload: visitSchema,
})
export type FieldItem = z.output<typeof itemSchema>

export const pushSchema = z.object({
  device,
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
  readonly applied?: number
  readonly pending?: number
  readonly conflicts?: number
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
  readonly group: "has" | "underway" | "who"
  readonly text: string
  readonly from: string | null
  readonly since: string | null
  readonly phone: string | null
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
  /** Handed over: to be read until that day and not written. */
  readonly former: readonly string[]
  /** Of whom there was no room on the phone. */
  readonly left: number
  readonly revoked: boolean
}

export interface KeyAnswer {
  readonly accountId: string
  readonly name: string
  /** base64 of 32 bytes: seals what the phone keeps for this person */
  readonly key: string
  readonly keepDays: number
}
