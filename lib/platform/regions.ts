/**
 * The country's administrative regions as data: counties (6-digit codes), townships (9) and villages (12).
 * Source and edition: prisma/seed/regions/README.md. A county's own list may be edited after it was created;
 * this is the official starting point.
 */
import { readFileSync } from "node:fs"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import { z } from "zod"

export interface CountyEntry {
  /** 6 digits */
  code: string
  name: string
  /** "" where no prefecture stands between: municipalities, counties directly under a province (琼海市), 东莞市 */
  prefecture: string
  province: string
}

export interface TownshipEntry {
  /** 9 digits: county 6 + township 3 */
  code: string
  name: string
}

export interface VillageEntry {
  /** 12 digits: township 9 + village 3 */
  code: string
  townshipCode: string
  /** unique within its township */
  name: string
}

export interface CountyRegions {
  townships: TownshipEntry[]
  villages: VillageEntry[]
}

const MAX_HITS = 20

const countiesFile = z.array(z.tuple([z.string().regex(/^\d{6}$/), z.string(), z.string(), z.string()]))
const provinceFile = z.record(z.string(), z.unknown())
const townshipList = z.array(z.tuple([z.string().regex(/^\d{3}$/), z.string().min(1), z.string()]))

let cachedCounties: ReadonlyMap<string, CountyEntry> | undefined

/**
 * The county with this 6-digit code, or null.
 *
 * @throws Error when the region data is missing or unreadable
 */
export function findCounty(code6: string): CountyEntry | null {
  return counties().get(code6) ?? null
}

/**
 * At most 20 counties whose code starts with the text, or whose name contains it; words separated by spaces
 * must all occur in "province prefecture county" ("陕西 武功"). Best match first: exact name, beginning of the
 * name, anywhere in the name, then province or prefecture; equal ranks by code. Empty text finds nothing.
 *
 * @throws Error when the region data is missing or unreadable
 */
export function searchCounties(text: string): CountyEntry[] {
  const query = text.normalize("NFKC").trim()
  if (query === "") return []
  const ranked: { county: CountyEntry; rank: number }[] = []
  for (const county of counties().values()) {
    const rank = matchRank(county, query)
    if (rank !== null) ranked.push({ county, rank })
  }
  // The list is ordered by code and the sort is stable.
  ranked.sort((a, b) => a.rank - b.rank)
  return ranked.slice(0, MAX_HITS).map((hit) => hit.county)
}

/**
 * All townships and villages of a county in the order of their codes, or null for an unknown code.
 * Reads one province's file (1 to 10 ms), which is not cached: a county is created once.
 *
 * @throws Error when the region data is missing or unreadable
 */
export function loadRegions(code6: string): CountyRegions | null {
  const county = findCounty(code6)
  if (!county) return null
  const file = `${county.code.slice(0, 2)}.json.gz`
  const province = parse(provinceFile, file, gunzip(file, readData(file)))
  const list = townshipList.safeParse(province[county.code])
  if (!list.success) throw damaged(file, `no township list for county ${county.code}`)
  const regions: CountyRegions = { townships: [], villages: [] }
  for (const [code3, name, villages] of list.data) {
    const township = { code: county.code + code3, name }
    regions.townships.push(township)
    regions.villages.push(...decodeVillages(township.code, villages, file))
  }
  return regions
}

/** "001人民东路社区 002文汇路社区": three digits and the name, names hold no space. */
function decodeVillages(townshipCode: string, encoded: string, file: string): VillageEntry[] {
  if (encoded === "") return []
  return encoded.split(" ").map((item) => {
    const [, code3, name] = /^(\d{3})(.+)$/.exec(item) ?? []
    if (!code3 || !name) throw damaged(file, `village "${item}" in township ${townshipCode}`)
    return { code: townshipCode + code3, townshipCode, name }
  })
}

function matchRank(county: CountyEntry, query: string): number | null {
  if (/^\d+$/.test(query)) return county.code.startsWith(query) ? 0 : null
  if (county.name === query) return 0
  if (county.name.startsWith(query)) return 1
  if (county.name.includes(query)) return 2
  const full = county.province + county.prefecture + county.name
  const words = query.split(/\s+/)
  if (!words.every((word) => full.includes(word))) return null
  return words.some((word) => county.name.includes(word)) ? 3 : 4
}

function counties(): ReadonlyMap<string, CountyEntry> {
  if (!cachedCounties) {
    const file = "counties.json"
    const rows = parse(countiesFile, file, readData(file))
    cachedCounties = new Map(
      rows.map(([code, name, prefecture, province]) => [code, { code, name, prefecture, province }]),
    )
  }
  return cachedCounties
}

function readData(file: string): Buffer {
  try {
    return readFileSync(path.join(process.cwd(), "prisma", "seed", "regions", file))
  } catch (cause) {
    throw new Error(`Region data prisma/seed/regions/${file} cannot be read; start from the project's folder`, {
      cause,
    })
  }
}

function gunzip(file: string, bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes)
  } catch (cause) {
    throw damaged(file, "not a gzip file", cause)
  }
}

function parse<T>(schema: z.ZodType<T>, file: string, bytes: Buffer): T {
  try {
    return schema.parse(JSON.parse(bytes.toString("utf8")))
  } catch (cause) {
    throw damaged(file, "unexpected content", cause)
  }
}

function damaged(file: string, what: string, cause?: unknown): Error {
  return new Error(`Region data prisma/seed/regions/${file} is damaged (${what}); rebuild it, see README.md there`, {
    cause,
  })
}
