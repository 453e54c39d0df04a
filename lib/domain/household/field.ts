/** How a dictionary field is typed, named and shown. One list drives import, template, export, forms, history and the database columns. */

/** Code → official label, then other spellings accepted on import. */
export type CodeTable = Readonly<Record<string, readonly [string, ...string[]]>>

export type FieldType =
  | { readonly kind: "text"; readonly max: number }
  | { readonly kind: "boolean" }
  | { readonly kind: "code"; readonly codes: CodeTable }
  | { readonly kind: "codes"; readonly codes: CodeTable; readonly most: number }
  /** Outside min…max is an error; outside `plausible` is only a question. */
  | {
      readonly kind: "integer" | "decimal"
      readonly min: number
      readonly max: number
      readonly unit: string
      readonly plausible?: readonly [number, number]
    }
  /** ISO day, `2026-07-28`. */
  | { readonly kind: "date" }
  /** Year and month, `202106`. */
  | { readonly kind: "month" }
  | { readonly kind: "year" }
  | { readonly kind: "idNumber" | "phone" | "bankAccount" }

/** Whose right it is to see a value; see the permission table. */
export type Sensitivity = "identity" | "contact" | "bank" | "health"

export interface Field {
  /** camelCase; the database column is the same in snake_case. */
  readonly key: string
  /** The dictionary's name, as the national system prints it. */
  readonly label: string
  /** Other headings under which exports and hand-made sheets carry it. */
  readonly aliases: readonly string[]
  readonly group: string
  readonly type: FieldType
  readonly sensitive?: Sensitivity
  /** True when the classification engine reads it. */
  readonly fact?: true
}

export type FieldValue = string | number | boolean | readonly string[] | null

/** The TypeScript type of a field's stored value (null = not recorded). */
export type ValueOf<T extends FieldType> = T extends { kind: "boolean" }
  ? boolean | null
  : T extends { kind: "integer" | "decimal" | "year" }
    ? number | null
    : T extends { kind: "codes" }
      ? readonly string[] | null
      : T extends { kind: "code"; codes: infer C }
        ? keyof C | null
        : string | null

export type ValuesOf<F extends Field> = { [K in F as K["key"]]: ValueOf<K["type"]> }

/** The three columns that carry an encrypted value: cipher text, mask, blind index. */
export type SealedKind = "idNumber" | "phone" | "bankAccount"
export const isSealed = (type: FieldType): type is { kind: SealedKind } =>
  type.kind === "idNumber" || type.kind === "phone" || type.kind === "bankAccount"

/** `contractLandMu` → `contract_land_mu`. */
export const columnOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The official label of a stored code; an unknown code is shown as it is, null as "未填". */
export const labelOf = (codes: CodeTable, code: string | null | undefined): string =>
  code == null ? "未填" : (codes[code]?.[0] ?? code)
