import { describe, expect, it } from "vitest"
import { shortVillageName, shortVillageNames } from "./village-names"

describe("shortVillageName", () => {
  it.each([
    ["金城村委会", "金城村"],
    ["高岸村村委会", "高岸村"],
    ["牌坊村村民委员会", "牌坊村"],
    ["曹家庄村民委员会", "曹家庄村"],
    ["沟口子村村民委会", "沟口子村"],
    ["分水新村委员会", "分水新村"],
    ["东沟社区村民委员会", "东沟社区"],
    ["美景社区居委会", "美景社区"],
    ["美景社区居民委员会", "美景社区"],
    ["万达社区委员会", "万达社区"],
    ["敖包图嘎查村民委员会", "敖包图嘎查"],
    ["乌兰哈达嘎查委员会", "乌兰哈达嘎查"],
  ])("%s becomes %s", (source, short) => expect(shortVillageName(source)).toBe(short))

  it("does not turn a residents' committee into a village or a 社区", () => {
    expect(shortVillageName("沿村居民委员会")).toBe("沿村居委会")
    expect(shortVillageName("延吉二三村居委会")).toBe("延吉二三村居委会")
  })

  it.each([
    "金源村",
    "西铁营社区",
    "彬村山华侨农场北片生活区",
    "尚庄子生产队",
    "哈夏图牧委会",
    "白庙村农工商联合公司（村委会）",
  ])("leaves %s as it is", (name) => expect(shortVillageName(name)).toBe(name))
})

describe("shortVillageNames", () => {
  it("keeps the source's names where two short names would be equal", () => {
    expect(shortVillageNames(["石角社区居民委员会", "新桥村民委员会", "石角社区村民委员会"])).toEqual([
      "石角社区居民委员会",
      "新桥村",
      "石角社区村民委员会",
    ])
    expect(shortVillageNames(["姚千社区", "姚千社区村民委员会"])).toEqual(["姚千社区", "姚千社区村民委员会"])
  })

  it("refuses names that stay equal", () => {
    expect(() => shortVillageNames(["金源村", "金源村"])).toThrow("equal village names")
  })
})
