import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nextAfter, readSearch } from "./search"

describe("readSearch", () => {
  test.each([
    ["张三", [{ kind: "name", text: "张三" }]],
    [
      " 东关村 张 ",
      [
        { kind: "name", text: "东关村" },
        { kind: "name", text: "张" },
      ],
    ],
    ["ZSF", [{ kind: "initials", text: "zsf" }]],
    ["zs", [{ kind: "initials", text: "zs" }]],
    ["买买提•吐尔逊", [{ kind: "name", text: "买买提·吐尔逊" }]],
    ["13800000000", [{ kind: "number", text: "13800000000", idNumber: null, mayBePhone: true }]],
    [
      "99999919900307008x",
      [{ kind: "number", text: "99999919900307008x", idNumber: "99999919900307008X", mayBePhone: false }],
    ],
    [
      "999999900307008",
      [{ kind: "number", text: "999999900307008", idNumber: "99999919900307008X", mayBePhone: false }],
    ],
    ["999999199003070081", [{ kind: "number", text: "999999199003070081", idNumber: null, mayBePhone: false }]],
    ["610431102201", [{ kind: "number", text: "610431102201", idNumber: null, mayBePhone: false }]],
    ["", []],
    ["  ", []],
  ])("%s", (text, terms) => {
    expect(readSearch(text)).toEqual(terms)
  })
})

test("nextAfter bounds exactly the texts with the prefix, in code-point order", () => {
  const byPoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(word, word, (prefix, other) => {
      const inside = byPoint(other, prefix) >= 0 && byPoint(other, nextAfter(prefix)) < 0
      expect(inside).toBe(other.startsWith(prefix))
      expect(byPoint(prefix + other, nextAfter(prefix))).toBeLessThan(0)
    }),
  )
})
