import { comparable } from "@/lib/domain/household/normalise"
import type { PlaceKey } from "./headings"

export interface KnownVillage {
  /** twelve digits */
  readonly code: string
  readonly name: string
  readonly townshipName: string
}

export type FoundPlace =
  | { readonly ok: true; readonly villageCode: string; readonly villageName: string; readonly doubt?: string }
  | { readonly ok: false; readonly problem: string }

const villageWord = (text: string): string =>
  comparable(text).replace(/(村民委员会|居民委员会|村委会|居委会|社区居委会|村|社区)$/, "")
const townshipWord = (text: string): string =>
  comparable(text).replace(/(街道办事处|街道办|街道|办事处|民族乡|镇|乡)$/, "")
const countyWord = (text: string): string => comparable(text).replace(/(自治县|县|市|区|旗)$/, "")

/**
 * Finds the village that a row names, by its 12-digit code or by the names of township and village, whatever their endings
 * (村， 村委会， 社区 …).
 * @param villages those in reach of whoever imports
 * @param area the code prefix in reach
 */
export function placeFinder(county: { code: string; name: string }, villages: readonly KnownVillage[], area: string) {
  const byCode = new Map(villages.map((village) => [village.code, village]))
  const byName = new Map<string, KnownVillage[]>()
  for (const village of villages) {
    const word = villageWord(village.name)
    byName.set(word, [...(byName.get(word) ?? []), village])
  }

  const narrow = area.length > county.code.length
  const where = narrow ? "在您的管辖范围内" : "在本县"
  const foundAs = (village: KnownVillage, doubt?: string): FoundPlace => ({
    ok: true,
    villageCode: village.code,
    villageName: village.name,
    ...(doubt ? { doubt } : {}),
  })
  const unknownCode = (code: string): string => {
    if (!/^\d{12}$/.test(code)) return "“行政区划代码”应为 12 位的村代码"
    if (!code.startsWith(county.code)) return `“行政区划代码”不属于${county.name}`
    return code.startsWith(area) ? "“行政区划代码”在本县找不到，请核对" : "所在的村不在您的管辖范围，不能由您导入"
  }

  const named = (place: Partial<Record<PlaceKey, string>>): KnownVillage[] => {
    const found = byName.get(villageWord(place.village ?? "")) ?? []
    const { township } = place
    return township === undefined
      ? found
      : found.filter((village) => townshipWord(village.townshipName) === townshipWord(township))
  }

  return (place: Partial<Record<PlaceKey, string>>): FoundPlace | undefined => {
    const { village, villageCode, county: countyName } = place
    if (villageCode === undefined && village === undefined) return undefined
    if (countyName !== undefined && countyWord(countyName) !== countyWord(county.name)) {
      return { ok: false, problem: `“县”不是${county.name}，不能导入到本县` }
    }
    if (villageCode !== undefined) {
      const known = byCode.get(villageCode)
      if (known) {
        const other = village !== undefined && villageWord(known.name) !== villageWord(village)
        return foundAs(known, other ? "“行政区划代码”与“行政村”不是同一个村，按代码记" : undefined)
      }
      if (village === undefined || /^\d{12}$/.test(villageCode)) return { ok: false, problem: unknownCode(villageCode) }
    }
    const found = named(place)
    const [only] = found
    if (found.length > 1) return { ok: false, problem: "“行政村”在本县有重名，请同时填写“乡镇”" }
    return only ? foundAs(only) : { ok: false, problem: `“行政村”${where}找不到，请核对村名和乡镇名` }
  }
}
export type PlaceFinder = ReturnType<typeof placeFinder>
