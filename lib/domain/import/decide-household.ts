import type { Field } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { changesOf, isEmpty } from "./changes"
import type { DecisionTools, Group, GroupRow } from "./group"
import type { FoundPlace } from "./places"
import type { Values } from "./read-row"

const FIELDS: readonly Field[] = HOUSEHOLD_FIELDS

export interface HouseholdVerdict {
  /** The row that carries the household; undefined when no row may. */
  readonly carrier: GroupRow | undefined
  /** Why the household cannot be stored: all its rows are rejected. */
  readonly problems: readonly string[]
  readonly doubts: readonly string[]
  readonly id: string
  readonly villageCode: string
  readonly mode: "create" | "update" | "keep"
  readonly set: Values
}

/** One value for each field from all rows; the household's own sheet comes first, then the first row that states it. */
function mergeStated(rows: readonly GroupRow[]): { stated: Values; conflicts: string[] } {
  const stated: Values = {}
  const conflicts = new Set<string>()
  for (const row of rows) {
    for (const field of FIELDS) {
      const value = row.household[field.key]
      if (value === undefined) continue
      const before = stated[field.key]
      if (before === undefined) stated[field.key] = value
      else if (JSON.stringify(before) !== JSON.stringify(value)) conflicts.add(field.label)
    }
  }
  return { stated, conflicts: [...conflicts] }
}

function placeOf(rows: readonly GroupRow[], tools: DecisionTools): FoundPlace | undefined {
  for (const row of rows) {
    const found = tools.findPlace(row.place)
    if (found) return found
  }
  return undefined
}

function newHouseholdProblems(stated: Values, place: FoundPlace | undefined): string[] {
  const problems: string[] = []
  if (stated.householdNo === undefined) problems.push("“户编号”没有填，证件号码也没有登记过，无法确认是哪一户")
  if (!place) problems.push("没有写明是哪个村；请填“行政区划代码”，或“乡镇”和“行政村”")
  else if (!place.ok) problems.push(place.problem)
  if (stated.rollType === undefined) problems.push("“户类型”没有填，新增的户必须填")
  return problems
}

/** What becomes of the household that a group of rows is about. `rows` without duplicates. */
export function decideHousehold(group: Group, rows: readonly GroupRow[], tools: DecisionTools): HouseholdVerdict {
  const own = rows.filter((row) => row.kind === "household")
  const sound = [...own, ...rows.filter((row) => row.kind === "member")].filter(
    (row) => row.householdProblems.length === 0,
  )
  const { stated, conflicts } = mergeStated(sound)
  const place = placeOf(sound, tools)
  const doubts = conflicts.map((label) => `“${label}”在这户的几行里填得不一样，按最先出现的记`)
  if (place?.ok && place.doubt) doubts.push(place.doubt)
  const base = { carrier: sound[0], id: group.register?.id ?? tools.newId() }

  const { register } = group
  if (!register) {
    const broken = own.flatMap((row) => row.householdProblems)
    const problems = broken.length > 0 ? broken : newHouseholdProblems(stated, place)
    const villageCode = place?.ok ? place.villageCode : ""
    return { ...base, problems, doubts, villageCode, mode: "create", set: stated }
  }
  if (place && (!place.ok || place.villageCode !== register.villageCode)) {
    doubts.push("表中的村与登记的不同，没有改动；搬迁请在户页面办理迁入迁出")
  }
  const set = changesOf(FIELDS, stated, register.values, tools)
  if (set.householdNo !== undefined)
    doubts.push("“户编号”与登记的不同，按户主证件号码认定是同一户，户编号已按表更新，请核对")
  return {
    ...base,
    problems: [],
    doubts,
    villageCode: register.villageCode,
    mode: isEmpty(set) ? "keep" : "update",
    set,
  }
}
