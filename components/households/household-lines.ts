import { ROLL_TYPE } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { placeName, type Township } from "@/lib/domain/village/place"
import type { HouseholdRow } from "@/lib/features/households/schema"
import { pathwayName } from "./words"

/** A row of the list in the words that it shows: little to send to the browser, where the table is drawn. */
export interface HouseholdLine {
  readonly id: string
  readonly head: string
  /** The member in whom the search word was found, if it was not the head. */
  readonly matched: string | null
  readonly place: string
  readonly no: string
  readonly roll: string
  readonly persons: number
  readonly pathway: string
  readonly urgent: boolean
  /** What needs somebody, most urgent first. */
  readonly todo: readonly string[]
  readonly helper: string | null
  readonly changed: string
}

function todoOf(row: HouseholdRow): string[] {
  const warnings = row.warnings?.length ?? 0
  return [
    ...(row.override_review ? ["核定待复核"] : []),
    ...(row.missing_count > 0 ? [`缺 ${row.missing_count} 项`] : []),
    ...(warnings > 0 ? [`矛盾 ${warnings} 处`] : []),
  ]
}

export const householdLines = (rows: readonly HouseholdRow[], places: readonly Township[]): HouseholdLine[] =>
  rows.map((row) => ({
    id: row.id,
    head: row.head_name || "未登记户主",
    matched: row.matched ?? null,
    place: placeName(places, row.village_code),
    no: row.household_no,
    roll: labelOf(ROLL_TYPE, row.roll_type),
    persons: row.member_count,
    pathway: row.pathway_status === "out_of_scope" ? "不属于帮扶对象" : pathwayName(row.pathway),
    urgent: (row.urgent?.length ?? 0) > 0,
    todo: todoOf(row),
    helper: row.helper ?? null,
    changed: row.changed_on,
  }))
