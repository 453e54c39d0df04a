import { event } from "@/lib/domain/audit/event"
import type { FieldValue } from "@/lib/domain/household/field"
import { saveRecord } from "@/lib/features/households/record-mutations"
import { Prisma } from "@/lib/platform/db/generated/client"
import { read, recordEvents, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"

interface Row {
  id: string
  changedAt: Date
}

/** What home visits have put right. None of it takes a household to another pathway. */
const CORRECTIONS: readonly Readonly<Record<string, FieldValue>>[] = [
  { hasToilet: true },
  { fuel: "clean" },
  { roadType: "cement", roadHardened: true },
  { housingAreaM2: 96 },
  { inCooperative: true },
  { ledByLeader: true, ledByEnterprise: true },
  { bankName: "中国邮政储蓄银行武功县支行" },
  { hasBroadcast: true, mainRoadKm: 0.6 },
]

async function save(scope: Scope, { id, changedAt }: Row, values: Readonly<Record<string, FieldValue>>): Promise<void> {
  await write(scope, async (tx) => {
    const saved = await saveRecord(tx, {
      kind: "household",
      id,
      householdId: id,
      changedAt: changedAt.toISOString(),
      values,
    })
    if (saved.outcome !== "saved") throw new Error(`not saved: ${saved.outcome}`)
    if (saved.fields.length === 0) return
    const subject = { kind: "household", id, villageCode: saved.villageCode }
    await recordEvents(tx, [event("household.updated", subject, { fields: [...saved.fields] })])
  })
}

const rowsOf = (scope: Scope, which: Prisma.Sql): Promise<Row[]> =>
  read<Row>(
    scope,
    Prisma.sql`SELECT h.id::text, h.changed_at AS "changedAt" FROM household h
      WHERE h.county_code = ${scope.countyCode} AND h.ended_at IS NULL AND ${which} ORDER BY h.household_no`,
  )

/** Corrections by people of the township, so that the record of changes has something to show. */
export async function addCorrections(scope: Scope): Promise<void> {
  const rows = await rowsOf(scope, Prisma.sql`starts_with(h.village_code, ${scope.area})`)
  for (const [index, values] of CORRECTIONS.entries()) {
    const row = rows[index * 17 + 3]
    if (row) await save(scope, row, values)
  }
}

/**
 * Facts of overridden households change afterwards: these overrides come back for review. Land says nothing against the
 * pathways that were set.
 */
export async function changeOverridden(scope: Scope, householdIds: readonly string[]): Promise<void> {
  const rows = await rowsOf(scope, Prisma.sql`h.id = ANY(${[...householdIds]}::uuid[])`)
  for (const row of rows) await save(scope, row, { housingGrade: "A", contractLandMu: 4.2 })
}
