import { describe, expect, it } from "vitest"
import { Prisma } from "@/lib/platform/db/generated/client"
import { write } from "@/lib/platform/db/tenant"
import type { Scope } from "@/lib/platform/scope/scope"
import { nameOf } from "./exports"
import { isNothing } from "./nothing"
import type { WriteRow } from "./row"
import { writes } from "./rows"
import { leaked, refused, rightfulOf, setScene, strangersOf } from "./scene"
import { plant, type Victim } from "./victim"

const scene = setScene()

/** Thrown so that what was tried is rolled back. */
class Undone extends Error {}

/** Whether the rightful person got or wrote anything; rolled back in any case. */
async function works(row: WriteRow, scope: Scope, victim: Victim): Promise<boolean> {
  let worked = false
  await write(scope, async (tx) => {
    const answer = await row.call(tx, victim)
    const [state] = await tx.query<{ wrote: boolean }>(
      Prisma.sql`SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS wrote`,
    )
    worked = !isNothing(answer) || state?.wrote === true
    throw new Undone()
  }).catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  return worked
}

describe("a mutation tried by a stranger with the victim's ids", () => {
  for (const row of writes) {
    it(`${nameOf(row.of)} changes and tells nothing`, async () => {
      const { owner, people, strangers, victim, print } = scene.now
      const before = await print()
      for (const key of strangersOf(row)) {
        const answer = await refused(() => write(strangers[key], (tx) => row.call(tx, victim)), victim)
        expect([key, leaked(row, key, answer, victim)]).toEqual([key, []])
        expect([key, await print()]).toEqual([key, before])
      }
      const own = await plant(owner, people)
      await row.before?.(owner, own)
      expect(await works(row, rightfulOf(scene.now, row.rightful ?? "countyStaff", own), own)).toBe(true)
    })
  }
})
