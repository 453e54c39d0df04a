import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { noRows, totalRows } from "@/lib/domain/import/outcome"
import type { PlacedRow } from "@/lib/domain/sheet/decision"
import type { Found } from "@/lib/domain/sheet/find-household"
import { helperFinder, type KnownHelper } from "./helper-finder"
import { decidePairing, type Earlier, namedHelper, type PairingState } from "./pairing-sheet"

const TODAY = "2026-03-20"
const VILLAGE = "990001101201"
const helper = (id: string, more: Partial<KnownHelper> = {}): KnownHelper => ({
  id,
  username: id,
  name: `责任人${id}`,
  phone: null,
  post: null,
  units: [],
  role: "helper",
  area: VILLAGE.slice(0, 9),
  active: true,
  ...more,
})
const find = helperFinder([
  helper("a"),
  helper("b"),
  helper("far", { area: "990001102" }),
  helper("gone", { active: false }),
])
const found = (id: string | null): Found =>
  id === null
    ? { to: "nothing", problem: "没有这个“户编号”" }
    : { to: "household", household: { id, no: id, headName: "甲", villageCode: VILLAGE, names: ["甲"] }, doubts: [] }

/** h1 has nobody, h2 has a, h3 has a and is being handed over, h4 has a and b. */
const STATES: Readonly<Record<string, PairingState>> = {
  h1: { current: [], handover: false },
  h2: { current: [{ accountId: "a", name: "责任人a" }], handover: false },
  h3: { current: [{ accountId: "a", name: "责任人a" }], handover: true },
  h4: { current: ["a", "b"].map((accountId) => ({ accountId, name: accountId })), handover: false },
}

const row = fc.record({
  home: fc.constantFrom("h1", "h2", "h3", "h4", null),
  username: fc.constantFrom("a", "b", "far", "gone", "nobody", undefined),
  startedOn: fc.constantFrom(undefined, TODAY, "2026-01-01", "2026-03-21"),
})

function decideAll(
  rows: readonly { home: string | null; username: string | undefined; startedOn: string | undefined }[],
) {
  const earlier = new Map<string, Earlier>()
  return rows.map(({ home, username, startedOn }, at) => {
    const values = { ...(username ? { username } : {}), ...(startedOn ? { startedOn } : {}) }
    const read = { values, place: {}, problems: [], doubts: [] }
    const placed: PlacedRow = { seq: at + 1, where: `第 ${at + 2} 行`, row: read, found: found(home) }
    const state = STATES[home ?? ""] ?? { current: [], handover: false }
    return decidePairing(placed, find(namedHelper(placed)), state, earlier, TODAY)
  })
}

describe("a list of pairings", () => {
  it("every row has one outcome, what is not taken says why, and nobody is replaced (四定两不)", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const decisions = decideAll(rows)
        const counts = noRows()
        for (const { outcome } of decisions) counts[outcome]++
        expect(totalRows(counts)).toBe(rows.length)
        for (const { outcome, plan, reasons } of decisions) {
          if (outcome === "rejected" || outcome === "duplicate")
            expect([plan, reasons.length > 0]).toEqual([undefined, true])
          if (outcome === "created") expect(plan).toMatchObject({ mode: "pair", householdId: "h1" })
          if (outcome === "updated") expect(plan).toMatchObject({ mode: "offer", householdId: "h2", fromId: "a" })
        }
      }),
      { numRuns: 500 },
    )
  })

  it("each household is paired or offered at most once, and only to who may be responsible there", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const plans = decideAll(rows).flatMap(({ plan }) => plan ?? [])
        expect(new Set(plans.map(({ householdId }) => householdId)).size).toBe(plans.length)
        for (const { accountId } of plans) expect(["a", "b"]).toContain(accountId)
      }),
      { numRuns: 500 },
    )
  })
})
