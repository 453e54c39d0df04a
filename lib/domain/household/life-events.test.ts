import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { RELATION, type Relation } from "./codes"
import { type Decision, decide, type Family, type LifeEvent } from "./life-events"
import type { Person } from "./relations"

const DAY = "2026-11-01"
const person = (id: string, relation: Relation | null, sex: Person["sex"] = null): Person => ({ id, relation, sex })
const family: Family = {
  id: "A",
  members: [
    person("head", "head", "male"),
    person("wife", "spouse", "female"),
    person("son", "son", "male"),
    person("bride", "daughter_in_law", "female"),
    person("boy", "grandson", "male"),
    person("granny", "mother", "female"),
  ],
}
const other: Family = { id: "B", members: [person("b1", "head", "female"), person("b2", "daughter", "female")] }
const on = { happenedOn: DAY }
const ok = (event: LifeEvent, of = family): Decision => {
  const decided = decide(of, event, DAY)
  if (!decided.ok) throw new Error(decided.message)
  return decided.decision
}
const no = (event: LifeEvent, of = family): string => {
  const decided = decide(of, event, DAY)
  return decided.ok ? "allowed" : decided.message
}

describe("what happens", () => {
  test("分户: the son leaves with wife and child, who are his wife and son now", () => {
    expect(ok({ kind: "split", ...on, memberIds: ["son", "bride", "boy"], newHeadId: "son" })).toMatchObject({
      moved: [
        { id: "son", to: null, relation: "head" },
        { id: "bride", to: null, relation: "spouse" },
        { id: "boy", to: null, relation: "son" },
      ],
      related: [],
      closed: [],
    })
  })

  test("死亡 of the head: the wife takes over, everybody is something else to her", () => {
    expect(ok({ kind: "died", ...on, memberIds: ["head"], successorId: "wife" })).toMatchObject({
      ended: ["head"],
      related: [
        { id: "wife", relation: "head" },
        { id: "granny", relation: "mother_in_law" },
      ],
      closed: [],
    })
  })

  test("户主变更 to the only son", () => {
    expect(ok({ kind: "headChanged", ...on, headId: "son" }).related).toEqual([
      { id: "head", relation: "father" },
      { id: "wife", relation: "mother" },
      { id: "son", relation: "head" },
      { id: "bride", relation: "spouse" },
      { id: "boy", relation: "son" },
      { id: "granny", relation: "grandmother" },
    ])
  })

  test("with two sons it does not follow whose the grandchild is", () => {
    const two = { ...family, members: [...family.members, person("son2", "son", "male")] }
    const { related } = ok({ kind: "headChanged", ...on, headId: "son" }, two)
    expect(related.find(({ id }) => id === "boy")).toEqual({ id: "boy", relation: null })
    expect(related.find(({ id }) => id === "son2")).toEqual({ id: "son2", relation: "brother" })
  })

  test("并户: all go over, the emptied household ends", () => {
    const decision = ok({ kind: "merge", ...on, into: other })
    expect(decision.closed).toEqual(["A"])
    expect(decision.moved).toHaveLength(6)
    expect(decision.moved.every(({ to, relation }) => to === "B" && relation === null)).toBe(true)
  })

  test("the last one leaves: the household ends", () => {
    const alone: Family = { id: "C", members: [person("c", "head")] }
    expect(ok({ kind: "died", ...on, memberIds: ["c"] }, alone)).toMatchObject({ ended: ["c"], closed: ["C"] })
    expect(ok({ kind: "movedOut", ...on, memberIds: ["c"] }, alone)).toMatchObject({ ended: ["c"], closed: ["C"] })
  })

  test("婚入 of somebody registered elsewhere moves that person", () => {
    const event = {
      kind: "marriedIn",
      ...on,
      relation: "daughter_in_law",
      from: { family: other, personId: "b2" },
    } as const
    expect(ok(event)).toMatchObject({ moved: [{ id: "b2", to: "A", relation: "daughter_in_law" }], adds: false })
  })
})

describe("what is refused", () => {
  const cases: [string, LifeEvent, string][] = [
    ["in the future", { kind: "headChanged", happenedOn: "2026-11-02", headId: "son" }, "发生日期"],
    [
      "分户 of everybody",
      { kind: "split", ...on, memberIds: family.members.map((m) => m.id), newHeadId: "son" },
      "至少留一人",
    ],
    ["分户 of nobody", { kind: "split", ...on, memberIds: [] }, "请选择"],
    ["分户 without a new head", { kind: "split", ...on, memberIds: ["son"] }, "新户的户主"],
    ["分户 with a head who stays", { kind: "split", ...on, memberIds: ["son"], newHeadId: "wife" }, "新户的户主"],
    [
      "分户 of the head without successor",
      { kind: "split", ...on, memberIds: ["head"], newHeadId: "head" },
      "指定新户主",
    ],
    ["head dies, no successor", { kind: "died", ...on, memberIds: ["head"] }, "指定新户主"],
    [
      "successor leaves too",
      { kind: "movedOut", ...on, memberIds: ["head", "wife"], successorId: "wife" },
      "指定新户主",
    ],
    ["two die at once", { kind: "died", ...on, memberIds: ["son", "boy"] }, "一次登记一个人"],
    ["somebody unknown", { kind: "died", ...on, memberIds: ["x"] }, "已不在这一户"],
    ["并户 with itself", { kind: "merge", ...on, into: family }, "不能并入自己"],
    ["already head", { kind: "headChanged", ...on, headId: "head" }, "已经是户主"],
    ["a second spouse", { kind: "marriedIn", ...on, relation: "spouse" }, "配偶"],
    ["a second head", { kind: "movedIn", ...on, relation: "head" }, "户主变更"],
    [
      "another household's head",
      { kind: "marriedIn", ...on, relation: "son_in_law", from: { family: other, personId: "b1" } },
      "另一户的户主",
    ],
    ["already here", { kind: "movedIn", ...on, relation: "son", from: { family, personId: "son" } }, "已经在这一户"],
  ]
  test.each(cases)("%s", (_name, event, sentence) => expect(no(event)).toContain(sentence))
})

test("members are conserved: nobody lost, nobody doubled, exactly one head in each household that goes on", () => {
  const relations = Object.keys(RELATION).filter((key) => key !== "head") as Relation[]
  const people = (prefix: string) =>
    fc
      .array(fc.tuple(fc.constantFrom(null, ...relations), fc.constantFrom("male", "female", null)), { maxLength: 6 })
      .map((list) => [
        person(`${prefix}0`, "head", "male"),
        ...list.map(([relation, sex], index) => person(`${prefix}${index + 1}`, relation, sex)),
      ])
  const anyId = fc.constantFrom(...["a", "b"].flatMap((p) => [0, 1, 2, 3, 4, 5, 6].map((n) => `${p}${n}`)))
  const ids = fc.array(anyId, { maxLength: 4 })
  fc.assert(
    fc.property(
      people("a"),
      people("b"),
      fc.constantFrom(
        "split",
        "merge",
        "headChanged",
        "movedIn",
        "movedOut",
        "born",
        "died",
        "marriedIn",
        "marriedOut",
      ),
      ids,
      anyId,
      anyId,
      fc.boolean(),
      (a, b, kind, memberIds, one, two, comes) => {
        const [home, away]: [Family, Family] = [
          { id: "A", members: a },
          { id: "B", members: b },
        ]
        const from = comes && b.some(({ id }) => id === one) ? { family: away, personId: one } : undefined
        const event = {
          kind,
          happenedOn: DAY,
          memberIds,
          newHeadId: one,
          successorId: two,
          headId: one,
          into: away,
          relation: "son",
          from,
        } as unknown as LifeEvent
        const decided = decide(home, event, DAY)
        if (!decided.ok) return
        const after = apply([home, away], decided.decision)
        const seen = [...after.values()].flat().map(({ id }) => id)
        expect(new Set(seen).size).toBe(seen.length)
        const before = [...a, ...b].map(({ id }) => id).filter((id) => !decided.decision.ended.includes(id))
        expect(seen.sort()).toEqual([...before, ...(decided.decision.adds ? ["new"] : [])].sort())
        for (const [id, members] of after) {
          const isClosed = decided.decision.closed.includes(id)
          expect(members.length === 0).toBe(isClosed)
          if (!isClosed) expect(members.filter(({ relation }) => relation === "head")).toHaveLength(1)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

/** The households after a decision, as the writing side carries it out. */
function apply(families: readonly Family[], decision: Decision): Map<string, Person[]> {
  const after = new Map<string, Person[]>(families.map(({ id }) => [id, []]))
  const relations = new Map(decision.related.map(({ id, relation }) => [id, relation]))
  const moves = new Map(decision.moved.map((move) => [move.id, move]))
  for (const { id, members } of families) {
    for (const member of members) {
      if (decision.ended.includes(member.id)) continue
      const move = moves.get(member.id)
      const relation = move
        ? move.relation
        : relations.has(member.id)
          ? (relations.get(member.id) ?? null)
          : member.relation
      const to = move ? (move.to ?? "new household") : id
      after.set(to, [...(after.get(to) ?? []), { ...member, relation }])
    }
  }
  if (decision.adds) after.get("A")?.push(person("new", "son"))
  return after
}
