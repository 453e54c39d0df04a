import { notFound } from "next/navigation"
import { cache } from "react"
import { getExplanation } from "@/lib/features/classification/queries"
import { getHousehold } from "@/lib/features/households/record-queries"
import { asOfSchema, type HouseholdRecord } from "@/lib/features/households/record-schema"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may, type Scope } from "@/lib/platform/scope/scope"

export type RecordPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export interface LoadedRecord {
  readonly scope: Scope
  readonly record: HouseholdRecord
  /** A day in the past that was asked for. */
  readonly asOf: string | undefined
  /** The day on which ages are taken. */
  readonly day: string
  /** Group that is being edited. */
  readonly editing: string | undefined
  readonly mayEdit: boolean
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Once per request, for the box above the tabs and for the tab itself. */
export const loadExplanation = cache(getExplanation)

/** The household of the address on the day of the address; absent and out of reach look the same. */
export async function loadRecord({ params, searchParams }: RecordPageProps): Promise<LoadedRecord> {
  const scope = await requireScope("household.read")
  const [{ id }, search] = await Promise.all([params, searchParams])
  const day = today()
  const asked = asOfSchema.parse(search.asOf)
  const asOf = asked !== undefined && asked < day ? asked : undefined
  const record = UUID.test(id) ? await getHousehold(scope, id, asOf) : null
  if (!record) notFound()
  return {
    scope,
    record,
    asOf,
    day: asOf ?? day,
    editing: typeof search.edit === "string" ? search.edit : undefined,
    mayEdit: may(scope, "household.edit") && !asOf && !record.household.ended_at,
  }
}
