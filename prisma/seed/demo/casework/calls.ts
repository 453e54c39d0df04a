import { randomUUID } from "node:crypto"
import type { Random } from "../random"
import { addDays } from "./days"
import type { Family } from "./families"
import type { Known } from "./organisation"
import type { Official } from "./people"
import type { Pairing } from "./responsibility"
import type { NearDay } from "./rhythm"

/** A visit before anything is said in it. */
export interface Call {
  id: string
  day: string
  by: Known | Official
  /** The pairing in whose time it is; null for first secretaries and people of the township. */
  pairing: Pairing | null
  mode: "home" | "phone" | "elsewhere"
  met: boolean
}

export interface Visiting {
  random: Random
  near: NearDay
  today: string
  /** Nobody is visited before this day: the year that the demo remembers. */
  since: string
}

/** How a household is kept up with. */
type Care = "steady" | "slack" | "forgotten" | "never"

/** Of a thousand households: 965 seen lately, 28 not for two months and more, 7 never. */
const careOf = (random: Random, watched: boolean): Care =>
  random.weighted([
    ["steady", watched ? 985 : 965],
    ["slack", watched ? 12 : 22],
    ["forgotten", 6],
    ["never", watched ? 0 : 7],
  ] as const)

/** Days since the last visit and between two. */
function paceOf(random: Random, care: Care, watched: boolean): { gap: number; every: number } {
  if (care === "slack") return { gap: random.int(62, 96), every: random.int(40, 70) }
  if (care === "forgotten") return { gap: random.int(97, 230), every: random.int(45, 80) }
  if (watched) return { gap: random.int(0, 27), every: random.int(27, 31) }
  const every = random.weighted([
    [30, 30],
    [45, 30],
    [60, 25],
    [88, 15],
  ] as const)
  return { gap: random.int(0, Math.min(every, 56)), every }
}

const modeOf = (random: Random): Call["mode"] =>
  random.weighted([
    ["home", 82],
    ["phone", 12],
    ["elsewhere", 6],
  ] as const)

/** The visits of a year by whoever is responsible on the day, the oldest first. */
export function callsOf(on: Visiting, family: Family, pairings: readonly Pairing[]): Call[] {
  const { random, near, today, since } = on
  const care = careOf(random, family.watched)
  if (care === "never" || pairings.length === 0) return []
  const { gap, every } = paceOf(random, care, family.watched)
  const calls: Call[] = []
  // The gap of who is behind must hold; otherwise the day may shift to one that suits.
  let around = addDays(today, -gap)
  let latest = care === "steady" ? today : around
  for (;;) {
    const day = near(random, around, 6, since, latest)
    if (day === null) break
    const pairing = pairings.find((each) => day >= each.startedOn && (each.endedOn === null || day < each.endedOn))
    if (pairing) {
      const mode = modeOf(random)
      calls.push({
        id: randomUUID(),
        day,
        by: pairing.account,
        pairing,
        mode,
        met: mode !== "home" || !random.chance(0.025),
      })
    }
    latest = addDays(day, -8)
    around = addDays(day, -Math.max(14, every + random.int(-5, 5)))
  }
  return calls.reverse()
}

/** Visits of the village's first secretary or the township's people, a few a year. */
export function extraCalls(
  on: Visiting,
  by: Known | Official | undefined,
  chance: number,
  calls: readonly Call[],
): Call[] {
  const last = calls.at(-1)
  if (!by || !last || !on.random.chance(chance)) return []
  const day = on.near(on.random, addDays(on.since, on.random.int(10, 350)), 6, on.since, last.day)
  return day ? [{ id: randomUUID(), day, by, pairing: null, mode: "home", met: true }] : []
}
