import { z } from "zod"
import type { FieldChange } from "@/lib/domain/household/changes"
import type { RecordRow } from "@/lib/domain/household/record"

/** Where values came from: an import batch, a person, an event. */
export interface Source {
  readonly kind: string
  readonly label: string
  /** the day in China, `2026-07-28` */
  readonly on: string
}

export interface HouseholdRecord {
  readonly household: RecordRow
  /** Those of today, or of the day asked for, the head first. */
  readonly members: readonly RecordRow[]
  readonly sources: Readonly<Record<string, Source>>
  readonly responsible: readonly {
    readonly accountId: string
    readonly name: string
    readonly post: string | null
    readonly since: string
  }[]
  readonly village: {
    readonly code: string
    readonly name: string
    readonly category: string
    readonly township: string
    readonly townshipCode: string
  }
}

/** A day in an address; anything else is none. */
export const asOfSchema = z.iso.date().optional().catch(undefined)

/** Fields that can be revealed, and whose they are. */
export const revealSchema = z.object({
  householdId: z.uuid(),
  memberId: z.uuid().optional(),
  field: z.enum(["idNumber", "phone", "bankAccount", "monitorPhone"]),
})

/** What one command changed in one record. */
export interface HistoryEntry {
  readonly id: string
  /** ISO time */
  readonly at: string
  /** The member's name; null = the household itself. */
  readonly who: string | null
  readonly source: string
  readonly sourceKind: string
  readonly what: "created" | "changed" | "ended" | "left" | "joined"
  readonly endReason: string | null
  readonly changes: readonly FieldChange[]
}
