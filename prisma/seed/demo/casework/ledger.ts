import { randomUUID } from "node:crypto"
import type { AssistanceKind, FundSource } from "@/lib/domain/assistance/kinds"
import type { Random } from "../random"
import type { Call } from "./calls"
import { addDays, momentOn } from "./days"
import type { Family } from "./families"
import type { Measured } from "./measures"
import type { Known } from "./organisation"
import type { Official } from "./people"
import type { NearDay } from "./rhythm"
import type { Row } from "./store"
import type { UnitRow } from "./units"

type Person = Known | Official

interface Line {
  givenOn: string
  giver: string
  unitId?: string | null
  department?: string | null
  kind: AssistanceKind
  item: string
  quantity: number | null
  unit: string | null
  valueYuan: number | null
  fund: FundSource | null
  measureId?: string
  visitId?: string | null
  evidence?: string | null
}

function lineRow(
  random: Random,
  place: { householdId: string | null; villageCode: string },
  line: Line,
  by: Person,
): Row {
  return {
    id: randomUUID(),
    household_id: place.householdId,
    village_code: place.villageCode,
    given_on: line.givenOn,
    giver: line.giver,
    unit_id: line.unitId ?? null,
    department: line.department ?? null,
    kind: line.kind,
    item: line.item,
    quantity: line.quantity,
    unit: line.unit,
    value_fen: line.valueYuan === null ? null : line.valueYuan * 100,
    fund_source: line.fund,
    measure_id: line.measureId ?? null,
    visit_id: line.visitId ?? null,
    evidence: line.evidence ?? null,
    created_at: momentOn(random, line.givenOn),
    created_by: by.id,
    created_by_name: by.displayName,
  }
}

/** What was given with each delivered measure. @param unitOf the department's own unit */
export function measureLines(
  random: Random,
  family: Family,
  measures: readonly Measured[],
  unitOf: (department: string) => UnitRow | undefined,
): Row[] {
  const place = { householdId: family.id, villageCode: family.villageCode }
  return measures.flatMap(({ id, choice, deliveredOn, responsible }) => {
    if (deliveredOn === null) return []
    const unit = unitOf(choice.department)
    const line: Line = {
      givenOn: deliveredOn,
      giver: unit?.name ?? "",
      unitId: unit?.id ?? null,
      department: choice.department,
      kind: choice.gift.kind,
      item: choice.gift.item,
      quantity: choice.quantity,
      unit: choice.unit,
      valueYuan: choice.amountYuan,
      fund: choice.gift.fund,
      measureId: id,
      evidence: random.chance(0.5) ? random.pick(["打卡明细", "发放表签字", "验收单", "花名册"]) : null,
    }
    return [lineRow(random, place, line, responsible)]
  })
}

/** Goods as they are brought at the festivals (D12), with their value in yuan. */
const RELIEF = [
  ["大米、面粉各一袋，食用油一桶", 1, "份", 180],
  ["面粉", 50, "斤", 110],
  ["大米", 50, "斤", 130],
  ["食用油", 10, "斤", 75],
  ["棉被", 1, "床", 160],
  ["慰问金", 500, "元", 500],
] as const

/** Relief of the last Spring Festival, and things that helpers bring in between. */
export function reliefLines(
  on: { random: Random; near: NearDay; today: string },
  family: Family,
  calls: readonly Call[],
  unit: UnitRow | undefined,
): Row[] {
  const { random, today } = on
  const place = { householdId: family.id, villageCode: family.villageCode }
  const [first] = calls
  if (!first || !unit) return []
  const lines: Row[] = []
  const year = `${today.slice(5) >= "02-12" ? today.slice(0, 4) : Number(today.slice(0, 4)) - 1}-02-06`
  const needy = family.watched || family.pathway === "P12"
  if (random.chance(needy ? 0.7 : 0.18)) {
    const [item, quantity, name, value] = random.pick(RELIEF)
    const givenOn = on.near(random, year, 5, addDays(today, -365), today)
    const kind: AssistanceKind = item === "慰问金" ? "money" : "goods"
    const line = {
      giver: unit.name,
      unitId: unit.id,
      kind,
      item,
      quantity,
      unit: name,
      valueYuan: value,
      fund: "unit" as const,
    }
    if (givenOn) lines.push(lineRow(random, place, { ...line, givenOn, evidence: "慰问花名册" }, first.by))
  }
  const visits = calls.filter((each) => each.met && each.mode === "home")
  if (visits.length > 0 && random.chance(0.06)) {
    const call = random.pick(visits)
    const [item, value] = random.pick([
      ["书包文具一套", 90],
      ["化肥两袋", 260],
      ["旧电视一台", 300],
      ["蜂窝煤二百块", 240],
      ["种子农药", 120],
    ] as const)
    const line = { kind: "goods" as const, item, quantity: 1, unit: "份", valueYuan: value, fund: "personal" as const }
    lines.push(
      lineRow(random, place, { ...line, givenOn: call.day, giver: call.by.displayName, visitId: call.id }, call.by),
    )
  }
  return lines
}

const FOR_VILLAGES = [
  ["project", "村组道路硬化", 600, "米", 180_000, "bridging"],
  ["project", "安装太阳能路灯", 30, "盏", 54_000, "bridging"],
  ["goods", "文化室图书和桌椅", 1, "批", 12_000, "unit"],
  ["training", "果树冬季修剪培训", 1, "期", 4000, "unit"],
  ["money", "帮扶单位年度帮扶资金", 1, "笔", 30_000, "unit"],
  ["service", "义诊和健康讲座", 1, "次", null, null],
  ["project", "机井和渠道维修", 1, "处", 68_000, "bridging"],
] as const

/** What whole villages were given by the units that stand over them (D2-21: at least 30,000 yuan a year to each). */
export function villageLines(
  on: { random: Random; near: NearDay; today: string },
  villageCode: string,
  unit: UnitRow,
  by: Person,
): Row[] {
  const { random, near, today } = on
  return random
    .shuffle(FOR_VILLAGES)
    .slice(0, random.int(1, 3))
    .flatMap(([kind, item, quantity, name, valueYuan, fund]) => {
      const givenOn = near(random, addDays(today, -random.int(20, 340)), 6, addDays(today, -365), today)
      if (!givenOn) return []
      const line = {
        givenOn,
        giver: unit.name,
        unitId: unit.id,
        department: null,
        kind,
        item,
        quantity,
        unit: name,
        valueYuan,
        fund,
      }
      return [lineRow(random, { householdId: null, villageCode }, line, by)]
    })
}
