import ExcelJS from "exceljs"
import type { Field, FieldValue } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS, type HouseholdKey } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS, type MemberKey } from "@/lib/domain/household/member-fields"
import type { Supplement, SupplementLine } from "./supplement"
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

const ODD = { excelDates: false, numbersAsText: false, headings: {} }

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

function cellsOf(each: SupplementLine, index: number): Cell[] {
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
