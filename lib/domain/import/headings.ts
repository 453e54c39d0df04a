import type { Field } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { comparable } from "@/lib/domain/household/normalise"

export type PlaceKey = "province" | "prefecture" | "county" | "township" | "village" | "villageCode"

/** What a column is about. `head` = the head of the household, on a sheet with one household a row. */
export type Target =
  | { readonly to: "household" | "member" | "head"; readonly field: Field }
  | { readonly to: "place"; readonly key: PlaceKey }
  | { readonly to: "size" }

/** A sheet holds one household a row, or one member a row (with or without the household's columns repeated). */
export type SheetKind = "household" | "member"

const PLACE_HEADINGS: Record<PlaceKey, readonly string[]> = {
  province: ["省", "省份", "省(区、市)", "省名称"],
  prefecture: ["市", "地市", "市(州)", "地级市", "市(州、盟)", "市名称"],
  county: ["县", "县(区)", "县(市、区)", "区县", "县区", "县名称", "县(市、区、旗)"],
  township: ["乡镇", "乡", "镇", "乡(镇)", "镇办", "镇(街道)", "乡镇名称", "所在乡镇", "镇(办)", "乡镇(街道)", "街道"],
  village: ["村", "行政村", "村名", "村名称", "行政村名称", "所在村", "村(社区)", "行政村(社区)", "所属村", "村(居)"],
  villageCode: [
    "行政区划代码",
    "行政区划编码",
    "村行政区划代码",
    "村代码",
    "村编码",
    "行政村代码",
    "行政村编码",
    "区划代码",
    "所在村代码",
  ],
}
export const PLACE_LABEL: Record<PlaceKey, string> = {
  province: "省",
  prefecture: "市",
  county: "县",
  township: "乡镇",
  village: "行政村",
  villageCode: "行政区划代码",
}
const SIZE_HEADINGS = ["家庭人口", "家庭人口数", "家庭人数", "人口数", "家庭成员数", "户人口数", "家庭总人口"]

const withoutBrackets = (heading: string): string =>
  heading.normalize("NFKC").replace(/[([【〔<《].*?[)\]】〕>》]/g, "")
const withoutQuestion = (text: string): string => text.replace(/^(是否有|是否|有无|能否)/, "")

function tableOf(fields: readonly Field[]): ReadonlyMap<string, Field> {
  const table = new Map<string, Field>()
  const add = (text: string, field: Field): void => {
    if (text !== "" && !table.has(text)) table.set(text, field)
  }
  for (const field of fields) add(comparable(field.label), field)
  for (const field of fields) for (const alias of field.aliases) add(comparable(alias), field)
  // Looser spellings come last, so that they never take an exact one's place.
  for (const field of fields) {
    for (const name of [field.label, ...field.aliases]) {
      add(comparable(withoutBrackets(name)), field)
      add(withoutQuestion(comparable(name)), field)
    }
  }
  return table
}

const HOUSEHOLD_TABLE = tableOf(HOUSEHOLD_FIELDS)
const MEMBER_TABLE = tableOf(MEMBER_FIELDS)
const PLACE_TABLE = new Map(
  Object.entries(PLACE_HEADINGS).flatMap(([key, names]) =>
    names.map((name) => [comparable(name), key as PlaceKey] as const),
  ),
)
const SIZE_TABLE = new Set(SIZE_HEADINGS.map(comparable))

/** `致贫返贫风险3` is one more column of the field that takes several values. */
function findNumbered(table: ReadonlyMap<string, Field>, text: string): Field | undefined {
  const field = table.get(text.replace(/[1-9一二三四五]$/, ""))
  return field?.type.kind === "codes" ? field : undefined
}

function findField(table: ReadonlyMap<string, Field>, heading: string): Field | undefined {
  for (const text of [comparable(heading), comparable(withoutBrackets(heading))]) {
    const found = table.get(text) ?? table.get(withoutQuestion(text)) ?? findNumbered(table, text)
    if (found) return found
  }
  return undefined
}

/** Which part of a place a heading names. */
export const placeOf = (heading: string): PlaceKey | undefined =>
  PLACE_TABLE.get(comparable(heading)) ?? PLACE_TABLE.get(comparable(withoutBrackets(heading)))

/** Everything that a heading can mean. */
export interface Meaning {
  readonly household?: Field
  readonly member?: Field
  readonly head?: Field
  readonly place?: PlaceKey
  readonly size?: true
}

export function meaningOf(heading: string): Meaning {
  const text = comparable(heading)
  if (text === "") return {}
  const place = placeOf(heading)
  if (place) return { place }
  if (SIZE_TABLE.has(text)) return { size: true }
  const household = findField(HOUSEHOLD_TABLE, heading)
  const member = findField(MEMBER_TABLE, heading)
  const head = text.startsWith("户主") && !household ? findField(MEMBER_TABLE, text.slice(2)) : undefined
  return { ...(household ? { household } : {}), ...(member ? { member } : {}), ...(head ? { head } : {}) }
}

export const isKnown = (meaning: Meaning): boolean => Object.keys(meaning).length > 0

/** What a heading means on this kind of sheet: an alias that two fields share goes to the sheet's own. */
export function targetOf(meaning: Meaning, kind: SheetKind): Target | undefined {
  if (meaning.place) return { to: "place", key: meaning.place }
  if (meaning.size) return { to: "size" }
  if (meaning.head) return { to: "head", field: meaning.head }
  if (kind === "member") {
    if (meaning.member) return { to: "member", field: meaning.member }
    return meaning.household ? { to: "household", field: meaning.household } : undefined
  }
  // On a household sheet 联系电话 is the household's and 姓名 the head's.
  const own =
    meaning.household ??
    (meaning.member?.key === "phone" ? HOUSEHOLD_FIELDS.find((field) => field.key === "phone") : undefined)
  if (own) return { to: "household", field: own }
  return meaning.member ? { to: "head", field: meaning.member } : undefined
}
