import { describe, expect, it } from "vitest"
import { findHousehold, headKey, type KnownHousehold, type KnownHouseholds, type Stated } from "./find-household"

const home = (id: string, headName: string, villageCode = "V1"): KnownHousehold => ({
  id,
  no: `N${id}`,
  headName,
  villageCode,
  names: [headName, `${headName}之子`],
})
const one = home("1", "甲")
const two = home("2", "乙")
const twins = [home("3", "同名"), home("4", "同名")]
const KNOWN: KnownHouseholds = {
  byNo: new Map([one, two].map((each) => [each.no, each])),
  byPerson: new Map([
    ["id-1", one],
    ["id-2", two],
  ]),
  byHead: new Map([
    [headKey("V1", "甲"), [one]],
    [headKey("V1", "同名"), twins],
  ]),
}
const V1 = { ok: true, villageCode: "V1", villageName: "一村" } as const
const V2 = { ok: true, villageCode: "V2", villageName: "二村" } as const
const NONE: Stated = { no: null, idKey: null, name: null, place: undefined }
const find = (stated: Partial<Stated>, wholeVillage = true) =>
  findHousehold({ ...NONE, ...stated }, KNOWN, wholeVillage)

describe("which household a row is about", () => {
  it.each<[string, Partial<Stated>, string]>([
    ["its number", { no: "N1" }, "1"],
    ["its number and the head's name", { no: "N1", name: "甲" }, "1"],
    ["its number and a member's name", { no: "N1", name: "甲之子" }, "1"],
    ["somebody's document number", { idKey: "id-2" }, "2"],
    ["both, agreeing", { no: "N1", idKey: "id-1" }, "1"],
    ["village and head's name, when one head has it", { name: "甲", place: V1 }, "1"],
  ])("is found by %s", (_name, stated, id) => {
    expect(find(stated)).toMatchObject({ to: "household", household: { id } })
  })

  it.each<[string, Partial<Stated>, string]>([
    ["a number that is not there, though the name is known", { no: "N9", name: "甲", place: V1 }, "没有这个“户编号”"],
    ["a document number that is not there", { no: "N1", idKey: "id-9" }, "“证件号码”不是登记册里的"],
    ["a number and a document number of two households", { no: "N1", idKey: "id-2" }, "不是同一户"],
    ["a number with somebody else's name", { no: "N1", name: "乙" }, "“户主姓名”不是这一户登记的"],
    ["a name that two heads of the village have", { name: "同名", place: V1 }, "2 位同名的户主"],
    ["a name that is no head's", { name: "甲之子", place: V1 }, "没有这个姓名"],
    ["a name in another village", { name: "甲", place: V2 }, "没有这个姓名"],
    ["a name without a village", { name: "甲" }, "只有姓名不能认定"],
    ["a village out of reach", { place: { ok: false, problem: "“行政村”找不到" } }, "“行政村”找不到"],
    ["nothing at all", {}, "没有写是哪一户"],
  ])("is not found by %s", (_name, stated, problem) => {
    expect(find(stated)).toMatchObject({ to: "nothing", problem: expect.stringContaining(problem) })
  })

  it("a village alone is the whole village where the form knows such rows, and nobody where it does not", () => {
    expect(find({ place: V1 })).toMatchObject({ to: "village", villageCode: "V1" })
    expect(find({ place: V1 }, false)).toMatchObject({ to: "nothing" })
  })

  it("asks where the village differs from the registered one, and where only the name was given", () => {
    expect(find({ no: "N1", place: V2 })).toMatchObject({ doubts: ["“行政村”与登记的不同，按登记的村记，请核对"] })
    expect(find({ no: "N1", place: V1 })).toMatchObject({ doubts: [] })
    expect(find({ name: "甲", place: V1 })).toMatchObject({ doubts: [expect.stringContaining("按村和户主姓名认定")] })
  })
})
