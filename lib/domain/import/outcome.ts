/** What becomes of a data row of the file. Every row has exactly one outcome. */
export const OUTCOMES = ["created", "updated", "unchanged", "rejected", "duplicate"] as const
export type RowOutcome = (typeof OUTCOMES)[number]

export const OUTCOME_LABEL: Record<RowOutcome, string> = {
  created: "新增",
  updated: "更新",
  unchanged: "不变",
  rejected: "退回",
  duplicate: "重复",
}

export type OutcomeCounts = Record<RowOutcome, number>

export const noRows = (): OutcomeCounts => ({ created: 0, updated: 0, unchanged: 0, rejected: 0, duplicate: 0 })

/** created + updated + unchanged + rejected + duplicate = data rows of the file, always. */
export const totalRows = (counts: OutcomeCounts): number => OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0)
