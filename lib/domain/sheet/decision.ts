import type { RowOutcome } from "@/lib/domain/import/outcome"
import type { Found } from "./find-household"
import type { FormRow } from "./read-form-row"

/** Who and what a row is about, as the preview shows it. */
export interface SheetFace {
  readonly householdNo?: string
  readonly name?: string
  readonly village?: string
  readonly what?: string
}

/** A row with its place in the file and the household that was found for it. */
export interface PlacedRow {
  /** from 1, in the file's order */
  readonly seq: number
  /** `“帮扶台账”表第 12 行` */
  readonly where: string
  readonly row: FormRow
  readonly found: Found
}

/** What becomes of one row. `plan` is what will be written; rows of one `group` are written together. */
export interface SheetDecision<Plan = unknown> {
  readonly seq: number
  readonly outcome: RowOutcome
  readonly reasons: readonly string[]
  readonly face: SheetFace
  readonly plan?: Plan
  readonly group?: string
}

/** One list of reasons without repeats. */
export const reasonsOf = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]

export const returned = (seq: number, face: SheetFace, reasons: readonly string[]): SheetDecision<never> => ({
  seq,
  outcome: "rejected",
  reasons,
  face,
})

/** Whom a row names: as registered where the household was found, as written otherwise. */
export function faceOf({ row, found }: PlacedRow, what: string): SheetFace {
  const shown = what === "" ? {} : { what }
  if (found.to === "household") {
    const { no, headName } = found.household
    return { householdNo: no, name: headName, ...shown }
  }
  if (found.to === "village") return { village: found.villageName, ...shown }
  const { householdNo, headName } = row.values
  return {
    ...(typeof householdNo === "string" ? { householdNo } : {}),
    ...(typeof headName === "string" ? { name: headName } : {}),
    ...shown,
  }
}
