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
  /** A day that was asked for, on which the household was not yet recorded: today is shown. */
  readonly notYet: string | undefined
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
  if (!UUID.test(id)) notFound()
  const then = asOf ? await getHousehold(scope, id, asOf) : null
  const record = then ?? (await getHousehold(scope, id))
  if (!record) notFound()
  return {
    scope,
    record,
    asOf: then ? asOf : undefined,
    notYet: then ? undefined : asOf,
    day: then && asOf ? asOf : day,
    editing: typeof search.edit === "string" ? search.edit : undefined,
    mayEdit: may(scope, "household.edit") && !then && !record.household.ended_at,
  }
}
