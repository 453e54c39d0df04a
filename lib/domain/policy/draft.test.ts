import { describe, expect, it } from "vitest"
import { RULE_KEYS } from "@/lib/domain/classification/codes"
import { D2_POLICY_SET } from "./d2-policy-set"
import { differs, nextPolicySet } from "./draft"
import { valueOn } from "./parameter"
import { validatePolicySet } from "./policy-set"

const value = (from: string, age: number) => ({ from, value: age, reference: "县办〔2026〕1号" })
const next = (from: string, age: number) =>
  nextPolicySet(D2_POLICY_SET, { order: RULE_KEYS, values: { elder_age: value(from, age) } }, "2026-08-01")

describe("the next version of a policy set", () => {
  it("keeps earlier values for earlier days", () => {
    const draft = next("2026-08-01", 65)
    expect(validatePolicySet(draft)).toMatchObject({ ok: true })
    expect(draft).toMatchObject({ version: 2, validFrom: "2026-08-01" })
    const elder = draft.parameters.find(({ key }) => key === "elder_age")
    if (!elder) throw new Error("no such parameter")
    expect(["2026-07-31", "2026-08-01"].map((day) => valueOn(elder, day)?.value)).toEqual([60, 65])
  })

  it("a value from the same day takes the place of the former", () => {
    const again = nextPolicySet(
      next("2026-08-01", 65),
      { order: RULE_KEYS, values: { elder_age: value("2026-08-01", 66) } },
      "2026-08-02",
    )
    expect(again.parameters.find(({ key }) => key === "elder_age")?.values).toHaveLength(2)
    expect(again.version).toBe(3)
  })

  it("is told from one that changes nothing", () => {
    const same = nextPolicySet(D2_POLICY_SET, { order: RULE_KEYS, values: {} }, "2026-08-01")
    expect(differs(D2_POLICY_SET, same)).toBe(false)
    expect(differs(D2_POLICY_SET, next("2026-08-01", 65))).toBe(true)
    const [first, second, ...rest] = RULE_KEYS
    const turned = nextPolicySet(D2_POLICY_SET, { order: [second, first, ...rest], values: {} }, "2026-08-01")
    expect(differs(D2_POLICY_SET, turned)).toBe(true)
  })

  it("what is out of range is refused by the validation", () => {
    expect(validatePolicySet(next("2026-08-01", 40))).toMatchObject({ ok: false })
  })
})
