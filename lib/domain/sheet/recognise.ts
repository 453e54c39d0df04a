import type { ImportKind } from "@/lib/domain/import/kinds"
import { detectLayout } from "@/lib/domain/import/layout"
import type { SheetForm } from "./form"
import { detectForm } from "./form-layout"
import type { RawRow } from "./heading-rows"

const understood = (columns: readonly { readonly target: unknown }[]): number =>
  columns.filter(({ target }) => target !== undefined).length

/**
 * What a sheet holds, by its headings: the form of which the most columns are understood, or the register when it
 * understands more. A ledger with 户编号 and 户主姓名 is no register; a national household list with a helper's column is.
 */
export function recognise(rows: readonly RawRow[], sheet: string, forms: readonly SheetForm[]): ImportKind | undefined {
  const register = detectLayout(rows, sheet)
  let best: { kind: ImportKind; columns: number } | undefined = register
    ? { kind: "register", columns: understood(register.columns) }
    : undefined
  for (const form of forms) {
    const layout = detectForm(form, rows)
    const columns = layout ? understood(layout.columns) : 0
    if (
      layout &&
      (best === undefined || columns > best.columns || (best.kind === "register" && columns === best.columns))
    )
      best = { kind: form.kind, columns }
  }
  return best?.kind
}
