import { VILLAGE_FIELDS, type VillageKey } from "./profile"

/** Figures of a village by key; absent or null = not recorded. */
export type Profile = Readonly<Record<string, unknown>>

interface Rule {
  readonly total: VillageKey
  readonly parts: readonly VillageKey[]
  /** Parts that make up the whole must equal it; others must not exceed it. */
  readonly whole?: true
}

/** Sub-totals against totals: 2756 + 492 = 3248 (D7-1). */
const RULES: readonly Rule[] = [
  { total: "arableMu", parts: ["paddyMu", "dryLandMu"], whole: true },
  { total: "labourers", parts: ["maleLabourers", "femaleLabourers"], whole: true },
  { total: "labourers", parts: ["homeLabourers", "migrantLabourers"] },
  { total: "labourers", parts: ["trainedPersons"] },
  { total: "persons", parts: ["labourers"] },
  { total: "persons", parts: ["households"] },
  { total: "persons", parts: ["partyMembers"] },
  { total: "persons", parts: ["poorPersons"] },
  { total: "persons", parts: ["allowancePersons"] },
  { total: "persons", parts: ["extremePersons"] },
  { total: "persons", parts: ["disabledPersons"] },
  { total: "persons", parts: ["medicalInsured"] },
  { total: "persons", parts: ["pensionInsured"] },
  { total: "households", parts: ["poorHouseholds"] },
  { total: "households", parts: ["allowanceHouseholds"] },
  { total: "households", parts: ["waterlessHouseholds"] },
  { total: "households", parts: ["unsafeHouseholds"] },
  { total: "poorPersons", parts: ["poorHouseholds"] },
  { total: "allowancePersons", parts: ["allowanceHouseholds"] },
]

/** What the register counts in the village. Land in mu. */
export interface RegisterFigures {
  readonly households: number
  readonly persons: number
  readonly arableMu: number
  readonly forestMu: number
  readonly allowancePersons: number
  readonly unsafeHouseholds: number
}

/** A village has at least what its registered households have. */
const REGISTER: readonly (keyof RegisterFigures & VillageKey)[] = [
  "households",
  "persons",
  "arableMu",
  "forestMu",
  "allowancePersons",
  "unsafeHouseholds",
]

const FIELDS = new Map<string, (typeof VILLAGE_FIELDS)[number]>(VILLAGE_FIELDS.map((field) => [field.key, field]))
const label = (key: VillageKey): string => (FIELDS.get(key)?.label ?? key).replace("其中：", "")
const figure = (profile: Profile, key: string): number | null => {
  const value = profile[key]
  return typeof value === "number" ? value : null
}
const shown = (value: number): string => value.toLocaleString("zh-CN", { maximumFractionDigits: 2 })
/** Land is added up from decimals: a hundredth of a mu is no contradiction. */
const CLOSE = 0.01

function sentenceOf(rule: Rule, total: number, parts: readonly number[]): string | null {
  const sum = parts.reduce((all, part) => all + part, 0)
  const isRight = rule.whole ? Math.abs(sum - total) <= CLOSE : sum <= total + CLOSE
  if (isRight) return null
  const named = rule.parts.map((key, index) => `${label(key)} ${shown(parts[index] ?? 0)}`).join(" + ")
  const added = parts.length > 1 ? ` = ${shown(sum)}` : ""
  const relation = rule.whole ? "不等于" : "多于"
  return `${named}${added}，${relation}${label(rule.total)} ${shown(total)}，请核对`
}

/** Each contradiction inside the figures as a sentence. What is not recorded contradicts nothing. */
export function checkProfile(profile: Profile): string[] {
  return RULES.flatMap((rule) => {
    const total = figure(profile, rule.total)
    const parts = rule.parts.map((key) => figure(profile, key))
    if (total === null || parts.some((part) => part === null)) return []
    return (
      sentenceOf(
        rule,
        total,
        parts.map((part) => part ?? 0),
      ) ?? []
    )
  })
}

/** Where the register counts more than the village's figures say. */
export function checkAgainstRegister(profile: Profile, register: RegisterFigures): string[] {
  return REGISTER.flatMap((key) => {
    const value = figure(profile, key)
    if (value === null || register[key] <= value + CLOSE) return []
    return [`名册里的${label(key)}合计 ${shown(register[key])}，多于村档案的 ${shown(value)}，请核对`]
  })
}
