import { describe, expect, it } from "vitest"
import { mayAs, ROLE_KEYS } from "@/lib/domain/access/roles"
import type { Result } from "@/lib/domain/result"
import type { Scope } from "@/lib/platform/scope/scope"
import { signedInAs } from "@/tests/support/signed-in"
import { nameOf } from "./exports"
import { secretsIn } from "./nothing"
import { isForeign } from "./people"
import type { ActionRow } from "./row"
import { actions } from "./rows"
import { rightfulOf, type Scene, setScene, strangersOf } from "./scene"
import { plant, type Victim } from "./victim"

const scene = setScene()

const tryAs = async (row: ActionRow, person: Scope | null, victim: Victim) =>
  (await signedInAs(person, () => row.of(row.input(victim)))) as Result<unknown>

/** Signed out, and as everybody in the county whose role lacks the right: refused before anything is read. */
async function refusesWithoutRight(row: ActionRow, now: Scene): Promise<void> {
  const { people, victim } = now
  expect(await tryAs(row, null, victim)).toMatchObject({ ok: false, code: "forbidden" })
  const { permission } = row
  if (!permission) return
  const lacking = ROLE_KEYS.filter((role) => !mayAs(role, permission))
  expect(lacking.length).toBeGreaterThan(0)
  for (const role of lacking) {
    const answer = await tryAs(row, rightfulOf(now, role, victim), victim)
    expect([role, answer]).toEqual([role, { ok: false, code: "forbidden", message: "您没有做这件事的权限" }])
  }
  expect(people.rightful.countyAdmin.permissions.size).toBeGreaterThan(10)
}

/** What a stranger with the right, but elsewhere, is told. A command without an id is their own business. */
async function refusesStrangers(row: ActionRow, { strangers, victim }: Scene): Promise<void> {
  for (const key of strangersOf(row)) {
    if (row.ownOnly && !isForeign(key)) continue
    const answer = await tryAs(row, strangers[key], victim)
    if (!row.ownOnly) expect([key, answer.ok]).toEqual([key, false])
    expect([key, secretsIn(answer, [...victim.texts, ...victim.ids])]).toEqual([key, []])
  }
}

describe("an action tried by a stranger with the victim's ids", () => {
  for (const row of actions) {
    it(`${nameOf(row.of)} changes and tells nothing`, async () => {
      const { owner, people, print } = scene.now
      const before = await print()
      await refusesWithoutRight(row, scene.now)
      await refusesStrangers(row, scene.now)
      expect(await print()).toEqual(before)
      const own = await plant(owner, people)
      await row.before?.(owner, own)
      const answer = await tryAs(row, rightfulOf(scene.now, row.rightful ?? "countyStaff", own), own)
      expect(answer).toMatchObject({ ok: true })
    })
  }
})
