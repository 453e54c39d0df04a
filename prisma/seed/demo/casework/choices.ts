import type { DepartmentKey } from "@/lib/domain/access/departments"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import type { AssistanceKind, FundSource } from "@/lib/domain/assistance/kinds"
import type { Random } from "../random"
import type { Family, Relative } from "./families"

/** A measure that fits a household, with what it brings. */
export interface Choice {
  key: string
  title: string
  pathway: string | null
  nationalType: string
  department: DepartmentKey
  reason: string
  quantity: number | null
  unit: string | null
  amountYuan: number | null
  expectedYuan: number | null
  /** Days from agreement to the due day. */
  days: number
  /** What is written into the ledger when it is delivered. */
  gift: { kind: AssistanceKind; item: string; fund: FundSource | null }
}

type Row = [
  key: string,
  title: string,
  pathway: string,
  nationalType: string,
  department: DepartmentKey,
  fits: (family: Family) => boolean,
  quantity: number | null,
  unit: string | null,
  amountYuan: readonly [number, number] | null,
  expectedYuan: readonly [number, number] | null,
  days: number,
  gift: Choice["gift"],
]

const pupils = (family: Family): Relative[] =>
  family.members.filter(({ school }) => school !== null && school !== "under_school_age")
const vocational = ({ school }: Relative): boolean => /^(secondary|higher)/.test(school ?? "")
const workers = (family: Family): Relative[] =>
  family.members.filter(({ labour }) => labour === "ordinary" || labour === "skilled")
const weak = (family: Family): boolean => family.members.some(({ labour }) => labour === "weak")
const unsafe = ({ housingGrade, urgent }: Family): boolean =>
  housingGrade === "C" || housingGrade === "D" || urgent.includes("P01")
const always = () => true
const cash = (item: string, fund: FundSource = "bridging") => ({ kind: "money" as const, item, fund })
const service = (item: string) => ({ kind: "service" as const, item, fund: null })

// biome-ignore format: a table
const ROWS: readonly Row[] = [
  ["housing.repair", "农村危房改造", "P01", "housing", "zhujian", unsafe, 1, "户", [18_000, 35_000], null, 180, cash("危房改造补助", "sector")],
  ["village.road", "入户路硬化", "P01", "infrastructure", "jiaotong", (f) => !unsafe(f), 40, "米", [2000, 4800], null, 150, { kind: "project", item: "入户路硬化", fund: "bridging" }],
  ["village.toilet", "户厕改造", "P01", "living", "xinnong", (f) => !unsafe(f), 1, "座", [1500, 2000], null, 120, cash("户厕改造补助")],
  ["industry.kiwi", "猕猴桃苗木和管护指导", "P02", "industry", "nonglin", (f) => (f.contractLandMu ?? 0) > 2, 2, "亩", [1600, 3200], [3000, 6000], 120, { kind: "goods", item: "猕猴桃苗木", fund: "bridging" }],
  ["industry.poultry", "庭院养鸡", "P02", "industry", "xumu", (f) => (f.contractLandMu ?? 0) <= 2, 100, "只", [1000, 1500], [1500, 3500], 90, { kind: "goods", item: "脱温鸡苗", fund: "donation" }],
  ["work.post", "公益性岗位安置", "P03", "post", "renshe", weak, 12, "月", [6000, 7200], [6000, 7200], 60, { kind: "work", item: "公益性岗位补贴", fund: "sector" }],
  ["work.near", "就近就业岗位推荐", "P03", "employment", "laodong", (f) => workers(f).length > 0, 1, "人", null, [8000, 16_000], 60, service("就近就业岗位推荐")],
  ["joint.share", "入股合作社带动生产", "P04", "industry", "fupin", always, 1, "股", [3000, 5000], [600, 1200], 120, { kind: "project", item: "合作社入股分红", fund: "bridging" }],
  ["land.transfer", "承包地流转", "P05", "industry", "zhenban", (f) => (f.contractLandMu ?? 0) > 0, 1, "份合同", null, [1200, 4000], 90, service("协助签订流转合同")],
  ["school.rain", "雨露计划补助", "P06", "education", "fupin", (f) => pupils(f).some(vocational), 1, "人", [3000, 3000], null, 150, cash("雨露计划补助")],
  ["school.aid", "家庭经济困难学生资助", "P06", "education", "jiaoyu", (f) => pupils(f).some((m) => !vocational(m)), 1, "人", [800, 2000], null, 120, cash("学生资助金", "sector")],
  ["skill.training", "职业技能培训", "P07", "employment", "renshe", (f) => workers(f).length > 0, 1, "人", [1200, 1800], [6000, 12_000], 90, { kind: "training", item: "职业技能培训", fund: "sector" }],
  ["shop.training", "电商培训和开店辅导", "P08", "industry", "dianshang", always, 1, "人", [800, 1200], [3000, 9000], 120, { kind: "training", item: "电商培训", fund: "sector" }],
  ["work.travel", "外出务工交通补贴", "P09", "employment", "renshe", (f) => workers(f).length > 0, 1, "人", [300, 500], null, 90, cash("一次性交通补贴", "sector")],
  ["work.matching", "劳务输出岗位对接", "P09", "employment", "renshe", (f) => workers(f).length > 0, 1, "人", null, [12_000, 30_000], 60, service("春风行动岗位对接")],
  ["finance.loan", "小额信贷", "P10", "finance", "jinrong", (f) => workers(f).length > 0, 1, "笔", [20_000, 50_000], [3000, 8000], 60, { kind: "loan", item: "脱贫人口小额信贷", fund: "other" }],
  ["unit.pairing", "包村单位一对一帮扶", "P11", "society", "zuzhi", always, 1, "次", [300, 800], null, 180, { kind: "goods", item: "米面油等生活物资", fund: "unit" }],
  ["support.allowance", "纳入低保或特困供养", "P12", "assurance", "minzheng", always, 12, "月", [4800, 7800], [4800, 7800], 60, cash("低保金（特困供养金）", "sector")],
  ["support.disability", "残疾人两项补贴", "P12", "assurance", "canlian", (f) => f.members.some((m) => m.disabled), 12, "月", [720, 1440], [720, 1440], 60, cash("残疾人两项补贴", "sector")],
  ["support.medical", "参保缴费补贴和慢病签约服务", "P12", "health", "heliao", (f) => f.members.some((m) => m.health.includes("chronic") || m.health.includes("major")), 1, "户", [200, 800], null, 90, { kind: "insurance", item: "城乡居民医保参保资助", fund: "sector" }],
]

const within = (random: Random, range: readonly [number, number] | null): number | null =>
  range === null ? null : Math.round(random.int(range[0], range[1]) / 50) * 50

/** Measures by pathway and facts, the primary pathway first: two to four for a household. */
export function choicesFor(random: Random, family: Family): Choice[] {
  const pathways = [...new Set([...family.urgent, family.pathway ?? "P11", ...family.secondary])]
  const most = family.watched ? 4 : 3
  // All that the main pathway offers, and one measure for each of the others.
  const chosen = pathways.flatMap((pathway) => {
    const fitting = ROWS.filter((row) => row[2] === pathway && row[5](family))
    const main = pathway === family.pathway || family.urgent.includes(pathway)
    return main || fitting.length < 2 ? fitting : [random.pick(fitting)]
  })
  return chosen.slice(0, Math.max(1, random.int(most - 1, most))).map((row): Choice => {
    const [key, title, pathway, nationalType, department, , quantity, unit, amount, expected, days, gift] = row
    const why = pathway === family.pathway ? "主路径" : family.urgent.includes(pathway) ? "急需解决" : "次要路径"
    return {
      key,
      title,
      pathway,
      nationalType,
      department,
      reason: `${why}对应的措施，由${DEPARTMENTS[department]}牵头落实`,
      quantity,
      unit,
      amountYuan: within(random, amount),
      expectedYuan: within(random, expected),
      days,
      gift,
    }
  })
}
