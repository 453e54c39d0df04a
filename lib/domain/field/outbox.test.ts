import { describe, expect, it } from "vitest"
import { dayByContact, isOutdated, withClock } from "./keeping"
import { asCorrection, asSaved, asSending, type Entry, isOpen, nextToSend, pauseAfter, withReceipt } from "./outbox"

const entry = (more: Partial<Entry> = {}): Entry => ({
  id: "a",
  kind: "visit",
  householdId: "h",
  householdName: "张试验",
  shape: 1,
  fields: {},
  payload: {},
  photos: [],
  state: "draft",
  attempts: 0,
  at: "2026-07-28T02:00:00Z",
  ...more,
})
const at = "2026-07-28T02:32:00Z"

describe("an entry on its way", () => {
  it("may be changed until it was put into a request, and not after", () => {
    const saved = asSaved(entry(), at)
    expect([saved.state, isOpen(saved)]).toEqual(["saved", true])
    expect(isOpen(asSending(saved))).toBe(false)
  })
  it("that was under way when the program ended is sent again, in the order of writing and not of the clock", () => {
    const kept = [
      { seq: 2, entry: entry({ id: "b", state: "saved", at: "2020-01-01T00:00:00Z" }) },
      { seq: 1, entry: entry({ id: "a", state: "sending" }) },
      { seq: 3, entry: entry({ id: "c", state: "stored" }) },
    ]
    expect(nextToSend(kept, 10).map(({ seq }) => seq)).toEqual([1, 2])
    expect(nextToSend(kept, 1).map(({ seq }) => seq)).toEqual([1])
  })
  it("is received once: a late refusal does not take the receipt back", () => {
    const stored = withReceipt(entry({ state: "sending" }), { id: "a", outcome: "already", at })
    expect(stored).toMatchObject({ state: "stored", receivedAt: at })
    expect(withReceipt(stored, { id: "a", outcome: "refused", reason: "x" })).toBe(stored)
  })
  it("that was refused keeps its reason, and its id when it is corrected unless the county has another content under it", () => {
    const refused = withReceipt(entry({ state: "sending" }), { id: "a", outcome: "refused", reason: "日期不对" })
    expect(refused).toMatchObject({ state: "refused", reason: "日期不对" })
    expect(asCorrection(refused, "n").id).toBe("a")
    expect(asCorrection({ ...refused, taken: true }, "n").id).toBe("n")
    expect(asCorrection(entry({ state: "stored" }), "n").state).toBe("stored")
  })
  it("is tried for ever, at last every five minutes", () => {
    expect([0, 1, 2, 8, 9, 10_000].map(pauseAfter)).toEqual([0, 2_000, 4_000, 256_000, 300_000, 300_000])
  })
})

describe("the copy of the households", () => {
  const DAY = 86_400_000
  const start = Date.parse("2026-07-28T04:00:00Z")
  const contact = { county: start, phone: start + 5 * DAY, latest: start + 5 * DAY }
  it("stays through its last day without contact and not longer, by time passed and not by what the clock shows", () => {
    expect(isOutdated(contact, contact.phone + 14 * DAY, 14)).toBe(false)
    expect(isOutdated(contact, contact.phone + 14 * DAY + 1, 14)).toBe(true)
  })
  it("wins no time from a clock that is set back", () => {
    const later = withClock(contact, contact.phone + 15 * DAY)
    expect(isOutdated(later, contact.phone - 30 * DAY, 14)).toBe(true)
  })
  it("counts days by the county's clock", () => {
    expect(dayByContact(contact, contact.phone + DAY)).toBe("2026-07-29")
  })
})
