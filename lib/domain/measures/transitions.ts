import type { Reach } from "@/lib/domain/access/roles"
import { MEASURE_STATES, type MeasureState } from "./states"

/** What a step must say beside its day. */
export type Needed = "word" | "reason"

export interface Transition {
  readonly from: MeasureState
  readonly to: MeasureState
  /** What the button says. */
  readonly label: string
  readonly needs: readonly Needed[]
  /** Only whoever speaks with the household: a department delivers and does not confirm its own delivery (D2-5). */
  readonly householdSide: boolean
}

const step = (from: MeasureState, to: MeasureState, label: string, more: Partial<Transition> = {}): Transition => ({
  from,
  to,
  label,
  needs: [],
  householdSide: false,
  ...more,
})
const ended = { needs: ["reason"] } as const

/** Every lawful step of a measure: the one table that forms, bulk steps, visits and the server read. */
// biome-ignore format: a table
export const TRANSITIONS: readonly Transition[] = [
  step("planned", "agreed", "农户同意", { householdSide: true }),
  step("planned", "ended", "不再安排", { ...ended, householdSide: true }),
  step("agreed", "underway", "开始办理"),
  step("agreed", "delivered", "已落实"),
  step("agreed", "ended", "终止", ended),
  step("underway", "delivered", "已落实"),
  step("underway", "ended", "终止", ended),
  step("delivered", "confirmed", "农户确认收到", { needs: ["word"], householdSide: true }),
  step("delivered", "underway", "农户没有收到，继续办理", { needs: ["reason"], householdSide: true }),
  step("confirmed", "effective", "已见效", { householdSide: true }),
  step("confirmed", "ended", "终止", ended),
  step("effective", "ended", "到期结束", ended),
]

export const transitionOf = (from: MeasureState, to: MeasureState): Transition | undefined =>
  TRANSITIONS.find((each) => each.from === from && each.to === to)

/** Who wants to take a step: how far somebody sees, and the department of whoever works for one. */
export interface Mover {
  readonly reach: Reach
  readonly department: string | null
}

/** A measure as far as a step depends on it; days are ISO. */
export interface Movable {
  readonly state: MeasureState
  readonly department: string
  readonly stateOn: string
}

export interface Move {
  readonly to: MeasureState
  /** Day on which it happened. */
  readonly on: string
  /** The household's word or the reason, as `needs` asks. */
  readonly note: string
}

/**
 * Why a measure may not take a step, as one sentence; null = it may.
 * @param today the day after which nothing can have happened yet
 */
export function moveProblem(measure: Movable, move: Move, mover: Mover, today: string): string | null {
  const transition = transitionOf(measure.state, move.to)
  if (!transition) return `“${MEASURE_STATES[measure.state]}”的措施不能直接改为“${MEASURE_STATES[move.to]}”`
  if (mover.reach === "department") {
    if (transition.householdSide) return "这一步要听农户的意见，由村里或帮扶责任人登记"
    if (measure.department !== mover.department) return "这项措施由别的部门负责"
  }
  if (move.on > today) return "日期不能晚于今天"
  if (move.on < measure.stateOn) return `日期不能早于上一步的 ${measure.stateOn}`
  if (transition.needs.includes("word") && move.note.trim() === "") return "请写下农户怎么说的、是谁说的"
  if (transition.needs.includes("reason") && move.note.trim() === "") return "请写明原因"
  return null
}

/** Steps that somebody may choose for a measure now, whatever the day. */
export const stepsFor = (measure: Movable, mover: Mover): Transition[] =>
  TRANSITIONS.filter(
    ({ from, householdSide }) =>
      from === measure.state &&
      (mover.reach !== "department" || (!householdSide && measure.department === mover.department)),
  )
