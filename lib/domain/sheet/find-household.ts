import type { FoundPlace, PlaceFinder } from "@/lib/domain/import/places"
import type { FormRow } from "./read-form-row"

/** A registered household, as far as a row can name it. */
export interface KnownHousehold {
  readonly id: string
  readonly no: string
  readonly headName: string
  readonly villageCode: string
  /** Of the current members, the head among them. */
  readonly names: readonly string[]
}

/** What the register holds of the numbers and names of some rows, as far as it is in reach. */
export interface KnownHouseholds {
  readonly byNo: ReadonlyMap<string, KnownHousehold>
  /** by the index of the document number */
  readonly byPerson: ReadonlyMap<string, KnownHousehold>
  /** by `village|name of the head` */
  readonly byHead: ReadonlyMap<string, readonly KnownHousehold[]>
}

export interface FinderTools {
  readonly indexOf: (idNumber: string) => string
  readonly findPlace: PlaceFinder
}

/** What a row is about. */
export type Found =
  | { readonly to: "household"; readonly household: KnownHousehold; readonly doubts: readonly string[] }
  | { readonly to: "village"; readonly villageCode: string; readonly villageName: string }
  | { readonly to: "nothing"; readonly problem: string }

/** What a row states of its household. */
export interface Stated {
  readonly no: string | null
  readonly idKey: string | null
  readonly name: string | null
  readonly place: FoundPlace | undefined
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null)

/** What the ledger's own export writes in place of a head's name. */
const WHOLE_VILLAGE = "全村"

export function statedOf(row: FormRow, { indexOf, findPlace }: FinderTools): Stated {
  const idNumber = textOf(row.values.idNumber)
  const name = textOf(row.values.headName)
  return {
    no: textOf(row.values.householdNo),
    idKey: idNumber === null ? null : indexOf(idNumber),
    name: name === WHOLE_VILLAGE ? null : name,
    place: findPlace(row.place),
  }
}

export const headKey = (villageCode: string, name: string): string => `${villageCode}|${name}`

const nothing = (problem: string): Found => ({ to: "nothing", problem })
const NO_SUCH_NUMBER = "没有这个“户编号”，或这一户不在您的管辖范围；请核对户编号"
const NO_SUCH_PERSON = "“证件号码”不是登记册里的户主或成员，或不在您的管辖范围；请核对"
const CONTRADICTION = "“户编号”和“证件号码”不是同一户，请核对后改成一致的"
const OTHER_NAME = "“户主姓名”不是这一户登记的户主或成员，请核对户编号和姓名"
const NAME_ALONE = "只有姓名不能认定是哪一户；请填写户编号、证件号码，或户主所在的村"
const NOBODY = "没有写是哪一户；请填写户编号、证件号码，或村和户主姓名"

/** By village and name of the head, only where exactly one household is meant: nothing is ever merged by name alone. */
function byName(name: string, { place }: Stated, known: KnownHouseholds): Found {
  if (!place) return nothing(NAME_ALONE)
  if (!place.ok) return nothing(place.problem)
  const [only, ...more] = known.byHead.get(headKey(place.villageCode, name)) ?? []
  if (!only) return nothing("这个村登记的户主里没有这个姓名；请填写户编号或证件号码")
  if (more.length > 0) return nothing(`这个村有 ${more.length + 1} 位同名的户主，请填写户编号或证件号码`)
  return { to: "household", household: only, doubts: ["没有户编号，按村和户主姓名认定，请核对"] }
}

function checked(household: KnownHousehold, { name, place }: Stated): Found {
  if (name !== null && name !== household.headName && !household.names.includes(name)) return nothing(OTHER_NAME)
  const moved = place !== undefined && (!place.ok || place.villageCode !== household.villageCode)
  return { to: "household", household, doubts: moved ? ["“行政村”与登记的不同，按登记的村记，请核对"] : [] }
}

/**
 * Which registered household a row is about: by household number, by document number, or by village and head's name.
 * @param wholeVillage whether a row that names a village alone is about all of it
 */
export function findHousehold(stated: Stated, known: KnownHouseholds, wholeVillage: boolean): Found {
  const { no, idKey, name, place } = stated
  const numbered = no === null ? undefined : known.byNo.get(no)
  const person = idKey === null ? undefined : known.byPerson.get(idKey)
  if (no !== null && !numbered) return nothing(NO_SUCH_NUMBER)
  if (idKey !== null && !person) return nothing(NO_SUCH_PERSON)
  if (numbered && person && numbered.id !== person.id) return nothing(CONTRADICTION)
  const household = numbered ?? person
  if (household) return checked(household, stated)
  if (name !== null) return byName(name, stated, known)
  if (!place || !wholeVillage) return nothing(NOBODY)
  return place.ok
    ? { to: "village", villageCode: place.villageCode, villageName: place.villageName }
    : nothing(place.problem)
}
