import "fake-indexeddb/auto"
import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import {
  asCorrection,
  asSaved,
  type Entry,
  isPhotoOpen,
  isUnsent,
  waits,
  withPhotosAgain,
} from "@/lib/domain/field/outbox"
import { FORM_SHAPE } from "@/lib/domain/field/visit-form"
import { today } from "@/lib/platform/clock"
import type { Scope } from "@/lib/platform/scope/scope"
import { Browser, happened, Network } from "@/tests/support/chaos"
import { makeCounty, makeHousehold, scopeFor, type TestCounty } from "@/tests/support/county"
import { chance } from "@/tests/support/random"
import { signedInAs } from "@/tests/support/signed-in"
import { rowsAsOwner } from "@/tests/support/sql"

/**
 * The phone's own engine and store against the real routes and Postgres, over a network that loses, doubles, delays, cuts and damages,
 * with a program that is ended at any await and a clock that jumps. FIELD_CHAOS_RUNS sets how many runs (90), FIELD_CHAOS_SEED
 * the first seed (1): a failure names its seed, and FIELD_CHAOS_RUNS=1 FIELD_CHAOS_SEED=<seed> repeats it.
 */
const RUNS = Number(process.env.FIELD_CHAOS_RUNS ?? 90)
const FIRST_SEED = Number(process.env.FIELD_CHAOS_SEED ?? 1)
const DAY = 86_400_000
const DAMAGES = 5

let county: TestCounty
let people: readonly [Scope, Scope]
let homes: readonly { id: string; memberIds: string[] }[]
let total = { visits: 0, problems: 0, photos: 0, refused: 0, corrected: 0, picturesAgain: 0 }

beforeAll(async () => {
  county = await makeCounty()
  people = [await scopeFor("firstSecretary", county.villages[0]), await scopeFor("firstSecretary", county.villages[0])]
  const staff = await scopeFor("countyStaff", county.code)
  const one = () => makeHousehold(staff, { villageCode: county.villages[0], values: { housingGrade: "A" } })
  homes = [await one(), await one(), await one()]
})

afterAll(() => {
  console.info(`field chaos: ${RUNS} runs, seeds ${FIRST_SEED}–${FIRST_SEED + RUNS - 1}`, total, happened)
})

interface Written {
  readonly browser: Browser
  readonly account: Scope
  readonly entry: Entry
  readonly photos: readonly Uint8Array<ArrayBuffer>[]
}

/** A measure that was delivered, so that a visit can hear whether it arrived. */
async function deliveredMeasure(householdId: string): Promise<string> {
  const [row] = await rowsAsOwner<{ id: string }>(
    `INSERT INTO plan_measure (county_code, household_id, village_code, from_version, measure_key, title, national_type, department, due_on, state, state_on,
       delivered_on, created_by, created_by_name)
     VALUES ($1, $2, $3, 1, 'chaos', '试验措施', 'industry', 'shangwu', current_date, 'delivered', '2026-01-01', '2026-01-01', $4, '试验') RETURNING id::text`,
    [county.code, householdId, county.villages[0], people[0].actorId],
  )
  return row?.id ?? ""
}

function picture(random: () => number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(20_000 + Math.floor(random() * 120_000))
  for (let at = 0; at < bytes.length; at += 97) bytes[at] = Math.floor(random() * 256)
  bytes.set([0xff, 0xd8, 0xff])
  return bytes
}

function entryOf(random: () => number, measureId: string, token: string, serial: number): Entry {
  const home = homes[Math.floor(random() * homes.length)]
  const head = {
    id: randomUUID(),
    householdId: home?.id ?? "",
    householdName: "张试验",
    shape: FORM_SHAPE,
    fields: {},
    photos: [],
    state: "draft" as const,
    attempts: 0,
    at: "2026-01-01T00:00:00Z",
  }
  if (random() < 0.2) {
    const payload = { householdId: head.householdId, category: "water", title: `${token} ${serial}`, detail: "" }
    return { ...head, kind: "problem", payload }
  }
  // By a clock that is wrong the day may lie in the future; the county refuses it with the reason.
  const visitedOn = random() < 0.15 ? "2999-01-01" : today()
  const change = { kind: "household", recordId: head.householdId, field: "landUse", base: null, value: "unable" }
  const problem = { id: randomUUID(), category: "other", title: `${token} ${serial} 问题`, detail: "" }
  const payload = {
    householdId: head.householdId,
    visitedOn,
    mode: "home",
    met: ["head"],
    sentence: `${token} ${serial}`,
    changes: random() < 0.4 ? [{ ...change, value: random() < 0.5 ? "unable" : "inefficient" }] : [],
    measures: random() < 0.4 ? [{ id: measureId, received: true }] : [],
    problem: random() < 0.3 ? problem : null,
  }
  return { ...head, kind: "visit", payload }
}

/** What the person does with what was refused: corrects the day. */
async function correct(browser: Browser): Promise<boolean> {
  const { copies, outbox } = await browser.phone()
  const current = await copies.current()
  if (!current) return false
  let any = false
  for (const { entry } of await outbox.list(current)) {
    if (entry.state !== "refused" || entry.taken) continue
    any = true
    total = { ...total, corrected: total.corrected + 1 }
    await outbox.change(current, entry.id, (kept) => {
      const draft = asCorrection(kept, kept.id)
      return asSaved({ ...draft, payload: { ...draft.payload, visitedOn: today() } }, entry.at)
    })
  }
  return any
}

/** Damaged pictures are offered again by themselves; after too many refusals their author asks for it. */
async function untilPicturesArrived(browser: Browser, person: Scope): Promise<void> {
  await browser.signIn(person)
  for (let round = 0; round < DAMAGES + 2; round++) {
    await browser.sync()
    const { copies, outbox } = await browser.phone()
    const current = await copies.current()
    if (!current) return
    for (const { entry } of await outbox.list(current)) {
      if (entry.state !== "stored" || entry.photos.every((photo) => photo.stored || isPhotoOpen(photo))) continue
      total = { ...total, picturesAgain: total.picturesAgain + 1 }
      await outbox.change(current, entry.id, withPhotosAgain)
    }
  }
}

async function live(random: () => number, browsers: readonly Browser[], network: Network, token: string) {
  const written: Written[] = []
  const measureId = await deliveredMeasure(homes[0]?.id ?? "")
  for (const [index, browser] of browsers.entries()) await browser.signIn(people[index % 2] as Scope)
  for (let step = 0; step < 10; step++) {
    const browser = browsers[Math.floor(random() * browsers.length)] as Browser
    browser.endanger(true)
    const dice = random()
    if (dice < 0.45) {
      const entry = entryOf(random, measureId, token, step)
      const photos = random() < 0.25 ? [picture(random)] : []
      browser.endanger(false)
      const current = await (await browser.phone()).copies.current()
      browser.endanger(true)
      const account = people.find(({ actorId }) => actorId === current?.account)
      if (account && (await browser.write(entry, photos))) written.push({ browser, account, entry, photos })
    } else if (dice < 0.75) await browser.sync()
    else if (dice < 0.82) browser.clock += Math.floor((random() - 0.5) * 60) * DAY
    else if (dice < 0.88) await browser.signIn(people[Math.floor(random() * 2)] as Scope)
    else if (dice < 0.92) browser.session = null
    else await network.arriveLate()
    browser.endanger(false)
  }
  return { written, measureId }
}

/** The network is whole again: each account signs in on each browser and sends until nothing waits. */
async function settle(browsers: readonly Browser[], network: Network, corrects: boolean): Promise<void> {
  network.calm = true
  for (const browser of browsers) {
    for (const person of people) {
      await browser.signIn(person)
      await browser.sync()
      if (corrects && (await correct(browser))) await browser.sync()
    }
  }
  await network.arriveLate()
  for (const browser of browsers) await browser.sync()
  for (const browser of browsers) for (const person of people) await untilPicturesArrived(browser, person)
}

const counted = async (sql: string, values: unknown[]): Promise<Map<string, number>> => {
  const rows = await rowsAsOwner<{ key: string; n: number }>(sql, values)
  return new Map(rows.map(({ key, n }) => [key, n]))
}

async function storedPhoto(person: Scope, id: string): Promise<Buffer> {
  const { GET } = await import("@/app/api/photos/[id]/route")
  const request = new Request(`http://county.invalid/api/photos/${id}`)
  const response = await signedInAs(person, () => GET(request, { params: Promise.resolve({ id }) }))
  return Buffer.from(await response.arrayBuffer())
}

/** What became of one written entry, as its phone shows it. */
async function shownOf({ browser, account, entry }: Written): Promise<Entry | undefined> {
  await browser.signIn(account)
  const { copies, outbox } = await browser.phone()
  const current = await copies.current()
  return current && (await outbox.find(current, entry.id))?.entry
}

async function run(seed: number): Promise<void> {
  const random = chance(seed)
  const token = `乱${seed}-${randomUUID().slice(0, 8)}`
  const network = new Network(random)
  network.damages = seed % 3 === 0 ? DAMAGES : 0
  const browsers = [0, 1].map((index) => new Browser(`chaos-${token}-${index}`, network, random))
  const { written, measureId } = await live(random, browsers, network, token)
  await settle(browsers, network, random() < 0.5)

  const visits = await counted(
    "SELECT sentence AS key, count(*)::int AS n FROM visit WHERE county_code = $1 AND sentence LIKE $2 GROUP BY 1",
    [county.code, `${token} %`],
  )
  const problems = await counted(
    "SELECT title AS key, count(*)::int AS n FROM problem WHERE county_code = $1 AND title LIKE $2 GROUP BY 1",
    [county.code, `${token} %`],
  )
  for (const each of written) {
    const shown = await shownOf(each)
    const { payload } = each.entry
    const [table, key] = each.entry.kind === "visit" ? [visits, payload.sentence] : [problems, payload.title]
    expect(shown, `${key}: what was saved on the phone is still there`).toBeDefined()
    if (!shown) continue
    expect(waits(shown), `${key}: nothing waits for ever`).toBe(false)
    if (shown.state === "refused") {
      total = { ...total, refused: total.refused + 1 }
      expect(shown.reason, `${key}: refused with a reason`).toBeTruthy()
      expect(shown.taken === true || !table.has(String(key)), `${key}: refused and not stored`).toBe(true)
      continue
    }
    expect([key, shown.state, table.get(String(key))]).toEqual([key, "stored", 1])
    expect(isUnsent(shown), `${key}: its pictures too`).toBe(false)
    const own = (payload.problem as { title: string } | null | undefined)?.title
    if (own) expect([own, problems.get(own)]).toEqual([own, 1])
    for (const [index, bytes] of each.photos.entries()) {
      const stored = await storedPhoto(each.account, shown.photos[index]?.id ?? "")
      expect(stored.equals(Buffer.from(bytes)), `${key}: picture ${index} is the same byte for byte`).toBe(true)
      total = { ...total, photos: total.photos + 1 }
    }
  }
  // Also what was ended halfway: it is there once or not at all.
  expect([...visits, ...problems].filter(([, n]) => n !== 1)).toEqual([])
  const doubled = await rowsAsOwner(
    `SELECT visit_id FROM measure_event WHERE county_code = $1 AND measure_id = $2 GROUP BY visit_id, to_state HAVING count(*) > 1
     UNION ALL SELECT visit_id FROM assistance WHERE county_code = $1 AND visit_id IS NOT NULL GROUP BY visit_id, item HAVING count(*) > 1
     UNION ALL SELECT visit_id FROM change_request WHERE county_code = $1 AND visit_id IS NOT NULL GROUP BY visit_id, record_id, field HAVING count(*) > 1`,
    [county.code, measureId],
  )
  expect(doubled).toEqual([])
  await rowsAsOwner("UPDATE plan_measure SET state = 'ended' WHERE county_code = $1 AND id = $2", [
    county.code,
    measureId,
  ])
  total = { ...total, visits: total.visits + visits.size, problems: total.problems + problems.size }
  for (const browser of browsers) (await browser.phone()).copies.database.close()
}

it(
  "whatever happens on the way, each saved visit is in the county once or visibly refused, and nothing is doubled",
  async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      try {
        await run(seed)
      } catch (error) {
        throw new Error(`FIELD_CHAOS_SEED=${seed} FIELD_CHAOS_RUNS=1: ${String(error)}`, { cause: error })
      }
    }
  },
  Math.max(120_000, RUNS * 4_000),
)
