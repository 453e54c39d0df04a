import type { MemberValues } from "@/lib/domain/household/member-fields"
import { isGrown, isPupil, type Person } from "./person"
import type { Random } from "./random"
import type { HouseFacts } from "./recipes"

const AWAY: readonly (readonly [string, string])[] = [
  ["建筑工地", "建筑业"],
  ["电子装配厂", "制造业"],
  ["服装加工厂", "制造业"],
  ["餐饮店", "住宿和餐饮业"],
  ["物流仓库", "交通运输、仓储和邮政业"],
  ["家政服务", "居民服务业"],
]
const NEAR: readonly (readonly [string, string])[] = [
  ["镇上建筑队", "建筑业"],
  ["本村合作社", "农、林、牧、渔业"],
  ["镇上超市", "批发和零售业"],
  ["帮扶车间", "制造业"],
]
const POSTS = ["保洁员", "护林员", "公路养护员", "巡河员", "治安协管员"]
const TRAINING = ["中式烹调", "电工焊工", "家政服务", "果树栽培", "电商运营", "养殖技术"]

function employment(random: Random, facts: HouseFacts, places: readonly string[]): Partial<MemberValues> {
  const steady = facts.hasFixedIncome === true
  const away = facts.canWorkAway === true
  const [employer, workIndustry] = random.pick(away ? AWAY : NEAR)
  const start = random.int(1, 3)
  const end = random.int(start + 1, 7)
  const workshop = employer === "帮扶车间"
  return {
    hasWorked: true,
    workStart: steady ? `20250${random.int(2, 9)}` : `20260${start}`,
    ...(steady ? {} : { workEnd: `20260${end}` }),
    workPlace: away ? random.pick(places) : (places[0] ?? null),
    employer,
    workIndustry,
    monthlyWageYuan: random.int(away ? 28 : 15, away ? 62 : 32) * 100,
    workMonths: steady ? random.int(9, 12) : end - start + 1,
    employmentChannel: away ? "migrant" : workshop ? "workshop" : "local",
    pointToPoint: away && random.chance(0.15),
    plansToWork: true,
  }
}

/** 务工, 公益性岗位 and 培训 as they fit the household's facts: fixed income means somebody has earned most of the year. */
export function workOf(
  random: Random,
  person: Person,
  earner: boolean,
  facts: HouseFacts,
  places: readonly string[],
): Partial<MemberValues> {
  if (person.age < 18 || isPupil(person) || person.labour === "none" || person.labour === "lost") {
    return person.age >= 18 ? { hasWorked: false, plansToWork: false } : {}
  }
  const training =
    person.labour === "skilled" || random.chance(0.06)
      ? {
          trainingMonth: `2025${String(random.int(3, 11)).padStart(2, "0")}`,
          trainingKind: random.pick(TRAINING),
          trainingCertificate: person.labour === "skilled" || random.chance(0.4),
        }
      : {}
  if (person.labour === "weak") {
    if (facts.hasFixedIncome !== true || !isGrown(person) || random.chance(0.6))
      return { hasWorked: false, ...training }
    return { hasWorked: false, welfarePost: random.pick(POSTS), welfarePostMonths: 12, ...training }
  }
  const works = earner ? facts.hasFixedIncome === true || random.chance(0.6) : random.chance(0.35)
  if (!works)
    return {
      hasWorked: false,
      plansToWork: random.chance(0.5),
      ...(random.chance(0.2) ? { serviceNeeds: "岗位推荐" } : {}),
      ...training,
    }
  return { ...employment(random, facts, places), ...training }
}
