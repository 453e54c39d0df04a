import { randomUUID } from "node:crypto"
import type { DepartmentKey } from "@/lib/domain/access/departments"
import type { Random } from "../random"
import type { Call } from "./calls"
import { addDays, momentOn } from "./days"
import type { Family } from "./families"
import type { Known } from "./organisation"
import type { Official } from "./people"
import type { Row } from "./store"
import { HOUSEHOLD_WORDS, STEPS, TROUBLES, type Trouble } from "./trouble-words"

type Person = Known | Official

export interface Troubled {
  trouble: Trouble
  raised: Call
  /** The visit in which the household said that it is done with. */
  closed: Call | null
  problem: Row
  events: Row[]
}

const SHARE = 0.034

const fits = ({ category }: Trouble, family: Family): boolean => {
  const { members } = family
  if (category === "schooling") return members.some(({ school }) => school !== null && school !== "under_school_age")
  if (category === "medical")
    return members.some(({ health }) => health.includes("major") || health.includes("chronic"))
  if (category === "disability") return members.some(({ disabled }) => disabled)
  if (category === "work") return members.some(({ labour }) => labour === "ordinary" || labour === "skilled")
  if (category === "allowance") return family.pathway === "P12"
  if (category === "industry") return (family.contractLandMu ?? 0) > 0
  return true
}

/** A trouble that came up in a visit: most are over, some wait, some are overdue. */
export function troubleOf(
  on: { random: Random; today: string; staffOf: ReadonlyMap<DepartmentKey, Person> },
  family: Family,
  calls: readonly Call[],
): Troubled | null {
  const { random, today, staffOf } = on
  const unsafe = family.housingGrade === "C" || family.housingGrade === "D"
  const met = calls.filter((each) => each.met)
  if (met.length === 0 || !random.chance(unsafe ? 0.12 : SHARE * 0.75)) return null
  const trouble = random.pick(TROUBLES.filter((each) => fits(each, family) && (!unsafe || each.category === "housing")))
  const recent = random.chance(0.45)
  const fresh = met.filter((each) => each.day >= addDays(today, -75))
  const raised = random.pick(recent && fresh.length > 0 ? fresh : met)
  const dueOn = addDays(raised.day, trouble.days)
  const over = met.find((each) => each.day > addDays(raised.day, 5))
  const closed = over && !(recent && random.chance(0.7)) ? over : null
  const id = randomUUID()
  const official = trouble.department ? staffOf.get(trouble.department) : undefined
  const owner = official ?? raised.by
  const base = {
    problem_id: id,
    household_id: family.id,
    village_code: family.villageCode,
    department: trouble.department,
  }
  const step = (kind: string, day: string, by: Person, note: string, data: object = {}): Row => ({
    id: randomUUID(),
    ...base,
    kind,
    note,
    data,
    at: momentOn(random, day),
    by_id: by.id,
    by_name: by.displayName,
  })
  const noted = addDays(raised.day, random.int(2, 9))
  const events = [step("raised", raised.day, raised.by, "")]
  if (noted <= (closed?.day ?? today) && random.chance(0.6))
    events.push(step("noted", noted, owner, random.pick(STEPS)))
  if (closed) events.push(step("closed", closed.day, closed.by, trouble.done))
  const problem: Row = {
    id,
    household_id: family.id,
    village_code: family.villageCode,
    category: trouble.category,
    title: trouble.title,
    detail: trouble.detail,
    visit_id: raised.id,
    raised_on: raised.day,
    raised_by: raised.by.id,
    raised_by_name: raised.by.displayName,
    owner_id: owner.id,
    owner_name: owner.displayName,
    owner_department: trouble.department,
    due_on: dueOn,
    state: closed ? "closed" : "open",
    closed_on: closed?.day ?? null,
    done_what: closed ? trouble.done : null,
    household_word: closed ? random.pick(HOUSEHOLD_WORDS) : null,
    closed_by: closed?.by.id ?? null,
    closed_by_name: closed?.by.displayName ?? null,
    created_at: momentOn(random, raised.day),
    changed_at: momentOn(random, closed?.day ?? raised.day),
  }
  return { trouble, raised, closed, problem, events }
}
