import ExcelJS from "exceljs"
import type { Field, FieldValue } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS, type HouseholdKey, type HouseholdValues } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS, type MemberKey, type MemberValues } from "@/lib/domain/household/member-fields"
import type { RowOutcome } from "@/lib/domain/import/outcome"
import { NEWCOMERS, SMALL_TOWNSHIP } from "./counties"
import { type DemoCounty, type DemoHousehold, generateCounty } from "./county"
import { type Cell, cellOf } from "./workbook"

/** Columns of the list as a township's office keeps it: one member a row, the household's columns repeated. */
const HOUSEHOLD_KEYS: readonly HouseholdKey[] = [
  "householdNo",
  "groupName",
  "rollType",
  "mainCause",
  "housingGrade",
  "housingHazard",
  "contractLandMu",
  "landUse",
  "operatingAbility",
  "operatingWill",
  "hasIndustry",
  "lacksFunds",
  "lacksSkill",
  "hasFixedIncome",
  "canWorkAway",
]
const MEMBER_KEYS: readonly MemberKey[] = [
  "name",
  "relation",
  "idNumber",
  "sex",
  "birthDate",
  "ethnicity",
  "education",
  "schoolStatus",
  "schoolDropout",
  "schoolingAtRisk",
  "health",
  "disabilityType",
  "disabilityGrade",
  "twoCancers",
  "labour",
  "startupDesire",
  "residentMedical",
  "employeeMedical",
  "extremePoverty",
]
const HEADINGS: Partial<Record<HouseholdKey | MemberKey, string>> = {
  householdNo: "户编号",
  groupName: "组",
  rollType: "农户类型",
  idNumber: "身份证号",
  birthDate: "出生年月日(出生日期)",
  residentMedical: "城乡居民医保",
  employeeMedical: "职工医保",
  extremePoverty: "五保",
}

interface Line {
  household: DemoHousehold
  values: HouseholdValues
  member: MemberValues
  outcome: RowOutcome
  /** Cells that are written otherwise than the values say, by heading. */
  instead: Readonly<Record<string, Cell>>
}

const ODD = { excelDates: false, numbersAsText: false, headings: {} }

function line(
  household: DemoHousehold,
  position: number,
  outcome: RowOutcome,
  change: { household?: Partial<HouseholdValues>; member?: Partial<MemberValues>; instead?: Line["instead"] } = {},
): Line {
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

const whole = (household: DemoHousehold, outcome: RowOutcome, change?: Parameters<typeof line>[3]): Line[] =>
  household.members.map((_, position) => line(household, position, outcome, change))

const wrongCheck = (idNumber: string | null): string => `${idNumber?.slice(0, 17)}${idNumber?.[17] === "0" ? "1" : "0"}`

/** Facts that a visit has found changed: the heads' rows of registered households. */
function updates(known: readonly DemoHousehold[]): Line[] {
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
function faults(fresh: readonly DemoHousehold[], known: DemoHousehold | undefined): Line[] {
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
function doubtful(fresh: readonly DemoHousehold[]): Line[] {
  const changes: Line["instead"][] = [
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
  lines: readonly Line[]
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

const fieldsOf = <F extends Field>(fields: readonly F[], keys: readonly string[]): F[] =>
  keys.flatMap((key) => fields.find((field) => field.key === key) ?? [])
const COLUMNS = [
  ...fieldsOf<Field>(HOUSEHOLD_FIELDS, HOUSEHOLD_KEYS).map((field) => ({ field, of: "values" as const })),
  ...fieldsOf<Field>(MEMBER_FIELDS, MEMBER_KEYS).map((field) => ({ field, of: "member" as const })),
]

/** Spellings as many hands write them: spaces and a small x in numbers, full-width digits, dates in four ways. */
function untidy(field: Field, cell: Cell, row: number): Cell {
  if (typeof cell !== "string") return cell
  if (field.key === "idNumber" && row % 5 === 1)
    return `${cell.slice(0, 6)} ${cell.slice(6, 14)} ${cell.slice(14)}`.toLowerCase()
  if (field.key === "idNumber" && row % 5 === 3)
    return cell.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
  if (field.type.kind !== "date")
    return field.type.kind === "boolean" && row % 4 === 2 ? (cell === "是" ? "√" : "×") : cell
  const [year = "", month = "", day = ""] = cell.split("-")
  return (
    [cell, `${year}.${Number(month)}.${Number(day)}`, `${year}${month}${day}`, new Date(`${cell}T00:00:00Z`)][
      row % 4
    ] ?? cell
  )
}

function cellsOf(each: Line, index: number): Cell[] {
  const { village, members } = each.household
  const put = (heading: string, cell: Cell): Cell => (heading in each.instead ? (each.instead[heading] ?? null) : cell)
  return [
    index + 1,
    put("乡镇", village.townshipName),
    put("行政村", village.name),
    members[0]?.name ?? null,
    ...COLUMNS.map(({ field, of }) => {
      const value: FieldValue = (each[of] as Readonly<Record<string, FieldValue>>)[field.key] ?? null
      return put(HEADINGS[field.key as HouseholdKey] ?? field.label, untidy(field, cellOf(field, value, ODD), index))
    }),
  ]
}

/** Writes the list with a note above its headings and blank rows below, as such lists come. */
export async function writeSupplement(file: string, { lines }: Supplement): Promise<void> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet("补充名单")
  const headings = [
    "序号",
    "乡镇",
    "行政村",
    "户主姓名",
    ...COLUMNS.map(({ field }) => HEADINGS[field.key as HouseholdKey] ?? field.label),
  ]
  sheet.addRow(["武功县农户补充名单"])
  sheet.mergeCells(1, 1, 1, headings.length)
  sheet.addRow(["填表说明:一人一行,同一户的户编号相同;没有的项目留空。"])
  sheet.mergeCells(2, 1, 2, headings.length)
  sheet.addRow(headings)
  lines.forEach((each, index) => {
    const row = sheet.addRow(cellsOf(each, index))
    // The office counts its rows by a formula; what counts for a reader is the value kept with it.
    if (index > 0) row.getCell(1).value = { formula: `A${row.number - 1}+1`, result: index + 1 }
  })
  for (let blank = 0; blank < 3; blank++) sheet.addRow([""])
  await workbook.xlsx.writeFile(file)
}
