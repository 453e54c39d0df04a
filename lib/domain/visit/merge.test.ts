import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CHANGE_RULES, changeableField } from "./change-rules"
import { mergeField } from "./merge"

const value = fc.oneof(fc.constant(null), fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean())

describe("a value found in the field beside the register's", () => {
  it.each([
    ["nobody else changed it", "A", "A", "C", "take"],
    ["it was found as it is", "A", "C", "C", "same"],
    ["the author changed nothing", "A", "C", "A", "same"],
    ["somebody else changed it to something else", "A", "B", "C", "conflict"],
    ["it was not recorded before", null, null, "C", "take"],
  ] as const)("%s", (_label, base, current, found, merged) => expect(mergeField(base, current, found)).toBe(merged))

  it("taken twice changes nothing the second time, and nothing is lost: it is in the register or with a person", () => {
    fc.assert(
      fc.property(value, value, value, (base, current, found) => {
        const merged = mergeField(base, current, found)
        if (merged === "take") expect(mergeField(base, found, found)).toBe("same")
        const kept = merged === "take" ? found : current
        const isLost = JSON.stringify(kept) !== JSON.stringify(found) && JSON.stringify(base) !== JSON.stringify(found)
        if (isLost) expect(merged).toBe("conflict")
      }),
    )
  })

  it("two who change it differently: the second is a conflict, whoever comes first", () => {
    fc.assert(
      fc.property(value, value, value, (base, one, other) => {
        const differs = new Set([base, one, other].map((each) => JSON.stringify(each))).size === 3
        if (!differs) return
        expect(mergeField(base, one, other)).toBe("conflict")
        expect(mergeField(base, other, one)).toBe("conflict")
      }),
    )
  })
})

describe("the rules of change", () => {
  it("name fields of the dictionary and no health", () => {
    for (const kind of ["household", "member"] as const)
      for (const key of Object.keys(CHANGE_RULES[kind])) {
        const field = changeableField(kind, key)
        expect([key, field?.key]).toEqual([key, key])
        expect([key, field?.sensitive === "health"]).toEqual([key, false])
      }
  })
})
