import type { VillageCategory } from "@/lib/domain/household/codes"
import type { CountyRegions } from "@/lib/platform/regions"
import type { Random } from "./random"

export interface DemoVillage {
  /** Twelve digits. */
  code: string
  name: string
  townshipCode: string
  townshipName: string
  category: VillageCategory
  /** 村民小组. */
  groups: number
  /** Share of households; 0 = none. */
  weight: number
}

interface VillagePlan {
  keyVillages: number
  otherPoorVillages: number
  emptyTownships: readonly string[]
}

/** The villages with their category: 社区 are never poor villages and have few households on the roll. */
export function villagesOf(random: Random, regions: CountyRegions, plan: VillagePlan): DemoVillage[] {
  const townships = new Map(regions.townships.map(({ code, name }) => [code, name]))
  const villages = regions.villages.map(({ code, name, townshipCode }): DemoVillage => {
    const urban = name.endsWith("社区")
    const empty = plan.emptyTownships.includes(townshipCode)
    return {
      code,
      name,
      townshipCode,
      townshipName: townships.get(townshipCode) ?? "",
      category: "ordinary",
      groups: random.int(3, 9),
      weight: empty ? 0 : urban ? 0.25 : random.int(60, 150) / 100,
    }
  })
  const rural = random.shuffle(villages.filter((village) => village.weight >= 0.5))
  rural.slice(0, plan.keyVillages).forEach((village) => {
    village.category = "key"
  })
  rural.slice(plan.keyVillages, plan.keyVillages + plan.otherPoorVillages).forEach((village) => {
    village.category = "other_poor"
  })
  return villages
}
