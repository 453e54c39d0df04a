import type { Field, FieldType } from "@/lib/domain/household/field"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"

export interface TemplateColumn {
  readonly heading: string
  readonly hint: string
  /** Labels to choose from; empty = free. */
  readonly choices: readonly string[]
}
export interface TemplateSheet {
  readonly name: string
  readonly columns: readonly TemplateColumn[]
}

/** How a cell of this type is filled in. */
export function hintOf(type: FieldType): string {
  switch (type.kind) {
    case "boolean":
      return "是 或 否"
    case "code":
      return `可填：${Object.values(type.codes)
        .map(([label]) => label)
        .join("、")}`
    case "codes":
      return `可填（最多 ${type.most} 项，用顿号隔开）：${Object.values(type.codes)
        .map(([label]) => label)
        .join("、")}`
    case "date":
      return "日期，如 1985-06-03"
    case "month":
      return "年月，如 202106"
    case "year":
      return "四位年份，如 2019"
    case "integer":
    case "decimal":
      return `数字，单位：${type.unit}`
    case "idNumber":
      return "18 位身份证号或 20 位残疾人证号；没有证件填 999999"
    case "phone":
      return "11 位手机号"
    case "bankAccount":
      return "银行卡号，按文本填写"
    case "text":
      return `文字，最多 ${type.max} 个字`
  }
}

export function choicesOf(type: FieldType): readonly string[] {
  if (type.kind === "boolean") return ["是", "否"]
  return type.kind === "code" ? Object.values(type.codes).map(([label]) => label) : []
}

const column = (field: Field): TemplateColumn => ({
  heading: field.label,
  hint: hintOf(field.type),
  choices: choicesOf(field.type),
})
const plain = (heading: string, hint: string): TemplateColumn => ({ heading, hint, choices: [] })

const [NUMBER, ...REST] = HOUSEHOLD_FIELDS

/** The blank workbook: every dictionary column under its own name, with the place and the household's number first. */
export const TEMPLATE: readonly TemplateSheet[] = [
  {
    name: "农户信息",
    columns: [
      column(NUMBER),
      plain("行政区划代码", "12 位村代码；也可以只填乡镇和行政村"),
      plain("乡镇", "乡镇名称"),
      plain("行政村", "行政村名称"),
      ...REST.map(column),
    ],
  },
  { name: "家庭成员", columns: [column(NUMBER), ...MEMBER_FIELDS.map(column)] },
]

/** How to fill it in, a line each. */
export const TEMPLATE_NOTES: readonly string[] = [
  "“农户信息”一户一行，“家庭成员”一人一行，两张表用“户编号”对应。也可以只用一张表：一人一行，户的各列在每一行重复。",
  "新增的户必须有：户编号、户类型、所在村；新增的成员必须有：姓名、户编号或已登记的证件号码。",
  "按证件号码、再按户编号认定是不是同一户、同一人，不会只按姓名认定。",
  "空着的格子不会清除已登记的内容。列的先后次序可以调整，不需要的列可以删去。",
  "证件号码、银行卡号等长号码的列已设为文本；从别处粘贴时请选“粘贴为文本”。",
]
