import type { VillageCategory } from "@/lib/domain/household/codes"
import type { Values } from "@/lib/domain/household/schema"
import type { EntryKind } from "@/lib/domain/village/profile"
import { classifyHouseholds } from "@/lib/features/classification/mutations"
import { refreshSummary } from "@/lib/features/households/summary-mutations"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import type { Tx } from "@/lib/platform/db/tenant"

const { sql } = Prisma

interface Stored {
  readonly category: string
  readonly profile: Readonly<Record<string, unknown>>
  readonly changed_at: Date
}

async function lockVillage(tx: Tx, code: string): Promise<Stored | null> {
  const [village] = await tx.query<Stored>(sql`
    SELECT category, profile, changed_at FROM village WHERE county_code = ${tx.scope.countyCode} AND village_code = ${code} FOR UPDATE`)
  return village ?? null
}

/** Keeps the village as it was and writes what is new. */
async function changeVillage(tx: Tx, code: string, category: string, profile: object): Promise<void> {
  const { countyCode, actorId } = tx.scope
  await tx.execute(sql`
    INSERT INTO village_history (county_code, village_code, valid_to, row, changed_by)
    SELECT v.county_code, v.village_code, now(), jsonb_build_object('category', v.category, 'profile', v.profile, 'changed_at', v.changed_at),
      ${actorId}::uuid
    FROM village v WHERE v.county_code = ${countyCode} AND v.village_code = ${code}`)
  await tx.execute(sql`
    UPDATE village SET category = ${category}, profile = ${JSON.stringify(profile)}::jsonb, changed_at = now(), changed_by = ${actorId}::uuid
    WHERE county_code = ${countyCode} AND village_code = ${code}`)
}

export type Saved =
  | { readonly outcome: "saved"; readonly fields: readonly string[] }
  | { readonly outcome: "absent" | "stale" }

/** Writes the figures that differ. `changedAt` = as the form saw the village; null asks for no check. */
export async function saveProfile(tx: Tx, code: string, changedAt: string | null, values: Values): Promise<Saved> {
  const village = await lockVillage(tx, code)
  if (!village) return { outcome: "absent" }
  if (changedAt !== null && village.changed_at.getTime() !== new Date(changedAt).getTime()) return { outcome: "stale" }
  const fields = Object.keys(values).filter((key) => (village.profile[key] ?? null) !== (values[key] ?? null))
  if (fields.length > 0) await changeVillage(tx, code, village.category, { ...village.profile, ...values })
  return { outcome: "saved", fields }
}

/** Writes the village's category, which the engine reads: its households are classified anew. */
export async function saveCategory(tx: Tx, code: string, category: VillageCategory): Promise<Saved> {
  const village = await lockVillage(tx, code)
  if (!village) return { outcome: "absent" }
  if (village.category === category) return { outcome: "saved", fields: [] }
  await changeVillage(tx, code, category, village.profile)
  const households = await tx.query<{ id: string }>(sql`
    SELECT id::text FROM household WHERE county_code = ${tx.scope.countyCode} AND village_code = ${code} AND ended_at IS NULL`)
  await classifyHouseholds(
    tx,
    households.map(({ id }) => id),
    today(),
  )
  await refreshSummary(tx, [code])
  return { outcome: "saved", fields: ["category"] }
}

export interface NewEntry {
  readonly villageCode: string
  readonly kind: EntryKind
  readonly title: string
  readonly detail: string
  readonly dueOn?: string | undefined
  readonly doneOn?: string | undefined
}

/** Adds a line to one of the village's lists. @returns its id; null when the village is out of reach */
export async function addEntry(tx: Tx, entry: NewEntry): Promise<string | null> {
  const { countyCode, actorId } = tx.scope
  const [row] = await tx.query<{ id: string }>(sql`
    INSERT INTO village_entry (county_code, village_code, kind, title, detail, due_on, done_on, created_by)
    SELECT v.county_code, v.village_code, ${entry.kind}, ${entry.title}, ${entry.detail}, ${entry.dueOn ?? null}::date,
      ${entry.doneOn ?? null}::date, ${actorId}::uuid
    FROM village v WHERE v.county_code = ${countyCode} AND v.village_code = ${entry.villageCode} RETURNING id::text`)
  return row?.id ?? null
}

/** A line ends; it stays in the database. @returns its kind; null when it is not there or has ended already */
export async function endEntry(tx: Tx, villageCode: string, id: string): Promise<string | null> {
  const [row] = await tx.query<{ kind: string }>(sql`
    UPDATE village_entry SET ended_at = now() WHERE county_code = ${tx.scope.countyCode} AND village_code = ${villageCode}
      AND id = ${id}::uuid AND ended_at IS NULL RETURNING kind`)
  return row?.kind ?? null
}
