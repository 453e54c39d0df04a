import { createWriteStream } from "node:fs"
import { rename } from "node:fs/promises"
import ExcelJS from "exceljs"
import { type Field, type FieldValue, labelOf } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { DemoCounty, DemoHousehold } from "./county"

/** How a county's office writes its sheets; the import has to understand both. */
export interface Style {
  /** Headings that differ from the dictionary's names, by field key. */
  headings: Readonly<Record<string, string>>
  /** Birth dates as cells of Excel's date type; otherwise as text. */
  excelDates: boolean
  /** Numbers as text cells. */
  numbersAsText: boolean
}

export const WUGONG_STYLE: Style = {
  headings: {
    phone: "联系电话",
    mainCause: "主要致(返)贫原因",
    returnRisks: "致贫返贫风险1",
    contractLandMu: "承包地面积(亩)",
    arableMu: "耕地面积(亩)",
    housingAreaM2: "住房面积(平方米)",
    groupName: "村民小组",
    subsistenceAllowance: "是否享受农村居民最低生活保障",
  },
  excelDates: false,
  numbersAsText: true,
}

export const QIONGHAI_STYLE: Style = {
  headings: { groupName: "自然村", idNumber: "身份证号码", birthDate: "出生年月", monthlyWageYuan: "务工月收入(元)" },
  excelDates: true,
  numbersAsText: false,
}

export type Cell = string | number | Date | null

export function cellOf(field: Field, value: FieldValue, style: Style): Cell {
  if (value === null) return null
  const { type } = field
  if (type.kind === "boolean") return value ? "是" : "否"
  if (type.kind === "code" && typeof value === "string") return labelOf(type.codes, value)
  if (type.kind === "codes" && typeof value === "object")
    return value.map((code) => labelOf(type.codes, code)).join("、")
  if (type.kind === "date" && style.excelDates) return new Date(`${value}T00:00:00Z`)
  if (typeof value === "number") return style.numbersAsText ? String(value) : value
  return String(value)
}

/** The fields of which the county has recorded anything, in the dictionary's order. */
function used<F extends Field>(fields: readonly F[], rows: readonly Readonly<Record<string, FieldValue>>[]): F[] {
  return fields.filter((field) => rows.some((row) => row[field.key] !== null))
}

export const headingOf = (field: Field, style: Style): string => style.headings[field.key] ?? field.label

export const PLACE_HEADINGS = ["省", "市", "县", "乡镇", "行政村", "行政区划代码"]
export const placeCells = (county: DemoCounty, { village }: DemoHousehold): Cell[] => [
  county.province,
  county.prefecture,
  county.name,
  village.townshipName,
  village.name,
  village.code,
]

export interface SheetPlan {
  name: string
  title: string
  headings: string[]
  rows: Iterable<Cell[]>
}

function* householdRows(county: DemoCounty, fields: readonly Field[], style: Style): Generator<Cell[]> {
  for (const household of county.households) {
    const values: Readonly<Record<string, FieldValue>> = household.values
    yield [
      ...placeCells(county, household),
      household.members[0]?.name ?? null,
      String(household.members.length),
      ...fields.map((field) => cellOf(field, values[field.key] ?? null, style)),
    ]
  }
}

function* memberRows(county: DemoCounty, fields: readonly Field[], style: Style): Generator<Cell[]> {
  for (const { values, members } of county.households) {
    for (const member of members) {
      const row: Readonly<Record<string, FieldValue>> = member
      yield [values.householdNo, ...fields.map((field) => cellOf(field, row[field.key] ?? null, style))]
    }
  }
}

function sheetsOf(county: DemoCounty, style: Style): SheetPlan[] {
  const households = used<Field>(
    HOUSEHOLD_FIELDS,
    county.households.map((each) => each.values),
  )
  const members = used<Field>(
    MEMBER_FIELDS,
    county.households.flatMap((each) => each.members),
  )
  return [
    {
      name: "农户信息",
      title: `${county.name}农户基本信息表`,
      headings: [...PLACE_HEADINGS, "户主姓名", "家庭人口", ...households.map((field) => headingOf(field, style))],
      rows: householdRows(county, households, style),
    },
    {
      name: "家庭成员",
      title: `${county.name}农户家庭成员信息表`,
      headings: ["户编号", ...members.map((field) => headingOf(field, style))],
      rows: memberRows(county, members, style),
    },
  ]
}

/** The bytes of a workbook may name no hour of the day on which they were made. */
const MADE = new Date("2026-07-01T00:00:00Z")

/**
 * Writes sheets with a merged title and a heading row, row by row, beside the file first: a killed run leaves
 * no half file. @param dates whether there are cells of the date type: styles are half of the writing time */
export async function writeSheets(file: string, sheets: readonly SheetPlan[], dates: boolean): Promise<void> {
  const partial = `${file}.part`
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(partial),
    useStyles: dates,
    zip: { zlib: { level: 1 } },
  })
  workbook.created = MADE
  workbook.modified = MADE
  for (const { name, title, headings, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 2 }] })
    const birth = headings.findIndex((heading) => heading.startsWith("出生"))
    sheet.columns = headings.map((_, index) => ({
      width: 14,
      ...(dates && index === birth ? { style: { numFmt: "yyyy-mm-dd" } } : {}),
    }))
    const titleRow = sheet.addRow([title])
    sheet.mergeCells(1, 1, 1, headings.length)
    titleRow.commit()
    sheet.addRow(headings).commit()
    for (const row of rows) sheet.addRow(row).commit()
    sheet.commit()
  }
  await workbook.commit()
  await rename(partial, file)
}

export const writeCountyWorkbook = (file: string, county: DemoCounty, style: Style): Promise<void> =>
  writeSheets(file, sheetsOf(county, style), style.excelDates)
