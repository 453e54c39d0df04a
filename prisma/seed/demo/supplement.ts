import type { HouseholdKey, HouseholdValues } from "@/lib/domain/household/household-fields"
import type { MemberValues } from "@/lib/domain/household/member-fields"
import type { RowOutcome } from "@/lib/domain/import/outcome"
import { NEWCOMERS, SMALL_TOWNSHIP } from "./counties"
import { type DemoCounty, type DemoHousehold, generateCounty } from "./county"
import type { Cell } from "./workbook"

/** One row of the list. */
export interface SupplementLine {
  household: DemoHousehold
  values: HouseholdValues
  member: MemberValues
  outcome: RowOutcome
  /** Cells that are written otherwise than the values say, by heading. */
  instead: Readonly<Record<string, Cell>>
}

function line(
  household: DemoHousehold,
  position: number,
  outcome: RowOutcome,
  change: {
    household?: Partial<HouseholdValues>
    member?: Partial<MemberValues>
    instead?: SupplementLine["instead"]
  } = {},
): SupplementLine {
  const member = household.members[position]
  if (!member) throw new Error("no such member")
  return {
    household,
    values: { ...household.values, ...change.household },
    member: { ...member, ...change.member },
    outcome,
    instead: change.instead ?? {},
  }
}

const whole = (household: DemoHousehold, outcome: RowOutcome, change?: Parameters<typeof line>[3]): SupplementLine[] =>
  household.members.map((_, position) => line(household, position, outcome, change))

const wrongCheck = (idNumber: string | null): string => `${idNumber?.slice(0, 17)}${idNumber?.[17] === "0" ? "1" : "0"}`

/** Facts that a visit has found changed: the heads' rows of registered households. */
function updates(known: readonly DemoHousehold[]): SupplementLine[] {
  const unsafe = known.filter((each) => each.values.housingGrade === "C").slice(0, 4)
  const rest = known.filter((each) => !unsafe.includes(each) && each.members.length > 1)
  const changes: Partial<HouseholdValues>[] = [
    { hasFixedIncome: true, canWorkAway: true },
    { lacksSkill: true },
    { operatingAbility: "adequate", operatingWill: "yes", hasIndustry: false },
    { landUse: "inefficient", contractLandMu: 5.5 },
    { rollType: "monitored_sudden", mainCause: "disaster" },
    { lacksFunds: true, operatingAbility: "adequate", operatingWill: "yes", hasIndustry: true },
  ]
  return [
    ...unsafe.map((each) => line(each, 0, "updated", { household: { housingGrade: "A", housingHazard: false } })),
    ...changes.flatMap((change, index) => {
      const household = rest.find(
        (each, at) =>
          at >= index * 3 && Object.entries(change).some(([key, value]) => each.values[key as HouseholdKey] !== value),
      )
      return household ? [line(household, 0, "updated", { household: change })] : []
    }),
  ]
}

/** Rows that cannot be taken, each for another reason. */
function faults(fresh: readonly DemoHousehold[], known: DemoHousehold | undefined): SupplementLine[] {
  const [a, b, c, d, e, f, g] = fresh
  if (!a || !b || !c || !d || !e || !f || !g || !known) throw new Error("too few households")
  const second = (household: DemoHousehold) => Math.min(1, household.members.length - 1)
  return [
    // 身份证校验位不对,户本身可以导入
    ...whole(a, "created"),
    line(a, 0, "rejected", {
      member: { name: "王补录", relation: "other", idNumber: wrongCheck(a.members[0]?.idNumber ?? null) },
    }),
    // 村不存在
    ...whole(b, "rejected", { instead: { 行政村: "不存在的村" } }),
    // 没有户编号,证件号码也没有登记过
    line(c, 0, "rejected", { instead: { 户编号: null } }),
    // 新增的户没有户类型;户类型不在选项中
    line(d, 0, "rejected", { instead: { 农户类型: null } }),
    line(e, 0, "rejected", { instead: { 农户类型: "困难户" } }),
    // 两个户主
    ...whole(f, "created"),
    line(f, second(f), "rejected", {
      member: { name: "李第二", relation: "head", idNumber: null, birthDate: "1980-02-03", sex: "male" },
    }),
    // 已登记在另一户的人;没有姓名;位数不对
    ...whole(g, "created"),
    line(g, 0, "rejected", {
      member: { name: known.members[0]?.name ?? "", relation: "other", idNumber: known.members[0]?.idNumber ?? null },
    }),
    line(g, 0, "rejected", { member: { name: null, relation: "son", idNumber: null } }),
    line(g, 0, "rejected", { member: { name: "张缺位", relation: "son" }, instead: { 身份证号: "99943219900101" } }),
  ]
}

/** Values that are left out or asked about; the rows themselves are taken. */
function doubtful(fresh: readonly DemoHousehold[]): SupplementLine[] {
  const changes: SupplementLine["instead"][] = [
    { "出生年月日(出生日期)": "1979年13月40日" },
    { 文化程度: "博士后" },
    { 承包地面积: "约五亩" },
    { 与户主关系: "户主", 危房等级: "E级" },
  ]
  return fresh.flatMap((household, index) => {
    const [head, ...others] = whole(household, "created")
    return head ? [{ ...head, instead: changes[index % changes.length] ?? {} }, ...others] : []
  })
}

export interface Supplement {
  lines: readonly SupplementLine[]
  /** Rows by outcome when it is imported into 武功县 as the demo has loaded it. */
  expected: Readonly<Record<RowOutcome, number>>
}

/** The supplementary list: new households, changed and unchanged ones, repeated rows and rows with a fault. */
export function makeSupplement(wugong: DemoCounty): Supplement {
  const known = wugong.households.filter((each) => each.village.townshipCode === SMALL_TOWNSHIP)
  const fresh = generateCounty(NEWCOMERS).households
  const plain = fresh.slice(0, 14).flatMap((each) => whole(each, "created"))
  const lines = [
    ...plain,
    ...doubtful(fresh.slice(14, 18)),
    ...faults(fresh.slice(18), known[5]),
    ...updates(known.slice(10, 200)),
    ...known.slice(220, 224).flatMap((each) => whole(each, "unchanged")),
    // 前面已经有的行
    ...plain.slice(3, 9).map((each) => ({ ...each, outcome: "duplicate" as const })),
  ]
  const expected = { created: 0, updated: 0, unchanged: 0, rejected: 0, duplicate: 0 }
  for (const { outcome } of lines) expected[outcome] += 1
  return { lines, expected }
}
