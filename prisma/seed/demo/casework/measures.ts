import { randomUUID } from "node:crypto"
import type { DepartmentKey } from "@/lib/domain/access/departments"
import type { MeasureState } from "@/lib/domain/measures/states"
import type { Random } from "../random"
import type { Call } from "./calls"
import type { Choice } from "./choices"
import { addDays, momentOn } from "./days"
import type { Family } from "./families"
import type { Known } from "./organisation"
import type { Official } from "./people"
import type { NearDay } from "./rhythm"
import type { Row } from "./store"

/** A step that was taken on a day, by somebody. */
interface Step {
  to: MeasureState
  day: string
  by: Known | Official
  note: string
  visitId: string | null
}

/** A measure as it has come along. */
export interface Measured {
  id: string
  choice: Choice
  state: MeasureState
  stateOn: string
  dueOn: string
  deliveredOn: string | null
  confirmedOn: string | null
  /** The visit in which the household said that it has got it. */
  confirmedIn: Call | null
  steps: Step[]
  responsible: Known | Official
  fromVersion: number
  toVersion: number | null
}

export interface Carrying {
  random: Random
  near: NearDay
  today: string
  staffOf: ReadonlyMap<DepartmentKey, Known | Official>
}

/** How far a measure comes: most go all the way, some are late, some wait for the household's word. */
type Fate = "through" | "stuck" | "unconfirmed" | "early"

const NOTES: Readonly<Partial<Record<MeasureState, readonly string[]>>> = {
  underway: ["资料已收齐，报批中", "已列入本批次计划", "已与农户对接，开始实施", "施工队已进场", ""],
  delivered: ["已发放到户", "已打卡到账", "已办结", "已完成，资料存档", ""],
  effective: ["见到成效，收入有增加。", "农户反映有用。", "家里负担轻了。"],
}

const noteOf = (random: Random, state: MeasureState): string => random.pick(NOTES[state] ?? [""])

/** The household's word that it got it. */
function wordOf(random: Random, head: string, { gift }: Choice): string {
  if (gift.kind === "money")
    return random.pick([`${head}：钱到卡上了，数对着。`, `${head}：补助收到了。`, `${head}：看了短信，到账了。`])
  if (gift.kind === "goods") return random.pick([`${head}：东西收到了。`, `${head}：领到了，已经用上。`])
  return random.pick([`${head}：事情办好了，满意。`, `${head}：已经落实，没有意见。`, `${head}：办得好，谢谢。`])
}

/** An unsafe house is still one in the register: its repair is under way, or has just been done. */
const isRepair = ({ key }: Choice): boolean => key === "housing.repair"

function fateOf(random: Random, recent: boolean, choice: Choice): Fate {
  if (isRepair(choice))
    return random.weighted([
      ["stuck", 76],
      ["unconfirmed", 14],
      ["through", 10],
    ] as const)
  if (recent) return random.chance(0.75) ? "early" : "through"
  return random.weighted([
    ["through", 89],
    ["unconfirmed", 7.5],
    ["stuck", 3.5],
  ] as const)
}

/** The days that a fate makes for a measure agreed on a day. */
function timesOf(random: Random, choice: Choice, fate: Fate, agreedOn: string, today: string) {
  const planned = addDays(agreedOn, choice.days)
  if (isRepair(choice)) {
    const soon = addDays(today, random.int(-30, 140))
    return { dueOn: [planned, soon].sort().at(-1) ?? planned, delivery: addDays(today, -random.int(4, 45)) }
  }
  const share = random.int(30, fate === "early" ? 135 : 96)
  return { dueOn: planned, delivery: addDays(agreedOn, Math.max(20, Math.round((choice.days * share) / 100))) }
}

/** Takes a measure from its agreement on as far as its fate leads before today. */
export function carry(
  on: Carrying,
  head: string,
  choice: Choice,
  agreed: Call,
  calls: readonly Call[],
  version: number,
): Measured {
  const { random, today } = on
  const official = on.staffOf.get(choice.department) ?? agreed.by
  const responsible = random.chance(0.8) ? official : agreed.by
  const fate = fateOf(random, agreed.day > addDays(today, -75), choice)
  const { dueOn, delivery } = timesOf(random, choice, fate, agreed.day, today)
  const steps: Step[] = [
    { to: "planned", day: agreed.day, by: agreed.by, note: "", visitId: null },
    { to: "agreed", day: agreed.day, by: agreed.by, note: "", visitId: agreed.id },
  ]
  const step = (to: MeasureState, around: string, first: string, by: Known | Official) => {
    const day = on.near(random, around, 5, first, today)
    if (day !== null) steps.push({ to, day, by, note: noteOf(random, to), visitId: null })
    return day
  }
  const idle = fate === "stuck" && random.chance(0.25)
  const started = idle ? null : step("underway", addDays(agreed.day, random.int(6, 32)), agreed.day, official)
  const isDelivered = started !== null && fate !== "stuck"
  const deliveredOn = isDelivered ? step("delivered", delivery, started, official) : null
  const heard =
    deliveredOn === null || fate === "unconfirmed"
      ? undefined
      : calls.find((each) => each.met && each.day > deliveredOn)
  if (heard) {
    steps.push({ to: "confirmed", day: heard.day, by: heard.by, note: wordOf(random, head, choice), visitId: heard.id })
    if (random.chance(0.45)) step("effective", addDays(heard.day, random.int(30, 90)), heard.day, heard.by)
  }
  const last = steps[steps.length - 1] as Step
  return {
    id: randomUUID(),
    choice,
    state: last.to,
    stateOn: last.day,
    dueOn,
    deliveredOn,
    confirmedOn: heard?.day ?? null,
    confirmedIn: heard ?? null,
    steps,
    responsible,
    fromVersion: version,
    toVersion: null,
  }
}

/** A measure that a new version of the plan left out. */
export function drop(measure: Measured, day: string, by: Known | Official, version: number): void {
  measure.toVersion = version
  if (measure.confirmedOn !== null) return
  measure.state = "ended"
  measure.stateOn = day
  measure.steps = [
    ...measure.steps.filter(
      (each) => each.day <= day && (each.to === "planned" || each.to === "agreed" || each.to === "underway"),
    ),
    { to: "ended", day, by, note: "调整计划，不再实施", visitId: null },
  ]
  measure.deliveredOn = null
}

/** What was noted with a step, as the measure itself keeps it. */
const saidIn = ({ steps }: Measured, state: MeasureState): string | null =>
  steps.find((each) => each.to === state)?.note ?? null

const fen = (yuan: number | null): number | null => (yuan === null ? null : yuan * 100)

export function measureRow(random: Random, family: Family, measure: Measured, creator: Known | Official): Row {
  const { choice } = measure
  const created = momentOn(random, measure.steps[0]?.day ?? measure.stateOn)
  return {
    id: measure.id,
    household_id: family.id,
    village_code: family.villageCode,
    from_version: measure.fromVersion,
    to_version: measure.toVersion,
    measure_key: choice.key,
    title: choice.title,
    pathway: choice.pathway,
    national_type: choice.nationalType,
    reasons: [choice.reason],
    department: choice.department,
    responsible_id: measure.responsible.id,
    responsible_name: measure.responsible.displayName,
    due_on: measure.dueOn,
    quantity: choice.quantity,
    unit: choice.unit,
    amount_fen: fen(choice.amountYuan),
    expected_fen: fen(choice.expectedYuan),
    state: measure.state,
    state_on: measure.stateOn,
    delivered_on: measure.deliveredOn,
    confirmed_on: measure.confirmedOn,
    confirmed_how: saidIn(measure, "confirmed"),
    effect: saidIn(measure, "effective"),
    end_reason: measure.state === "ended" ? "调整计划，不再实施" : null,
    created_at: created,
    created_by: creator.id,
    created_by_name: creator.displayName,
    changed_at: momentOn(random, measure.stateOn),
  }
}

/** Steps of one day follow each other by the hour. */
export const eventRows = (random: Random, family: Family, measure: Measured): Row[] =>
  measure.steps.map((each, index) => ({
    id: randomUUID(),
    measure_id: measure.id,
    household_id: family.id,
    village_code: family.villageCode,
    department: measure.choice.department,
    from_state: measure.steps[index - 1]?.to ?? null,
    to_state: each.to,
    happened_on: each.day,
    note: each.note,
    visit_id: each.visitId,
    at: `${each.day}T${String(9 + index).padStart(2, "0")}:${String(random.int(10, 59))}:00+08:00`,
    by_id: each.by.id,
    by_name: each.by.displayName,
  }))
