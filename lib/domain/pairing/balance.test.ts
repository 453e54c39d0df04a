import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { balance } from "./balance"

const households = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    village: fc.constantFrom("v1", "v2", "v3"),
    group: fc.constantFrom(null, "1组", "2组"),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
)
const candidates = fc.uniqueArray(fc.record({ id: fc.uuid(), load: fc.nat(30) }), {
  selector: ({ id }) => id,
  maxLength: 8,
})

describe("pairing by rule", () => {
  it("gives every household once or leaves it, nobody more than the most", () => {
    fc.assert(
      fc.property(households, candidates, fc.integer({ min: 1, max: 30 }), (homes, people, most) => {
        const { assigned, left } = balance(homes, people, most)
        const all = [...assigned.map(({ household }) => household), ...left]
        expect([...all].sort()).toEqual(homes.map(({ id }) => id).sort())
        for (const { id, load } of people) {
          const given = assigned.filter(({ helper }) => helper === id).length
          if (given > 0) expect(load + given).toBeLessThanOrEqual(most)
        }
        if (left.length > 0)
          for (const { id, load } of people)
            expect(load + assigned.filter(({ helper }) => helper === id).length).toBeGreaterThanOrEqual(most)
      }),
    )
  })

  it("of those who got any, nobody has more than one above another candidate", () => {
    fc.assert(
      fc.property(households, candidates, (homes, people) => {
        const { assigned } = balance(homes, people, 1000)
        const after = people.map(({ id, load }) => {
          const given = assigned.filter(({ helper }) => helper === id).length
          return { given, load: load + given }
        })
        const least = Math.min(...after.map(({ load }) => load))
        for (const { given, load } of after) if (given > 0) expect(load - least).toBeLessThanOrEqual(1)
      }),
    )
  })

  it("keeps neighbours together", () => {
    const homes = ["a", "b", "c", "d"].map((id, at) => ({ id, village: "v", group: at < 2 ? "1组" : "2组" }))
    const { assigned } = balance(
      homes,
      [
        { id: "x", load: 0 },
        { id: "y", load: 0 },
      ],
      10,
    )
    expect(assigned).toEqual([
      { household: "a", helper: "x" },
      { household: "b", helper: "x" },
      { household: "c", helper: "y" },
      { household: "d", helper: "y" },
    ])
  })
})
