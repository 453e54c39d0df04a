import { describe, expect, it } from "vitest"
import { groupOf, memberOf, newHousehold, plainTools, registered, rowOf, VILLAGE } from "@/tests/support/import-group"
import { inventedIdNumber } from "@/tests/support/sample-workbook"
import { decideGroup } from "./decide-group"
import type { Group } from "./group"

const [A, B] = [inventedIdNumber(1), inventedIdNumber(2)]
const decide = (group: Group) => decideGroup(group, plainTools())
const outcomes = (group: Group) => decide(group).map(({ outcome }) => outcome)
const reasons = (group: Group) => decide(group).flatMap((decision) => decision.reasons)

describe("a new household", () => {
  it("is created with its members; birth date and sex come from the ID number", () => {
    const decisions = decide(
      groupOf([newHousehold(), memberOf({ name: "甲", idNumber: A, relation: "head", education: "junior" })]),
    )
    expect(decisions.map(({ outcome }) => outcome)).toEqual(["created", "created"])
    expect(decisions[0]?.household).toMatchObject({
      mode: "create",
      villageCode: VILLAGE,
      headName: "甲",
      memberCount: 1,
    })
    expect(decisions[1]?.member?.set).toMatchObject({
      birthDate: `${A.slice(6, 10)}-${A.slice(10, 12)}-${A.slice(12, 14)}`,
      sex: "male",
    })
  })

  it("takes its head from the household's own row when no member row has one", () => {
    const row = { ...newHousehold(), person: { name: "甲", idNumber: A }, idKey: A }
    const [decision] = decide(groupOf([row]))
    expect(decision).toMatchObject({
      outcome: "created",
      member: { mode: "create", set: { name: "甲", relation: "head" } },
    })
  })

  it.each([
    ["no village", { ...newHousehold(), place: {} }, "没有写明是哪个村"],
    ["another county's village", { ...newHousehold(), place: { villageCode: "610431101201" } }, "不属于试验县"],
    ["an unknown village", { ...newHousehold(), place: { township: "东镇", village: "丙村" } }, "“行政村”在本县找不到"],
    [
      "no roll type",
      rowOf("household", { household: { householdNo: "H1" }, place: { villageCode: VILLAGE } }),
      "“户类型”没有填",
    ],
  ])("with %s is rejected with all its members", (_name, row, reason) => {
    const group = groupOf([row, memberOf({ name: "甲", relation: "head" })])
    expect(outcomes(group)).toEqual(["rejected", "rejected"])
    expect(reasons(group)[0]).toContain(reason)
    expect(reasons(group)[1]).toContain("所在的户没有导入")
  })

  it("without a number is nobody's", () => {
    const row = rowOf("household", { household: { rollType: "lifted" }, place: { villageCode: VILLAGE } })
    expect(reasons(groupOf([row])).join()).toContain("“户编号”没有填")
  })

  it("lets one bad member go and keeps the rest", () => {
    const bad = rowOf("member", {
      household: { householdNo: "H1" },
      person: { name: "乙" },
      personProblems: ["“证件号码”的校验位不对"],
    })
    expect(outcomes(groupOf([newHousehold(), memberOf({ name: "甲", relation: "head" }), bad]))).toEqual([
      "created",
      "created",
      "rejected",
    ])
  })

  it.each(["head", "spouse"])("has one %s at most", (relation) => {
    const group = groupOf([newHousehold(), memberOf({ name: "甲", relation }), memberOf({ name: "乙", relation })])
    expect(outcomes(group)).toEqual(["created", "created", "rejected"])
  })

  it("is asked about, not refused, for what audits ask", () => {
    const group = groupOf([
      newHousehold(),
      memberOf({
        name: "甲",
        idNumber: A,
        relation: "daughter",
        sex: "female",
        birthDate: "1999-01-01",
        education: "junior",
        schoolStatus: "grade7",
      }),
    ])
    expect(outcomes(group)).toEqual(["created", "created"])
    const asked = reasons(group).join()
    for (const word of ["“出生日期”与证件号码不一致", "“性别”与证件号码不一致", "只应填一项", "没有户主"])
      expect(asked).toContain(word)
    expect(asked).not.toContain(A)
  })

  it("written as one member a row is carried by the first good row", () => {
    const rows = [A, B].map((idNumber, index) =>
      rowOf("member", {
        household: { householdNo: "H1", rollType: "lifted", landUse: index === 0 ? "adequate" : "unable" },
        place: { villageCode: VILLAGE },
        person: { name: `甲${index}`, idNumber, relation: index === 0 ? "head" : "spouse" },
      }),
    )
    const decisions = decide(groupOf(rows))
    expect(decisions.map(({ outcome, household }) => [outcome, household?.mode])).toEqual([
      ["created", "create"],
      ["created", undefined],
    ])
    expect(decisions[0]?.household?.set.landUse).toBe("adequate")
    expect(decisions[0]?.reasons.join()).toContain("“承包地经营状况”在这户的几行里填得不一样")
  })
})

describe("a registered household", () => {
  const home = registered({ landUse: "adequate", otherCauses: ["illness", "water"] }, [
    { name: "甲", idNumber: A, relation: "head", education: "junior", sex: "male", birthDate: "x" },
    { name: "乙", idNumber: null, memberNo: "P2", relation: "spouse", education: "junior" },
  ])
  const same = () => rowOf("household", { household: { householdNo: "H1" } })

  it("stays as it is where nothing differs, whatever the order of a list", () => {
    const row = rowOf("household", { household: { householdNo: "H1", otherCauses: ["water", "illness"] } })
    expect(outcomes(groupOf([row, memberOf({ name: "甲", idNumber: A })], home))).toEqual(["unchanged", "unchanged"])
  })

  it("is updated by what differs only; an empty cell erases nothing", () => {
    const row = rowOf("household", { household: { householdNo: "H1", landUse: "unable" } })
    const [decision] = decide(groupOf([row], home))
    expect(decision).toMatchObject({ outcome: "updated", household: { mode: "update", base: "2026-01-01" } })
    expect(decision?.household?.set).toEqual({ landUse: "unable" })
  })

  it.each([
    ["by ID number whatever the name", { name: "丙", idNumber: A, labour: "skilled" }, "m1"],
    ["by person number", { name: "乙", memberNo: "P2", labour: "skilled" }, "m2"],
    ["by name within the household when a number is new", { name: "乙", idNumber: B }, "m2"],
  ])("finds a member %s", (_name, person, id) => {
    expect(decide(groupOf([same(), memberOf(person)], home))[1]).toMatchObject({
      outcome: "updated",
      member: { mode: "update", id },
    })
  })

  it.each([
    ["the number is registered in another household", { name: "丁", idNumber: B }, [B], "已登记在另一户"],
    ["the name is the same and the number another", { name: "甲", idNumber: B }, [], "无法确认是不是同一人"],
    ["the person number is somebody else's", { name: "丁", memberNo: "P2" }, [], "“人编号”在登记册里是另一个人"],
    ["there is a head already", { name: "丁", relation: "head" }, [], "同一户只能有一位户主"],
  ])("does not take a member when %s", (_name, person, elsewhere, reason) => {
    const decision = decide(groupOf([same(), memberOf(person)], home, elsewhere))[1]
    expect(decision).toMatchObject({ outcome: "rejected" })
    expect(decision?.reasons.join()).toContain(reason)
  })

  it("lets the head change when both rows say so", () => {
    const group = groupOf(
      [
        same(),
        memberOf({ name: "甲", idNumber: A, relation: "father" }),
        memberOf({ name: "乙", memberNo: "P2", relation: "head" }),
      ],
      home,
    )
    expect(outcomes(group)).toEqual(["unchanged", "updated", "updated"])
  })

  it("never moves to another village by an import", () => {
    const row = rowOf("household", { household: { householdNo: "H1" }, place: { villageCode: "990001102201" } })
    const [decision] = decide(groupOf([row], home))
    expect(decision).toMatchObject({ outcome: "unchanged" })
    expect(decision?.reasons.join()).toContain("表中的村与登记的不同")
  })
})
