import type { AlertRuleKey } from "./rules"

/** Something that happened once: it is news for a time, and then it is for a person to say what became of it. */
export const HAPPENING_RULES = [
  "illness",
  "disability",
  "death",
  "allowance",
  "work",
  "measure",
] as const satisfies readonly AlertRuleKey[]
export type HappeningRule = (typeof HAPPENING_RULES)[number]

export interface Happening {
  readonly rule: HappeningRule
  /** ISO day */
  readonly on: string
  /** What tells this one from the next of its kind. */
  readonly key: string
  /** What it is, in a few words. */
  readonly what: string
}

/** What the rules read of one household. null = not recorded: it neither raises an alert nor takes one away. */
export interface AlertFacts {
  readonly householdId: string
  readonly villageCode: string
  /** On the roll as lifted out or monitored; others are ordinary farmers. */
  readonly onRoll: boolean
  readonly housingGrade: string | null
  readonly housingHazard: boolean | null
  readonly housingAssured: boolean | null
  readonly waterSafe: boolean | null
  readonly waterAssured: boolean | null
  readonly schoolingAssured: boolean | null
  /** persons recorded as dropped out of compulsory schooling; null = of nobody recorded */
  readonly dropouts: number | null
  /** persons; null = not recorded */
  readonly uninsured: number | null
  /** yuan that the members paid themselves in the register's year; null = of nobody recorded */
  readonly selfPaidYuan: number | null
  /** ISO day of the last visit; null = never */
  readonly lastSeenOn: string | null
  /** ISO day since which the household is on the register */
  readonly since: string
  readonly happenings: readonly Happening[]
}
