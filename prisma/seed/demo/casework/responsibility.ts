import { randomUUID } from "node:crypto"
import type { Random } from "../random"
import { addDays } from "./days"
import type { Known, Organisation } from "./organisation"
import type { Official, Registry } from "./people"
import type { Door, Ground } from "./places"
import type { UnitRow } from "./units"

/** A row of `pairing`, with the household's number and head for hand-overs. */
export interface Pairing {
  id: string
  door: Door
  villageCode: string
  account: Known | Official
  startedOn: string
  endedOn: string | null
  handoverId: string | null
  graceUntil: string | null
}

/** A helper with the households of one village. */
export interface Share {
  helper: Official
  village: Ground
  unit: UnitRow | null
  pairings: Pairing[]
}

export interface Responsibility {
  shares: Share[]
  /** Of accounts that the demo had already. */
  kept: Pairing[]
}

export interface Sharing {
  random: Random
  registry: Registry
  organisation: Organisation
  today: string
  /** Households that somebody takes before the others are shared out. */
  reserved: readonly Reserved[]
}

export interface Reserved {
  account: Known
  villageCode: string
  households: number
}

/** Households that one helper has at most, about (D2-26: every household has its cadre). */
const PER_HELPER = 21
/** About three households of two hundred have nobody: the township has to see them. */
const WITHOUT = 0.015

const pairingOf = (door: Door, villageCode: string, account: Known | Official, startedOn: string): Pairing => ({
  id: randomUUID(),
  door,
  villageCode,
  account,
  startedOn,
  endedOn: null,
  handoverId: null,
  graceUntil: null,
})

/** A helper for a village: of the unit that stands over it, of the township, or of the village itself. */
export function helperFor(on: Sharing, village: Ground, number: number): { helper: Official; unit: UnitRow | null } {
  const { random, registry, organisation } = on
  const username = `zr${String(number).padStart(4, "0")}`
  const unit = organisation.unitOfVillage.get(village.code) ?? null
  const from = random.weighted([
    ["unit", 55],
    ["township", 25],
    ["village", 20],
  ] as const)
  if (from === "unit" && unit) {
    const post = `${unit.name}${random.pick(["干部", "干部", "科员", "股长", "副股长"])}`
    return { helper: registry.official(username, "helper", village.code.slice(0, 6), post), unit }
  }
  if (from === "village") {
    const post = village.name + random.pick(["党支部委员", "村委会委员", "村监委会主任", "村文书", "村后备干部"])
    return { helper: registry.official(username, "helper", village.code, post), unit: null }
  }
  const post =
    village.townshipName + random.pick(["政府干部", "党政办干部", "农业综合服务站干部", "便民服务中心干部", "包村干部"])
  return { helper: registry.official(username, "helper", village.townshipCode, post), unit: null }
}

/** Shares the households of every village out among helpers of its own, neighbours to the same one. */
export function shareOut(on: Sharing, grounds: readonly Ground[]): Responsibility {
  const { random, today } = on
  const kept: Pairing[] = []
  const shares: Share[] = []
  for (const village of grounds) {
    const free = [...village.doors]
    for (const { account, households } of on.reserved.filter((each) => each.villageCode === village.code)) {
      const since = addDays(today, -random.int(400, 560))
      kept.push(...free.splice(0, households).map((door) => pairingOf(door, village.code, account, since)))
    }
    const count = free.length === 0 ? 0 : Math.max(1, Math.round(free.length / PER_HELPER))
    const size = Math.ceil(free.length / Math.max(1, count))
    for (let index = 0; index < count; index++) {
      const { helper, unit } = helperFor(on, village, shares.length + 1)
      const since = addDays(today, -random.int(380, 660))
      const doors = free.slice(index * size, (index + 1) * size).filter(() => !random.chance(WITHOUT))
      const pairings = doors.map((door) => pairingOf(door, village.code, helper, since))
      shares.push({ helper, village, unit, pairings })
    }
  }
  return { shares, kept }
}
