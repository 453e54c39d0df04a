import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type KnownAlert, QUIET_DAYS, reconcile } from "./reconcile"
import type { Level, Signal } from "./signals"

const TODAY = "2026-09-01"
const signal = (level: Level, key = "D"): Signal => ({
  householdId: "h",
  villageCode: "v",
  rule: "housing",
  level,
  key,
  evidence: [{ label: "住房鉴定等级", value: key }],
})
const alert = (more: Partial<KnownAlert>): KnownAlert => ({
  id: "a",
  householdId: "h",
  rule: "housing",
  state: "open",
  key: "D",
  closedOn: null,
  gone: false,
  ...more,
})
const closed = (more: Partial<KnownAlert> = {}) => alert({ state: "closed", closedOn: "2026-08-01", ...more })
/** What happens, in one word. */
function whatHappens(now: Signal, known: readonly KnownAlert[]): string {
  const { raise, clear, gone, renew } = reconcile([now], known, TODAY)
  const words = [raise.length && "raise", clear.length && "clear", gone.length && "gone", renew.length && "renew"]
  return words.filter(Boolean).join(" ") || "nothing"
}

describe("one open alert per household and cause", () => {
  const cases: [string, Signal, KnownAlert[], string][] = [
    ["没有预警过，出现情况：新增", signal("on"), [], "raise"],
    ["没有登记：不新增", signal("hold"), [], "nothing"],
    ["已有预警、同一情况：不重复", signal("on"), [alert({})], "nothing"],
    ["已有预警、情况有变化：更新", signal("on", "C"), [alert({})], "renew"],
    ["核实过、情况有变化：更新", signal("on", "C"), [alert({ state: "confirmed" })], "renew"],
    ["没有人处理过、情况消除：自动消除", signal("off"), [alert({})], "clear"],
    ["没有人处理过、变成没有登记：保留", signal("hold"), [alert({})], "nothing"],
    ["核实过、情况消除：等人销号", signal("off"), [alert({ state: "confirmed" })], "nothing"],
    ["处理完、同一情况还在：不再提醒", signal("on"), [closed()], "nothing"],
    ["处理完、情况消除：记下已消除", signal("off"), [closed()], "gone"],
    ["处理完、情况已消除过：不再写", signal("off"), [closed({ gone: true })], "nothing"],
    ["处理完、消除以后又出现：新增", signal("on"), [closed({ gone: true })], "raise"],
    ["处理完、换了一种情况：新增", signal("on", "C"), [closed()], "raise"],
    ["处理完 180 天、同一情况还在：不再提醒", signal("on"), [closed({ closedOn: "2026-03-05" })], "nothing"],
    ["处理完 181 天、同一情况还在：再问一次", signal("on"), [closed({ closedOn: "2026-03-04" })], "raise"],
    ["别的户的预警不相干", signal("on"), [alert({ householdId: "x" })], "raise"],
  ]
  it.each(cases)("%s", (_, now, known, expected) => {
    expect(whatHappens(now, known)).toBe(expected)
  })

  it("counts quiet days as documented", () => {
    expect(QUIET_DAYS).toBe(180)
  })

  it("never has two live alerts of a kind, whatever comes day after day", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom<Level>("on", "hold", "off"), fc.constantFrom("C", "D"), fc.boolean())),
        (days) => {
          let known: KnownAlert[] = []
          let next = 0
          for (const [level, key, settles] of days) {
            const done = reconcile([signal(level, key)], known.slice(-1), TODAY)
            known = known.map((each) => ({
              ...each,
              ...(done.clear.includes(each.id) ? { state: "closed" as const, closedOn: TODAY, gone: true } : {}),
              ...(done.gone.includes(each.id) ? { gone: true } : {}),
              ...(done.renew.some(({ id }) => id === each.id) ? { key } : {}),
            }))
            for (const raised of done.raise) known.push(alert({ id: `a${next++}`, key: raised.key }))
            if (settles)
              known = known.map((each) =>
                each.state === "open" ? { ...each, state: "closed", closedOn: TODAY } : each,
              )
            expect(known.filter(({ state }) => state !== "closed").length).toBeLessThanOrEqual(1)
            // The same word twice changes nothing.
            if (level !== "on" || !settles) expect(whatHappens(signal(level, key), known.slice(-1))).toBe("nothing")
          }
        },
      ),
    )
  })
})
