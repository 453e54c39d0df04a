import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import { afterEach, describe, expect, it, vi } from "vitest"
import { findCounty, loadRegions, searchCounties } from "./regions"

const DATA = path.join(process.cwd(), "prisma", "seed", "regions")

function regionsOf(code: string) {
  const regions = loadRegions(code)
  if (!regions) throw new Error(`no regions for ${code}`)
  return regions
}

describe("findCounty", () => {
  it("knows a county under a prefecture", () => {
    expect(findCounty("610431")).toEqual({ code: "610431", name: "武功县", prefecture: "咸阳市", province: "陕西省" })
  })

  it("gives no prefecture where none stands between", () => {
    expect(findCounty("469002")).toEqual({ code: "469002", name: "琼海市", prefecture: "", province: "海南省" })
    expect(findCounty("110101")).toMatchObject({ name: "东城区", prefecture: "", province: "北京市" })
    expect(findCounty("500229")).toMatchObject({ name: "城口县", prefecture: "", province: "重庆市" })
    expect(findCounty("441900")).toMatchObject({ name: "东莞市", prefecture: "", province: "广东省" })
  })

  it.each(["999999", "61043", "610431001", "", "../../", "610400"])("returns null for %j", (code) => {
    expect(findCounty(code)).toBeNull()
    expect(loadRegions(code)).toBeNull()
  })
})

describe("searchCounties", () => {
  it("finds by code, by its beginning and by full-width digits", () => {
    expect(searchCounties("610431").map((c) => c.name)).toEqual(["武功县"])
    expect(searchCounties("６１０４３１").map((c) => c.name)).toEqual(["武功县"])
    expect(searchCounties("4690").map((c) => c.code)).toContain("469002")
  })

  it("finds by name, the exact name first", () => {
    expect(searchCounties(" 武功 ").map((c) => c.code)).toEqual(["610431"])
    expect(searchCounties("琼海市")[0]?.code).toBe("469002")
    const towns = searchCounties("城区")
    expect(towns.length).toBe(20)
    expect(towns[0]?.name).toBe("城区")
  })

  it("finds by province and prefecture words after names", () => {
    expect(searchCounties("陕西 武功").map((c) => c.code)).toEqual(["610431"])
    expect(searchCounties("咸阳").map((c) => c.code)).toContain("610431")
  })

  it("finds nothing for empty or foreign text, and at most 20", () => {
    expect(searchCounties("  ")).toEqual([])
    expect(searchCounties("610432999")).toEqual([])
    expect(searchCounties("%")).toEqual([])
    expect(searchCounties("县")).toHaveLength(20)
  })
})

describe("loadRegions", () => {
  it("has the 8 townships and 192 villages of 武功县", () => {
    const { townships, villages } = regionsOf("610431")
    expect(townships).toEqual([
      { code: "610431001", name: "普集街道" },
      { code: "610431101", name: "苏坊镇" },
      { code: "610431102", name: "武功镇" },
      { code: "610431103", name: "游凤镇" },
      { code: "610431104", name: "贞元镇" },
      { code: "610431105", name: "长宁镇" },
      { code: "610431106", name: "小村镇" },
      { code: "610431107", name: "大庄镇" },
    ])
    expect(villages).toHaveLength(192)
    expect(villages.every((v) => /^610431\d{6}$/.test(v.code))).toBe(true)
    expect(villages.every((v) => !/委会$|委员会$/.test(v.name))).toBe(true)
    expect(villages).toContainEqual({ code: "610431105207", townshipCode: "610431105", name: "金城村" })
    expect(villages).toContainEqual({ code: "610431103218", townshipCode: "610431103", name: "高岸村" })
    expect(villages).toContainEqual({ code: "610431001001", townshipCode: "610431001", name: "人民东路社区" })
  })

  it("has the towns of 琼海市", () => {
    const { townships, villages } = regionsOf("469002")
    expect(townships).toHaveLength(13)
    expect(townships.map((t) => t.name)).toEqual(expect.arrayContaining(["嘉积镇", "博鳌镇", "彬村山华侨农场"]))
    expect(villages.every((v) => /^469002\d{6}$/.test(v.code))).toBe(true)
  })

  it("keeps both names long where the short ones would be equal", () => {
    const names = regionsOf("500110")
      .villages.filter((v) => v.townshipCode === "500110108")
      .map((v) => v.name)
    expect(names).toEqual(expect.arrayContaining(["石角社区居民委员会", "石角社区村民委员会"]))
    expect(names).not.toContain("石角社区")
  })

  it("holds in one county of every province: unique codes, known townships, unique names in each township", () => {
    const provinces = readdirSync(DATA).flatMap((f) => /^(\d\d)\.json\.gz$/.exec(f)?.[1] ?? [])
    expect(provinces).toHaveLength(31)
    for (const province of provinces) {
      const code = searchCounties(province)[0]?.code ?? ""
      const { townships, villages } = regionsOf(code)
      const known = new Set(townships.map((t) => t.code))
      expect(known.size).toBe(townships.length)
      expect(villages.length).toBeGreaterThan(0)
      expect(new Set(villages.map((v) => v.code)).size).toBe(villages.length)
      expect(new Set(villages.map((v) => v.townshipCode + v.name)).size).toBe(villages.length)
      for (const v of villages) {
        expect(known.has(v.townshipCode) && v.code.startsWith(v.townshipCode) && v.code.length === 12).toBe(true)
      }
    }
  })
})

describe("the files", () => {
  it("hold the whole country once: 2,978 counties, 41,352 townships, 620,573 villages", () => {
    const counties = new Set<string>()
    const townships = new Set<string>()
    const villages = new Set<string>()
    for (const file of readdirSync(DATA).filter((f) => f.endsWith(".json.gz"))) {
      const province: Record<string, [string, string, string][]> = JSON.parse(
        gunzipSync(readFileSync(path.join(DATA, file))).toString("utf8"),
      )
      for (const [county, list] of Object.entries(province)) {
        expect(findCounty(county), county).not.toBeNull()
        counties.add(county)
        for (const [code3, , encoded] of list) {
          townships.add(county + code3)
          const items = encoded.split(" ")
          for (const item of items) villages.add(county + code3 + item.slice(0, 3))
          expect(new Set(items.map((item) => item.slice(3))).size, county + code3).toBe(items.length)
        }
      }
    }
    expect([counties.size, townships.size, villages.size]).toEqual([2978, 41352, 620573])
    expect(JSON.parse(readFileSync(path.join(DATA, "counties.json"), "utf8"))).toHaveLength(2978)
  })
})

describe("started from another folder", () => {
  afterEach(() => vi.restoreAllMocks())

  it("names the missing file and what to do", () => {
    vi.spyOn(process, "cwd").mockReturnValue(path.join(DATA, "elsewhere"))
    expect(() => loadRegions("610431")).toThrow(/prisma\/seed\/regions\/61\.json\.gz.*project's folder/)
  })
})
