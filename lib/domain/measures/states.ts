/** How far a measure is, in the order in which it goes. */
export const MEASURE_STATES = {
  planned: "拟定",
  agreed: "已商定",
  underway: "正在办",
  delivered: "已落实",
  confirmed: "农户已确认",
  effective: "已见效",
  ended: "已终止",
} as const satisfies Record<string, string>
export type MeasureState = keyof typeof MEASURE_STATES

/** Measures that somebody still has to work on. */
export const OPEN_STATES: readonly MeasureState[] = ["planned", "agreed", "underway"]

export const isMeasureState = (text: string): text is MeasureState => Object.hasOwn(MEASURE_STATES, text)
