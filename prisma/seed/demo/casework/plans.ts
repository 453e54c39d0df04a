import { randomUUID } from "node:crypto"
import type { Random } from "../random"
import type { Call } from "./calls"
import { type Choice, choicesFor } from "./choices"
import { addDays, momentOn } from "./days"
import type { Family } from "./families"
import { type Carrying, carry, drop, type Measured } from "./measures"
import { aimsOf, difficultyOf, reasonOf, wishOf } from "./plan-words"
import type { Row } from "./store"

export interface Planned {
  plans: Row[]
  measures: Measured[]
  /** The visit in which the plan was agreed; null = none yet. */
  agreed: Call | null
}

const NONE: Planned = { plans: [], measures: [], agreed: null }

function planRow(random: Random, family: Family, call: Call, version: number, state: string): Row {
  const draft = state === "draft"
  const at = momentOn(random, call.day)
  return {
    id: randomUUID(),
    household_id: family.id,
    village_code: family.villageCode,
    version,
    state,
    difficulty: difficultyOf(random, family),
    aims: aimsOf(random, family),
    income_goal_yuan: random.chance(0.6) ? random.int(13, 22) * 1000 : null,
    wish: wishOf(random),
    consent: draft ? null : random.chance(0.94) ? "agreed" : "partly",
    consent_by: draft ? null : family.head,
    consent_how: draft ? null : random.chance(0.75) ? "signed" : "spoken",
    consent_on: draft ? null : call.day,
    basis: { pathway: family.pathway, secondary: family.secondary, urgent: family.urgent },
    reason: version === 1 ? null : reasonOf(random),
    created_at: at,
    created_by: call.by.id,
    created_by_name: call.by.displayName,
    changed_at: at,
    agreed_at: draft ? null : at,
    ended_at: null,
    end_reason: null,
  }
}

const carried = (
  on: Carrying,
  { head }: Family,
  choices: readonly Choice[],
  call: Call,
  calls: readonly Call[],
  version: number,
) => choices.map((choice) => carry(on, head, choice, call, calls, version))

/** A second version: one measure left out unless the household has it already, another added. */
function renew(
  on: Carrying,
  family: Family,
  planned: Planned,
  choices: readonly Choice[],
  calls: readonly Call[],
): void {
  const { random } = on
  const [first] = planned.plans
  const later = calls.filter(
    (each) => each.met && each.mode === "home" && planned.agreed && each.day > addDays(planned.agreed.day, 90),
  )
  const call = later.length > 0 ? random.pick(later) : undefined
  const [spare] = choices
  if (!first || !call || !spare) return
  planned.plans = [
    { ...first, state: "superseded", changed_at: momentOn(random, call.day) },
    planRow(random, family, call, 2, "agreed"),
  ]
  const open = planned.measures.find((each) => each.deliveredOn === null)
  if (open) drop(open, call.day, call.by, 2)
  planned.measures.push(carry(on, family.head, spare, call, calls, 2))
}

/** The household's plan with its measures; a few households have none yet, or a draft. */
export function planOf(on: Carrying, family: Family, calls: readonly Call[]): Planned {
  const { random, today } = on
  const heard = calls.filter((each) => each.met && each.pairing && each.mode === "home")
  const [first] = heard
  if (!first || random.chance(family.watched ? 0.006 : 0.04)) return NONE
  // Half of the plans are as old as the record; the others were made as the year went on, some in the last weeks.
  const call = random.chance(0.45) ? first : random.pick(heard)
  const choices = choicesFor(random, family)
  if (random.chance(0.02) && call.day > addDays(today, -120)) {
    return { plans: [planRow(random, family, call, 1, "draft")], measures: [], agreed: null }
  }
  const renewed = random.chance(0.14) && choices.length > 1
  const planned: Planned = {
    plans: [planRow(random, family, call, 1, "agreed")],
    measures: carried(on, family, renewed ? choices.slice(0, -1) : choices, call, calls, 1),
    agreed: call,
  }
  if (renewed) renew(on, family, planned, choices.slice(-1), calls)
  return planned
}
