import { Tag } from "@/components/ui/tag"
import { MEASURE_STATES, type MeasureState, OPEN_STATES } from "@/lib/domain/measures/states"

const TONE = {
  planned: "neutral",
  agreed: "blue",
  underway: "blue",
  delivered: "amber",
  confirmed: "green",
  effective: "green",
  ended: "neutral",
} as const

/** How far a measure is; late ones say so. */
export function MeasureTag({ state, dueOn, today }: { state: MeasureState; dueOn: string; today: string }) {
  if (OPEN_STATES.includes(state) && dueOn < today) return <Tag tone="red">{MEASURE_STATES[state]} · 已逾期</Tag>
  if (state === "delivered") return <Tag tone="amber">已落实，等农户确认</Tag>
  return <Tag tone={TONE[state]}>{MEASURE_STATES[state]}</Tag>
}
