import { randomUUID } from "node:crypto"
import type { DepartmentKey } from "@/lib/domain/access/departments"
import { deadlineOf } from "@/lib/domain/problem/deadline"
import { PROBLEM_CATEGORIES, type ProblemCategory } from "@/lib/domain/problem/problem"
import type { Random } from "../random"
import type { Call } from "./calls"
import { addDays, momentOn } from "./days"
import type { Family } from "./families"
import type { Known } from "./organisation"
import type { Official } from "./people"
import type { Row } from "./store"
import { type Concerned, HOUSEHOLD_WORDS, STEPS, TROUBLES, type Trouble, VILLAGE_TROUBLES } from "./trouble-words"

type Person = Known | Official

export interface Troubles {
  problems: Row[]
  events: Row[]
}

export interface Troubled extends Troubles {
  trouble: Trouble
  raised: Call
  /** The visit in which the household said that it is done with. */
  closed: Call | null
}

export interface Mending {
  random: Random
  today: string
  staffOf: ReadonlyMap<DepartmentKey, Person>
}

interface Story {
  householdId: string | null
  villageCode: string
  visitId: string | null
  what: { category: ProblemCategory; title: string; detail: string; department: DepartmentKey | null; done: string }
  raised: { day: string; by: Person }
  closed: { day: string; by: Person } | null
  /** Owner where no department can mend it. */
  owner: Person
}

/** The rows of one problem with what was said and done about it; some were given more time. */
function told({ random, today, staffOf }: Mending, story: Story): Troubles {
  const { what, raised, closed } = story
  const id = randomUUID()
  const owner = (what.department ? staffOf.get(what.department) : undefined) ?? story.owner
  const place = { household_id: story.householdId, village_code: story.villageCode }
  const step = (kind: string, day: string, by: Person, note: string, data: object = {}): Row => ({
    id: randomUUID(),
    problem_id: id,
    ...place,
    department: by.role === "departmentStaff" ? by.department : null,
    kind,
    note,
    data,
    at: momentOn(random, day),
    by_id: by.id,
    by_name: by.displayName,
  })
  let dueOn = deadlineOf(what.category, raised.day)
  const events = [
    step("raised", raised.day, raised.by, what.detail, { dueOn, accountId: owner.id, department: what.department }),
  ]
  const noted = addDays(raised.day, random.int(1, 6))
  if (noted < (closed?.day ?? today) && random.chance(0.6)) events.push(step("noted", noted, owner, random.pick(STEPS)))
  if (dueOn < (closed?.day ?? today) && random.chance(closed ? 0.25 : 0.5)) {
    const asked = dueOn
    dueOn = addDays(dueOn, random.int(15, 40))
    events.push(step("postponed", asked, owner, "等施工队排期，申请延期", { dueOn }))
  }
  const word = closed && story.householdId ? random.pick(HOUSEHOLD_WORDS) : null
  if (closed) events.push(step("closed", closed.day, closed.by, what.done, { on: closed.day, word }))
  const problem: Row = {
    id,
    ...place,
    category: what.category,
    title: what.title,
    detail: what.detail,
    visit_id: story.visitId,
    raised_on: raised.day,
    raised_by: raised.by.id,
    raised_by_name: raised.by.displayName,
    owner_id: owner.id,
    owner_name: owner.displayName,
    owner_department: what.department,
    due_on: dueOn,
    state: closed ? "closed" : "open",
    closed_on: closed?.day ?? null,
    done_what: closed ? what.done : null,
    household_word: word,
    closed_by: closed?.by.id ?? null,
    closed_by_name: closed?.by.displayName ?? null,
    created_at: momentOn(random, raised.day),
    changed_at: momentOn(random, closed?.day ?? raised.day),
  }
  return { problems: [problem], events }
}

const CONCERNS: Readonly<Record<Concerned, (family: Family) => boolean>> = {
  anybody: () => true,
  unsafe: ({ housingGrade }) => housingGrade === "C" || housingGrade === "D",
  pupil: ({ members }) => members.some(({ school }) => school !== null && school !== "under_school_age"),
  sick: ({ members }) => members.some(({ health }) => health.includes("major") || health.includes("chronic")),
  allowance: ({ pathway }) => pathway === "P12",
  disabled: ({ members }) => members.some(({ disabled }) => disabled),
  worker: ({ members }) => members.some(({ labour }) => labour === "ordinary" || labour === "skilled"),
  farmer: ({ contractLandMu }) => (contractLandMu ?? 0) > 0,
}

/** A trouble that came up in a visit: most are over, some wait, some are overdue. About three households of a hundred have one. */
export function troubleOf(on: Mending, family: Family, calls: readonly Call[]): Troubled | null {
  const { random, today } = on
  const unsafe = CONCERNS.unsafe(family)
  const met = calls.filter((each) => each.met)
  if (met.length === 0 || !random.chance(unsafe ? 0.13 : 0.032)) return null
  const trouble = random.pick(TROUBLES.filter(({ of }) => (unsafe ? of === "unsafe" : CONCERNS[of](family))))
  const waits = random.chance(0.5)
  const { days } = PROBLEM_CATEGORIES[trouble.category]
  const fresh = met.filter((each) => each.day >= addDays(today, random.chance(0.55) ? -days : -45))
  const raised = random.pick(!waits ? met : fresh.length > 0 ? fresh : met.slice(-1))
  const over = met.find((each) => each.day > addDays(raised.day, 3))
  const closed = over && !waits ? over : null
  const { id: householdId, villageCode } = family
  const story = { householdId, villageCode, visitId: raised.id, what: trouble, raised, closed, owner: raised.by }
  return { trouble, raised, closed, ...told(on, story) }
}

/** What one village of three has reported about itself in the last months. */
export function villageTroubles(on: Mending, villageCode: string, by: Person): Troubles {
  const { random, today } = on
  if (!random.chance(0.34)) return { problems: [], events: [] }
  const [category, title, detail, department, done] = random.pick(VILLAGE_TROUBLES)
  const day = addDays(today, -random.int(2, 90))
  const over = addDays(day, random.int(8, 30))
  const closed = over <= today && random.chance(0.7) ? { day: over, by } : null
  const what = { category, title, detail, department, done }
  return told(on, { householdId: null, villageCode, visitId: null, what, raised: { day, by }, closed, owner: by })
}
