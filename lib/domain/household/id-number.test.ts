import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkCharacter, personNumber, readIdNumber } from "./id-number"

// Invented numbers on an area prefix that belongs to no county.
const GOOD = ["990101198003070017", "99010119800307005X"].map(
  (text) => text.slice(0, 17) + checkCharacter(text.slice(0, 17)),
)
const [CARD = ""] = GOOD

describe("document numbers", () => {
  it("knows the checksum of GB 11643 by the standard's own example", () => {
    expect(checkCharacter("11010519491231002")).toBe("X")
    expect(readIdNumber("11010519491231002x")).toMatchObject({ kind: "idCard", birthDate: "1949-12-31", sex: "female" })
  })

  it.each([
    ["17 digits", CARD.slice(0, 17), "length"],
    ["19 digits", `${CARD}1`, "length"],
    ["a letter inside", `9901O1${CARD.slice(6)}`, "characters"],
    ["30 February", `990101198002300010`, "birthDate"],
    ["month 13", `990101198013010010`, "birthDate"],
    ["year 3000", `990101300001010010`, "birthDate"],
    ["disability category 8", `${CARD}81`, "disability"],
    ["disability grade 5", `${CARD}15`, "disability"],
  ])("refuses %s", (_name, text, problem) => {
    expect(readIdNumber(text)).toEqual({ kind: "wrong", problem })
  })

  it("takes 15 digits of the old cards as 18", () => {
    const old = `990101800307001`
    const read = readIdNumber(old)
    expect(read).toMatchObject({ kind: "idCard", birthDate: "1980-03-07", sex: "male" })
  })

  it.each([`${CARD}31`, `${CARD}311`, `${CARD}31B1`])("takes the disability card %#", (text) => {
    expect(readIdNumber(text)).toMatchObject({ kind: "disabilityCard", text })
    expect(personNumber(text)).toBe(CARD)
  })

  it.each(["999999", "999999999999999999", "无", "无证"])("knows a person without a document: %s", (text) => {
    expect(readIdNumber(text)).toEqual({ kind: "none" })
  })

  it("notices every single wrong digit and every exchange of neighbours", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = (Number(CARD[at]) + by) % 10
        expect(readIdNumber(CARD.slice(0, at) + digit + CARD.slice(at + 1)).kind).toBe("wrong")
      }),
    )
    for (let at = 0; at < 16; at++) {
      const swapped = CARD.slice(0, at) + CARD[at + 1] + CARD[at] + CARD.slice(at + 2)
      if (swapped !== CARD) expect(readIdNumber(swapped).kind).toBe("wrong")
    }
  })
})
