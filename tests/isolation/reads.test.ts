import { describe, expect, it } from "vitest"
import { nameOf } from "./exports"
import { isNothing } from "./nothing"
import { reads } from "./rows"
import { leaked, refused, rightfulOf, setScene, strangersOf } from "./scene"

const scene = setScene()

describe("a query asked by a stranger with the victim's ids", () => {
  for (const row of reads) {
    it(`${nameOf(row.of)} tells nothing`, async () => {
      const { owner, strangers, victim, print } = scene.now
      await row.before?.(owner, victim)
      const before = await print()
      for (const key of strangersOf(row)) {
        const answer = await refused(() => row.call(strangers[key], victim), victim)
        expect([key, leaked(row, key, answer, victim)]).toEqual([key, []])
      }
      expect(await print()).toEqual(before)
      const rightful = await row.call(rightfulOf(scene.now, row.rightful ?? "countyStaff", victim), victim)
      expect(isNothing(rightful)).toBe(false)
    })
  }
})
