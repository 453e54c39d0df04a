import { describe, expect, it } from "vitest"
import { placeFinder } from "./places"

const VILLAGES = [
  { code: "990001101201", name: "东关村委会", townshipName: "城关街道办事处" },
  { code: "990001101202", name: "和平社区居委会", townshipName: "城关街道办事处" },
  { code: "990001102201", name: "东关村委会", townshipName: "西河镇" },
  { code: "990001102202", name: "杨家坪村", townshipName: "西河镇" },
]
const find = placeFinder({ code: "990001", name: "试验县" }, VILLAGES, "990001")
const narrow = placeFinder({ code: "990001", name: "试验县" }, VILLAGES.slice(2), "990001102")

describe("finding the village", () => {
  it.each([
    ["by code", { villageCode: "990001102202" }, "990001102202"],
    ["by name", { village: "杨家坪" }, "990001102202"],
    ["whatever the ending", { village: "杨家坪村民委员会" }, "990001102202"],
    ["whatever the township's ending", { township: "西河乡", village: "东关" }, "990001102201"],
    ["by a community's name", { township: "城关街道", village: "和平社区" }, "990001101202"],
    ["with the county named", { county: "试验", village: "杨 家 坪" }, "990001102202"],
  ])("%s", (_name, place, villageCode) => {
    expect(find(place)).toMatchObject({ ok: true, villageCode })
  })

  it.each([
    ["a name that two villages have", { village: "东关村" }, "有重名"],
    ["an unknown name", { village: "无名村" }, "在本县找不到"],
    ["a right name in the wrong township", { township: "城关", village: "杨家坪" }, "在本县找不到"],
    ["an unknown code", { villageCode: "990001999999" }, "在本县找不到"],
    [
      "another county's code, even beside a known name",
      { villageCode: "610431101201", village: "杨家坪" },
      "不属于试验县",
    ],
    ["a short code", { villageCode: "990001" }, "应为 12 位"],
    ["another county's name", { county: "武功县", village: "杨家坪" }, "不是试验县"],
  ])("refuses %s", (_name, place, reason) => {
    expect(find(place)).toMatchObject({ ok: false, problem: expect.stringContaining(reason) })
  })

  it("asks when code and name disagree, and keeps to the code", () => {
    expect(find({ villageCode: "990001102202", village: "东关" })).toMatchObject({
      ok: true,
      villageCode: "990001102202",
      doubt: expect.any(String),
    })
  })

  it("ends at the area in reach", () => {
    expect(narrow({ villageCode: "990001101201" })).toMatchObject({
      ok: false,
      problem: expect.stringContaining("不在您的管辖范围"),
    })
    expect(narrow({ village: "和平" })).toMatchObject({
      ok: false,
      problem: expect.stringContaining("在您的管辖范围内找不到"),
    })
    expect(narrow({ village: "东关" })).toMatchObject({ ok: true, villageCode: "990001102201" })
  })

  it("says nothing where no place is named", () => {
    expect(find({ township: "西河" })).toBeUndefined()
  })
})
