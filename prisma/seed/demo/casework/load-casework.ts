import { event } from "@/lib/domain/audit/event"
import { isWorkingDay } from "@/lib/domain/calendar/working-days"
import { today } from "@/lib/platform/clock"
import { Prisma } from "@/lib/platform/db/generated/client"
import { recordEvents, type Tx, write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { randomOf } from "../random"
import { type Call, callsOf, extraCalls } from "./calls"
import { addDays } from "./days"
import { type Family, familiesOf } from "./families"
import { measureLines, reliefLines, villageLines } from "./ledger"
import type { Staffed } from "./load-organisation"
import { eventRows, measureRow } from "./measures"
import { planOf } from "./plans"
import type { Pairing } from "./responsibility"
import { type NearDay, rhythmOf } from "./rhythm"
import { type Row, store } from "./store"
import { troubleOf, villageTroubles } from "./troubles"
import { visitRows } from "./visits"

/** Rows by table, in the order in which they refer to each other. */
const TABLES = ["visit", "plan", "plan_measure", "measure_event", "assistance", "problem", "problem_event"] as const
type Rows = Record<(typeof TABLES)[number], Row[]>

/** Townships stored at the same time: the database is what takes the time, and it has more than one process. */
const LANES = 2

/** Days on which few work: weekends and holidays, Spring Festival among them; a weekend that is worked is a day like others. */
const isRest = (day: string): boolean => !isWorkingDay(day)

interface Telling {
  staffed: Staffed
  pairingsOf: ReadonlyMap<string, Pairing[]>
  near: NearDay
  today: string
}

/** The year of one household. @returns the days on which it was seen, by pairing and at all */
function tell(on: Telling, family: Family, rows: Rows): Call[] {
  const random = randomOf(`demo casework ${family.no}`)
  const { near, today } = on
  const { staffOf, secretaryOf, leaderOf, townshipStaff, unitOfVillage, units } = on.staffed.organisation
  const visiting = { random, near, today, since: addDays(today, -365) }
  const own = callsOf(visiting, family, on.pairingsOf.get(family.id) ?? [])
  const secretary = secretaryOf.get(family.villageCode)
  const office = townshipStaff.get(family.villageCode.slice(0, 9))
  const leader = leaderOf.get(family.villageCode.slice(0, 9))
  const isOwn = own.some(({ by }) => by.id === secretary?.id)
  const extra = [
    ...extraCalls(visiting, isOwn ? undefined : secretary, 0.22, own),
    ...extraCalls(visiting, office, 0.03, own),
    // A chance of its own, so that the others' visits stay on their days. Some ten households of a township in a year.
    ...extraCalls({ ...visiting, random: randomOf(`demo leader ${family.no}`) }, leader, 0.012, own),
  ]
  const calls = [...own, ...extra].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const planned = planOf({ random, near, today, staffOf }, family, calls)
  const troubled = troubleOf({ random, today, staffOf }, family, calls)
  const unitOf = (department: string) => units.find((each) => each.department_key === department)
  rows.visit.push(...visitRows(random, family, calls, planned, troubled))
  rows.plan.push(...planned.plans)
  for (const measure of planned.measures) {
    const creator = planned.agreed?.by ?? measure.responsible
    rows.plan_measure.push(measureRow(random, family, measure, creator))
    rows.measure_event.push(...eventRows(random, family, measure))
  }
  rows.assistance.push(...measureLines(random, family, planned.measures, unitOf))
  rows.assistance.push(...reliefLines({ random, near, today }, family, own, unitOfVillage.get(family.villageCode)))
  if (troubled) {
    rows.problem.push(...troubled.problems)
    rows.problem_event.push(...troubled.events)
  }
  return calls
}

/** What visits keep with the household and the pairing. */
async function keepLastDays(tx: Tx, calls: readonly (readonly [Family, Call[]])[]): Promise<void> {
  const seen = calls.flatMap(([{ id }, list]) => {
    const last = list.filter((each) => each.met).at(-1)
    return last ? [{ id, day: last.day }] : []
  })
  const visited = new Map<string, string>()
  for (const [, list] of calls)
    for (const { pairing, day, met } of list) if (pairing && met) visited.set(pairing.id, day)
  const pairs = [...visited].map(([id, day]) => ({ id, day }))
  const county = tx.scope.countyCode
  await tx.execute(Prisma.sql`UPDATE household h SET last_seen_on = x.day
    FROM jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) AS x(id uuid, day date) WHERE h.county_code = ${county} AND h.id = x.id`)
  await tx.execute(Prisma.sql`UPDATE pairing p SET last_visit_on = x.day
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS x(id uuid, day date) WHERE p.county_code = ${county} AND p.id = x.id`)
  await tx.query(Prisma.sql`SELECT note_departments(${county}, ${calls.map(([{ id }]) => id)}::uuid[])::text`)
}

/** One event for each table and township, for the reason that `loadOrganisation` gives. */
async function note(tx: Tx, place: string, rows: Rows): Promise<void> {
  const subject = { kind: "township", id: place }
  await recordEvents(tx, [
    event("visit.recorded", subject, { mode: "home", changes: 0, applied: 0, waiting: 0, conflicts: 0, policies: 0 }),
    event("measure.moved", subject, { from: "planned", to: "agreed", measures: rows.plan_measure.length }),
    event("assistance.recorded", subject, { kind: "goods", lines: rows.assistance.length }),
  ])
}

/** What whole villages were given and what they lack. */
function tellVillages(on: Telling, place: string, villages: readonly string[], rows: Rows): void {
  const random = randomOf(`demo villages ${place}`)
  const { near, today, staffed } = on
  const { unitOfVillage, townshipStaff, secretaryOf, staffOf } = staffed.organisation
  for (const code of villages) {
    const unit = unitOfVillage.get(code)
    const by = secretaryOf.get(code) ?? townshipStaff.get(place)
    if (!unit || !by) continue
    rows.assistance.push(...villageLines({ random, near, today }, code, unit, by))
    const { problems, events } = villageTroubles({ random, today, staffOf }, code, by)
    rows.problem.push(...problems)
    rows.problem_event.push(...events)
  }
}

async function loadPlace(scope: Scope, on: Telling, place: string): Promise<void> {
  const rows = Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Rows
  const families = await familiesOf(scope, place)
  const calls = families.map((family) => [family, tell(on, family, rows)] as const)
  tellVillages(on, place, [...new Set(families.map((each) => each.villageCode))], rows)
  await write(
    scope,
    async (tx) => {
      for (const table of TABLES) await store(tx, table, rows[table])
      await keepLastDays(tx, calls)
      await note(tx, place, rows)
    },
    { timeout: 120_000 },
  )
}

/** A year of visits, plans, measures, assistance and problems, township by township. */
export async function loadCasework(scope: Scope, staffed: Staffed): Promise<void> {
  const pairingsOf = new Map<string, Pairing[]>()
  for (const each of staffed.pairings) {
    const list = pairingsOf.get(each.door.id)
    if (list) list.push(each)
    else pairingsOf.set(each.door.id, [each])
  }
  const on: Telling = { staffed, pairingsOf, near: rhythmOf(isRest), today: today() }
  const places = [...staffed.organisation.townshipStaff.keys()]
  const lane = async (): Promise<void> => {
    for (let place = places.shift(); place !== undefined; place = places.shift()) await loadPlace(scope, on, place)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  // The planner believes tables that have just been filled to be empty.
  await write(scope, (tx) =>
    tx.execute(Prisma.sql`ANALYZE visit, plan, plan_measure, measure_event, assistance, pairing`),
  )
}
