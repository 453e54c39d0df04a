import type { PathwayKey } from "@/lib/domain/classification/codes"
import { FACT_LABELS } from "@/lib/domain/classification/labels"
import { PATHWAYS } from "@/lib/domain/classification/pathways"

const NUMBER = new Intl.NumberFormat("zh-CN")

/** `1,614` */
export const grouped = (value: number): string => NUMBER.format(value)

/** `1,614 户 · 6,107 人` */
export const householdsAndPersons = (households: number, persons: number): string =>
  `${grouped(households)} 户 · ${grouped(persons)} 人`

const isPathway = (key: string): key is PathwayKey => Object.hasOwn(PATHWAYS, key)

/** `技能提升 P07`, the name before the code as people say it. */
export const pathwayName = (key: string | null): string =>
  key === null ? "未定路径" : isPathway(key) ? `${PATHWAYS[key].name} ${key}` : key

/** What a missing fact is called, without whose it is. */
export function missingName(fact: string): string {
  const field = fact.split(":")[0] ?? fact
  return field === "members" ? "家庭成员" : ((FACT_LABELS as Record<string, string>)[field] ?? field)
}

/** Contradictions W01–W06 in as few words as a filter has room for. */
export const WARNING_SHORT: Record<string, string> = {
  W01: "未成年或在校登记为劳动力",
  W02: "有经营能力但无劳动力",
  W03: "缺技能但有技能劳动力",
  W04: "特困人员年轻且健康",
  W05: "经营不了却无承包地",
  W06: "有固定收入但无劳动力",
}
