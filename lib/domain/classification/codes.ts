/** The closed sets of codes that the classification speaks in. Their Chinese names are in `labels.ts` and `pathways.ts`. */

export const PATHWAY_KEYS = [
  "P01",
  "P02",
  "P03",
  "P04",
  "P05",
  "P06",
  "P07",
  "P08",
  "P09",
  "P10",
  "P11",
  "P12",
] as const
export type PathwayKey = (typeof PATHWAY_KEYS)[number]

export const CRITERION_KEYS = [
  "A01",
  "A02",
  "A03",
  "A04",
  "A05",
  "A06",
  "A07",
  "A08",
  "A09",
  "A10",
  "A11",
  "A12",
] as const
export type CriterionKey = (typeof CRITERION_KEYS)[number]

/** The rules whose order is data of a policy set. R00 (out of scope) is a gate before them and cannot be moved. */
export const RULE_KEYS = [
  "R01",
  "R02",
  "R03",
  "R04",
  "R05",
  "R06",
  "R07",
  "R08",
  "R09",
  "R10",
  "R11",
  "R12",
  "R13",
  "R14",
  "R15",
  "R16",
  "R17",
] as const
export type RuleKey = (typeof RULE_KEYS)[number]
export const SCOPE_RULE = "R00"

export const WARNING_KEYS = ["W01", "W02", "W03", "W04", "W05", "W06"] as const
export type WarningKey = (typeof WARNING_KEYS)[number]

export const STATUSES = ["determined", "provisional", "out_of_scope"] as const
export type Status = (typeof STATUSES)[number]

export type Outcome = "yes" | "no" | "unknown"
