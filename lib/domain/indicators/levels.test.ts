import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LEVELS, levelsOf, mostInNeed, type VillageFigure } from "./levels"

const village = (place: string, households: number, of = 100): VillageFigure => ({ place, households, of })
const order = Object.keys(LEVELS)

describe("a village's level beside the others", () => {
  it("none without a household; the others by thirds of those that have any", () => {
    const levels = levelsOf([village("a", 0), village("b", 1), village("c", 2), village("d", 3)])
    expect(Object.fromEntries(levels)).toEqual({ a: "none", b: "low", c: "middle", d: "high" })
  })
  it("goes by the share of households, not by how large a village is", () => {
    const levels = levelsOf([village("large", 10, 1000), village("small", 5, 20), village("other", 10, 200)])
    expect(levels.get("small")).toBe("high")
    expect(levels.get("large")).toBe("low")
  })
  it("equal shares have equal levels", () => {
    expect([...levelsOf([village("a", 2), village("b", 2)]).values()]).toEqual(["high", "high"])
  })
  it("a larger share never has a lower level", () => {
    const any = fc.record({ households: fc.nat(50), more: fc.nat(50) })
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 30 }), (drawn) => {
        const figures = drawn.map(({ households, more }, at) => village(String(at), households, households + more))
        const levels = levelsOf(figures)
        const share = ({ households, of }: VillageFigure) => (of === 0 ? 0 : households / of)
        for (const a of figures)
          for (const b of figures)
            if (share(a) > share(b))
              expect(order.indexOf(levels.get(a.place) ?? "")).toBeGreaterThanOrEqual(
                order.indexOf(levels.get(b.place) ?? ""),
              )
      }),
    )
  })
})

describe("the villages that need somebody most", () => {
  const need = (place: string, waiting: number, of: number) => ({
    place,
    waiting,
    of,
    reasons: [
      { key: "unseen", households: 1 },
      { key: "problemsLate", households: waiting - 1 },
    ],
  })
  it("by what waits for each household, and no village in which nothing waits", () => {
    const found = mostInNeed([need("a", 5, 100), need("b", 4, 10), need("c", 0, 10), need("d", 8, 100)], 10)
    expect(found.map(({ place }) => place)).toEqual(["b", "d", "a"])
    expect(found[0]?.reasons.map(({ key }) => key)).toEqual(["problemsLate", "unseen"])
  })
  it("no more than asked for", () => {
    expect(mostInNeed([need("a", 5, 100), need("b", 4, 10)], 1)).toHaveLength(1)
  })
})
