import { comparable } from "@/lib/domain/household/normalise"
import { PLACE_LABEL, type PlaceKey, placeOf } from "@/lib/domain/import/headings"
import type { SheetColumn, SheetForm } from "./form"
import { findHeadingRows, type RawRow } from "./heading-rows"

export type FormTarget = { readonly column: SheetColumn } | { readonly place: PlaceKey }

export interface FormColumn {
  /** from 0 */
  readonly index: number
  readonly heading: string
  /** undefined = not understood, its values are left aside */
  readonly target: FormTarget | undefined
  /** Understood, but an earlier column already holds it. */
  readonly repeated?: true
}

export interface FormLayout {
  readonly form: SheetForm
  /** Row number of the last heading row. */
  readonly headerTo: number
  readonly columns: readonly FormColumn[]
}

const withoutBrackets = (heading: string): string => heading.normalize("NFKC").replace(/[([【〔<].*?[)\]】〕>]/g, "")
const tables = new WeakMap<SheetForm, ReadonlyMap<string, SheetColumn>>()

function tableOf(form: SheetForm): ReadonlyMap<string, SheetColumn> {
  const known = tables.get(form)
  if (known) return known
  const made = new Map<string, SheetColumn>()
  // Labels first: an alias never takes a label's place.
  for (const column of form.columns) made.set(comparable(column.label), column)
  for (const column of form.columns)
    for (const alias of column.aliases) if (!made.has(comparable(alias))) made.set(comparable(alias), column)
  tables.set(form, made)
  return made
}

/** What a heading means on this form. */
export function targetOf(form: SheetForm, heading: string): FormTarget | undefined {
  const table = tableOf(form)
  const column = table.get(comparable(heading)) ?? table.get(comparable(withoutBrackets(heading)))
  if (column) return { column }
  const place = placeOf(heading)
  return place ? { place } : undefined
}

const slotOf = (target: FormTarget): string => ("column" in target ? target.column.key : `place.${target.place}`)

/** Finds the form's headings on a sheet. @returns undefined when its signs are not there */
export function detectForm(form: SheetForm, rows: readonly RawRow[]): FormLayout | undefined {
  const found = findHeadingRows(rows, (heading) => heading !== "" && targetOf(form, heading) !== undefined)
  if (!found) return undefined
  const taken = new Set<string>()
  const columns = found.headings.flatMap((heading, index): FormColumn[] => {
    if (heading === "") return []
    const target = targetOf(form, heading)
    if (!target) return [{ index, heading, target: undefined }]
    if (taken.has(slotOf(target))) return [{ index, heading, target: undefined, repeated: true }]
    taken.add(slotOf(target))
    return [{ index, heading, target }]
  })
  const signed = form.signs.every((group) => group.some((key) => taken.has(key)))
  return signed ? { form, headerTo: found.to, columns } : undefined
}

export const labelOf = (target: FormTarget): string =>
  "column" in target ? target.column.label : PLACE_LABEL[target.place]

/** Names of needed columns that are not there. */
export function missingColumns({ form, columns }: FormLayout): string[] {
  const found = new Set(columns.flatMap(({ target }) => (target ? [slotOf(target)] : [])))
  return form.columns.filter(({ key, needed }) => needed && !found.has(key)).map(({ label }) => label)
}

export const summaryOf = (layout: FormLayout) => ({
  kind: "line" as const,
  headerRow: layout.headerTo,
  columns: layout.columns.map(({ heading, target, repeated }) => ({
    heading,
    as: target ? labelOf(target) : null,
    repeated: repeated === true,
  })),
})
