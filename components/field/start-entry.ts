import type { Entry, EntryKind } from "@/lib/domain/field/outbox"
import { FORM_SHAPE } from "@/lib/domain/field/visit-form"
import { today } from "@/lib/platform/clock"
import type { Field } from "./use-field"

/** Opens the draft of a household, or begins one: a second tap does not make a second draft. @returns its address */
export async function startEntry(
  field: Field,
  kind: EntryKind,
  household: { readonly id: string; readonly head: string },
): Promise<string | undefined> {
  const { current, phone } = field
  if (!current || !phone) return undefined
  const open = field.entries.find(
    ({ entry }) => entry.kind === kind && entry.householdId === household.id && entry.state === "draft",
  )
  if (open) return `#/entry/${open.entry.id}`
  const entry: Entry = {
    id: crypto.randomUUID(),
    kind,
    householdId: household.id,
    householdName: household.head,
    shape: FORM_SHAPE,
    fields: kind === "visit" ? { visitedOn: today(), mode: "home" } : {},
    payload: {},
    photos: [],
    state: "draft",
    attempts: 0,
    at: new Date().toISOString(),
  }
  await phone.outbox.add(current, entry)
  await field.refresh()
  return `#/entry/${entry.id}`
}
