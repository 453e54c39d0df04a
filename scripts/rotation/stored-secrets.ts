import { PHOTO_KIND } from "@/lib/domain/field/photo"
import { columnOf, isSealed, type SealedKind } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { FILE_KIND } from "@/lib/features/imports/file-queries"
import { activeVersion, openPiece, reseal, sealPiece } from "@/lib/platform/crypto/seal"

/** A column that holds encrypted values, and how one of its values is brought under the active key. */
export interface StoredSecret {
  readonly table: string
  readonly column: string
  readonly keys: readonly string[]
  /** SQL that finds the values which lie under another key; `$1` is the active version. */
  readonly stale: string
  /** the column's type, for the statement that writes it back */
  readonly type: "text" | "jsonb" | "bytea"
  readonly renew: (county: string, value: unknown) => unknown
}

const sealedIn = (fields: typeof HOUSEHOLD_FIELDS | typeof MEMBER_FIELDS): [string, SealedKind][] =>
  fields.flatMap(({ key, type }) => (isSealed(type) ? [[`${columnOf(key)}_cipher`, type.kind]] : []))

const HOUSEHOLD = sealedIn(HOUSEHOLD_FIELDS)
const MEMBER = sealedIn(MEMBER_FIELDS)
const KIND: ReadonlyMap<string, SealedKind> = new Map([...HOUSEHOLD, ...MEMBER])

const column = (table: string, [name, kind]: [string, SealedKind]): StoredSecret => ({
  table,
  column: name,
  keys: ["county_code", "id"],
  stale: `${name} IS NOT NULL AND NOT starts_with(${name}, $1 || ':')`,
  type: "text",
  renew: (county, value) => reseal(county, kind, String(value)),
})

/** Every `…_cipher` in a stored row, however deep. */
function renewWithin(county: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => renewWithin(county, item))
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).map(([name, item]): [string, unknown] => {
    const kind = KIND.get(name)
    return [name, kind && typeof item === "string" ? reseal(county, kind, item) : renewWithin(county, item)]
  })
  return Object.fromEntries(entries)
}

const CIPHER_NAMES = [...KIND.keys()].map((name) => `@.key == "${name}"`).join(" || ")
const within = (table: string, name: string, keys: readonly string[]): StoredSecret => ({
  table,
  column: name,
  keys,
  stale: `EXISTS (SELECT FROM jsonb_path_query("${name}", '$.** ? (@.type() == "object").keyvalue() ? (${CIPHER_NAMES})') AS pair
    WHERE jsonb_typeof(pair -> 'value') = 'string' AND NOT starts_with(pair ->> 'value', $1 || ':'))`,
  type: "jsonb",
  renew: renewWithin,
})

/** Pieces of files, see sealPiece(). */
const pieces = (table: string, file: string, kind: string): StoredSecret => ({
  table,
  column: "bytes",
  keys: ["county_code", file, "part"],
  stale: "get_byte(bytes, 0) * 256 + get_byte(bytes, 1) <> $1::int",
  type: "bytea",
  renew: (county, value) => sealPiece(county, kind, openPiece(county, kind, value as Uint8Array)),
})

/** Every place where something is stored encrypted; a test looks through the database for others. */
export const STORED_SECRETS: readonly StoredSecret[] = [
  ...HOUSEHOLD.map((each) => column("household", each)),
  ...MEMBER.map((each) => column("member", each)),
  within("register_history", "row", ["county_code", "id"]),
  within("import_row", "data", ["county_code", "batch_id", "seq"]),
  ...["base_value", "old_value", "new_value"].map((value) => within("change_request", value, ["county_code", "id"])),
  pieces("import_part", "batch_id", FILE_KIND),
  pieces("photo_part", "photo_id", PHOTO_KIND),
]

export const wantedVersion = (): string => String(activeVersion())
