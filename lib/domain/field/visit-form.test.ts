import { describe, expect, it } from "vitest"
import { problemSchema, visitSchema } from "@/lib/domain/visit/visit"
import type { HouseholdCopy } from "./protocol"
import { changeName, missingIn, problemPayload, typedNumber, visitPayload } from "./visit-form"

const HOME = "11111111-1111-4111-8111-111111111111"
const MEMBER = "22222222-2222-4222-8222-222222222222"
const PROBLEM = "33333333-3333-4333-8333-333333333333"
const copy = {
  id: HOME,
  values: { landUse: "adequate", phone: "139****0001" },
  members: [{ id: MEMBER, name: "张试验", relation: "head", age: 50, values: { hasWorked: false } }],
  policies: [{ key: "subsistenceAllowance", label: "农村低保：张试验", why: "" }],
  measures: [{ id: PROBLEM, title: "鸡苗", state: "delivered", dueOn: "2026-08-01", department: "农业农村局" }],
} as unknown as HouseholdCopy
const land = changeName("household", HOME, "landUse")
const worked = changeName("member", MEMBER, "hasWorked")
const payload = (fields: Record<string, string | string[]>, before = {}, seen: HouseholdCopy | undefined = copy) =>
  visitPayload(
    { visitedOn: "2026-07-28", sentence: "好", ...fields },
    { householdId: HOME, problemId: PROBLEM, copy: seen, before },
  )

describe("what the form sends", () => {
  it("is what the county's schema takes: day and sentence alone, and everything filled in", () => {
    expect(visitSchema.safeParse(payload({})).success).toBe(true)
    const full = payload({
      mode: "phone",
      met: ["head", MEMBER],
      [land]: "unable",
      [worked]: "yes",
      "assurance:water": "doubt",
      "income:wages": "3,200",
      needs: "化肥",
      "policy:subsistenceAllowance": "missing",
      events: ["born", "died"],
      eventNote: "添了孙子",
      policyExplained: "yes",
      [`measure:${PROBLEM}`]: "yes",
      problemTitle: "漏雨",
      problemCategory: "housing",
    })
    const parsed = visitSchema.parse(full)
    expect(parsed).toMatchObject({
      policies: [{ key: "subsistenceAllowance", label: "农村低保：张试验", answer: "missing" }],
      events: ["born", "died"],
      eventNote: "添了孙子",
      income: { wages: 3200 },
      problem: { title: "漏雨" },
      measures: [{ received: true }],
    })
    expect(parsed.changes).toEqual([
      { kind: "household", recordId: HOME, field: "landUse", base: "adequate", value: "unable" },
      { kind: "member", recordId: MEMBER, field: "hasWorked", base: false, value: true },
    ])
  })
  it("keeps as base what its author saw first, also when the household is no more on the phone", () => {
    const first = payload({ [land]: "unable" })
    const renewed = { ...copy, values: { landUse: "inefficient" } }
    for (const seen of [renewed as HouseholdCopy, undefined])
      expect(payload({ [land]: "inefficient" }, first, seen).changes?.[0]).toMatchObject({ base: "adequate" })
  })
  it("keeps a code that the list no longer has", () => {
    expect(payload({ [land]: "formerCode" }).changes?.[0]?.value).toBe("formerCode")
  })
  it("of a problem is what the county's schema takes", () => {
    expect(problemSchema.safeParse(problemPayload({ problemTitle: "断水" }, HOME)).success).toBe(true)
  })
})

describe("what is missing is said, and kept", () => {
  it.each([
    [{ visitedOn: "2026-07-28", sentence: "好" }, undefined],
    [{ visitedOn: "2026-07-28" }, "写一句情况后才会发送"],
    [{ sentence: "好" }, "填上走访日期后才会发送"],
    [{ visitedOn: "2026-07-28", sentence: "好", "income:wages": "三千" }, "务工工资不是数字，改正后才会发送"],
    [{ visitedOn: "2026-07-28", sentence: "好", problemTitle: "水" }, "问题至少写两个字，改正后才会发送"],
  ])("%j: %s", (fields, sentence) => expect(missingIn("visit", fields as Record<string, string>)).toBe(sentence))
  it("reads numbers as they are typed", () =>
    expect(["3200", "3，200元", "12.5", "-1", "abc"].map(typedNumber)).toEqual([
      3200,
      3200,
      12.5,
      undefined,
      undefined,
    ]))
})
