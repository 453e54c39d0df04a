import type { DepartmentKey } from "@/lib/domain/access/departments"
import type { AssistanceKind, FundSource } from "@/lib/domain/assistance/kinds"
import type { PathwayKey } from "@/lib/domain/classification/codes"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { measureOf } from "@/lib/domain/measures/catalogue"
import type { Reason } from "@/lib/domain/measures/suggest"
import type { Random } from "../random"
import type { Family, Relative } from "./families"

/** A measure that fits a household, with what it brings. */
export interface Choice {
  key: string
  title: string
  pathway: string | null
  nationalType: string
  department: DepartmentKey
  reason: Reason
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
  pathway: PathwayKey,
  fits: (family: Family) => boolean,
  quantity: number | null,
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
  ["housing.repair", "P01", unsafe, 1, [18_000, 35_000], null, 180, cash("危房改造补助", "sector")],
  ["village.road", "P01", (f) => !unsafe(f), 40, [2000, 4800], null, 150, { kind: "project", item: "入户路硬化", fund: "bridging" }],
  ["village.toilet", "P01", (f) => !unsafe(f), 1, [1500, 2000], null, 120, cash("户厕改造补助")],
  ["industry.kiwi", "P02", (f) => (f.contractLandMu ?? 0) > 2, 2, [1600, 3200], [3000, 6000], 120, { kind: "goods", item: "猕猴桃苗木", fund: "bridging" }],
  ["industry.poultry", "P02", (f) => (f.contractLandMu ?? 0) <= 2, 100, [1000, 1500], [1500, 3500], 90, { kind: "goods", item: "脱温鸡苗", fund: "donation" }],
  ["work.post", "P03", weak, 12, [6000, 7200], [6000, 7200], 60, { kind: "work", item: "公益性岗位补贴", fund: "sector" }],
  ["work.near", "P03", (f) => workers(f).length > 0, 1, null, [8000, 16_000], 60, service("就近就业岗位推荐")],
  ["joint.share", "P04", always, 1, [3000, 5000], [600, 1200], 120, { kind: "project", item: "合作社入股分红", fund: "bridging" }],
  ["land.transfer", "P05", (f) => (f.contractLandMu ?? 0) > 0, 3, null, [1200, 4000], 90, service("协助签订流转合同")],
  ["school.rain", "P06", (f) => pupils(f).some(vocational), 1, [3000, 3000], null, 150, cash("雨露计划补助")],
  ["school.aid", "P06", (f) => pupils(f).some((m) => !vocational(m)), 1, [800, 2000], null, 120, cash("学生资助金", "sector")],
  ["skill.training", "P07", (f) => workers(f).length > 0, 1, [1200, 1800], [6000, 12_000], 90, { kind: "training", item: "职业技能培训", fund: "sector" }],
  ["shop.training", "P08", always, 1, [800, 1200], [3000, 9000], 120, { kind: "training", item: "电商培训", fund: "sector" }],
  ["work.travel", "P09", (f) => workers(f).length > 0, 1, [300, 500], null, 90, cash("一次性交通补贴", "sector")],
  ["work.matching", "P09", (f) => workers(f).length > 0, 1, null, [12_000, 30_000], 60, service("春风行动岗位对接")],
  ["finance.loan", "P10", (f) => workers(f).length > 0, 1, [20_000, 50_000], [3000, 8000], 60, { kind: "loan", item: "脱贫人口小额信贷", fund: "other" }],
  ["unit.pairing", "P11", always, 1, [300, 800], null, 180, { kind: "goods", item: "米面油等生活物资", fund: "unit" }],
  ["support.allowance", "P12", always, 12, [4800, 7800], [4800, 7800], 60, cash("低保金（特困供养金）", "sector")],
  ["support.disability", "P12", (f) => f.members.some((m) => m.disabled), 12, [720, 1440], [720, 1440], 60, cash("残疾人两项补贴", "sector")],
  ["support.medical", "P12", (f) => f.members.some((m) => m.health.includes("chronic") || m.health.includes("major")), 1, [200, 800], null, 90, { kind: "insurance", item: "城乡居民医保参保资助", fund: "sector" }],
]

const within = (random: Random, range: readonly [number, number] | null): number | null =>
  range === null ? null : Math.round(random.int(range[0], range[1]) / 50) * 50

/** Why, in the words of the suggestions. */
function reasonOf(family: Family, pathway: PathwayKey): Reason {
  const [kind, word] = family.urgent.includes(pathway)
    ? (["urgent", "急需解决："] as const)
    : pathway === family.pathway
      ? (["primary", "主路径"] as const)
      : (["secondary", "兼用路径"] as const)
  return { kind, text: `${word}“${PATHWAYS[pathway].name}”`, reference: "D2（三）十二条帮扶路径" }
}

/** Measures by pathway and facts, the primary pathway first: two to four for a household. */
export function choicesFor(random: Random, family: Family): Choice[] {
  const pathways = [...new Set([...family.urgent, family.pathway ?? "P11", ...family.secondary])]
  const most = family.watched ? 4 : 3
  // All that the main pathway offers, and one measure for each of the others.
  const chosen = pathways.flatMap((pathway) => {
    const fitting = ROWS.filter((row) => row[1] === pathway && row[2](family))
    const main = pathway === family.pathway || family.urgent.includes(pathway)
    return main || fitting.length < 2 ? fitting : [random.pick(fitting)]
  })
  return chosen.slice(0, Math.max(1, random.int(most - 1, most))).map((row): Choice => {
    const [key, pathway, , quantity, amount, expected, days, gift] = row
    const measure = measureOf(key)
    if (!measure) throw new Error(`the catalogue has no ${key}`)
    const { label: title, nationalType, department, unit } = measure
    return {
      key,
      title,
      pathway,
      nationalType,
      department,
      reason: reasonOf(family, pathway),
      quantity,
      unit: quantity === null ? null : unit,
      amountYuan: within(random, amount),
      expectedYuan: within(random, expected),
      days,
      gift,
    }
  })
}
