import type { Random } from "../random"
import { answersOf } from "./answers"
import type { Call } from "./calls"
import { momentOn } from "./days"
import type { Family } from "./families"
import type { Planned } from "./plans"
import { type Occasion, sentenceOf } from "./sentences"
import type { Row } from "./store"
import type { Troubled } from "./troubles"

/** What else happened in a visit, so that its sentence speaks of it. */
function occasionOf(call: Call, planned: Planned, troubled: Troubled | null): Occasion {
  const occasion: Occasion = {}
  const [first] = planned.measures
  if (planned.agreed === call && first) occasion.agreed = first.choice.title
  const confirmed = planned.measures.find((each) => each.confirmedIn === call)
  if (confirmed) occasion.confirmed = { title: confirmed.choice.title, kind: confirmed.choice.gift.kind }
  const waiting = planned.measures.find((each) => each.state === "underway" && each.stateOn < call.day)
  if (waiting) occasion.waiting = waiting.choice.title
  if (troubled?.raised === call) occasion.raised = troubled.trouble.title
  if (troubled?.closed === call) occasion.solved = troubled.trouble.title
  return occasion
}

export function visitRows(
  random: Random,
  family: Family,
  calls: readonly Call[],
  planned: Planned,
  troubled: Troubled | null,
): Row[] {
  const [head, ...others] = family.members
  return calls.map((call) => {
    const at = momentOn(random, call.day)
    const met = !call.met || !head ? [] : others.length > 0 && random.chance(0.3) ? [random.pick(others).id] : ["head"]
    return {
      id: call.id,
      household_id: family.id,
      village_code: family.villageCode,
      visited_on: call.day,
      mode: call.mode,
      visitor_id: call.by.id,
      visitor_name: call.by.displayName,
      visitor_role: call.by.role,
      met: call.met ? met : ["nobody"],
      sentence: sentenceOf(random, family, call, occasionOf(call, planned, troubled)),
      content: answersOf(random, family, call, planned, troubled),
      received_at: at,
    }
  })
}
