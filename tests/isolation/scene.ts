import { afterAll, beforeAll, expect } from "vitest"
import type { RoleKey } from "@/lib/domain/access/roles"
import type { Scope } from "@/lib/platform/scope/scope"
import { fingerprint, tenantTables } from "./fingerprint"
import { isNothing, secretsIn } from "./nothing"
import { connectOwner, type Owner } from "./owner-row"
import { isForeign, makePeople, makeStrangers, type People, STRANGER_KEYS, type StrangerKey } from "./people"
import { unrouted } from "./routed"
import type { Besides } from "./row"
import { type Recording, recordStatements } from "./statements"
import { plant, plantCounty, plantNeighbour, type Victim } from "./victim"

/** The stage of one test file: a county with a victim, its people, the strangers. */
export interface Scene {
  readonly owner: Owner
  readonly people: People
  readonly strangers: Readonly<Record<StrangerKey, Scope>>
  /** Stands for all strangers; nobody may change it. */
  readonly victim: Victim
  /** The rows of the victim's county as one number each. */
  print(): Promise<Record<string, string>>
}

async function build(owner: Owner): Promise<{ scene: Scene; tables: ReadonlySet<string> }> {
  const tables = await tenantTables(owner)
  const people = await makePeople()
  await plantCounty(owner, people)
  const strangers = await plantNeighbour(owner, people, await makeStrangers(people))
  const victim = await plant(owner, people)
  const print = () => fingerprint(owner, tables, victim.county, victim.account.id)
  return { scene: { owner, people, strangers, victim, print }, tables: new Set(tables) }
}

/**
 * Sets the scene for a file; at its end every statement sent meanwhile must have been routed to one county (citus.md 22),
 * apart from a file that writes SQL of its own.
 */
export function setScene({ ownSql = false } = {}): { readonly now: Scene } {
  let built: { scene: Scene; tables: ReadonlySet<string> } | undefined
  let recording: Recording | undefined
  beforeAll(async () => {
    recording = recordStatements()
    built = await build(await connectOwner())
  })
  afterAll(async () => {
    recording?.stop()
    await built?.scene.owner.end()
    if (ownSql) return
    const tables = built?.tables ?? new Set()
    expect(recording?.texts.size).toBeGreaterThan(10)
    expect([...(recording?.texts ?? [])].flatMap((text) => unrouted(text, tables))).toEqual([])
  })
  return {
    get now() {
      if (!built) throw new Error("the scene is set in beforeAll")
      return built.scene
    },
  }
}

/** Whom a row's answer is for. */
export const rightfulOf = ({ people }: Scene, role: RoleKey, victim: Victim): Scope => {
  if (role === "operator") return people.operator
  return role === "helper" ? victim.helper : people.rightful[role]
}

interface Judged {
  readonly answer?: "nothing" | "own"
  readonly besides?: Besides
  readonly rightful?: RoleKey
}

/** Strangers to whom the answer of a row must say nothing. */
export const strangersOf = (row: Judged): StrangerKey[] =>
  STRANGER_KEYS.filter((key) => !row.besides?.[key] && key !== row.rightful)

/** What of the victim's came back to a stranger; nothing, if all is well. */
export function leaked(row: Judged, key: StrangerKey, value: unknown, { texts, ids, county }: Victim): unknown[] {
  if ((row.answer ?? "nothing") === "nothing") return isNothing(value) ? [] : [value]
  return secretsIn(value, [...texts, ...ids, ...(isForeign(key) ? [county] : [])])
}

/** What a stranger was answered; an error is a refusal, if it tells nothing either. */
export async function refused(ask: () => Promise<unknown>, { texts }: Victim): Promise<unknown> {
  try {
    return await ask()
  } catch (error) {
    expect(secretsIn(error, texts)).toEqual([])
    return null
  }
}
