import type { FieldType } from "@/lib/domain/household/field"
import type { FormKind } from "@/lib/domain/import/kinds"

/** A column of a sheet: its name, other headings under which it comes, and how its values are read. */
export interface SheetColumn {
  readonly key: string
  readonly label: string
  readonly aliases: readonly string[]
  readonly type: FieldType
  /** A row without it is returned. */
  readonly needed?: true
  /** A faulty value is left out and questioned; without this the row is returned. */
  readonly lenient?: true
  /** How to fill it in, where the type does not say enough. */
  readonly hint?: string
}

/**
 * A sheet whose rows are about households that are registered already, described by data. Reading, recognising, the template,
 * the preview and the returned workbook come out of this description.
 */
export interface SheetForm {
  readonly kind: FormKind
  /** Name of the sheet in the template. */
  readonly sheetName: string
  readonly columns: readonly SheetColumn[]
  /** Keys of columns by which such a sheet is told from others: one of each group must be there. */
  readonly signs: readonly (readonly string[])[]
  /** Whether a row that names a village and no household is about the whole village. */
  readonly wholeVillage: boolean
  /** How to fill it in, a line each. */
  readonly notes: readonly string[]
}

const name: FieldType = { kind: "text", max: 50 }

/** How a row says which household it is about; see findHousehold. */
export const HOUSEHOLD_COLUMNS: readonly SheetColumn[] = [
  {
    key: "householdNo",
    label: "户编号",
    aliases: ["户编码", "家庭编号", "农户编号", "户号"],
    type: { kind: "text", max: 32 },
    hint: "登记册里的户编号；按文本填写",
  },
  {
    key: "headName",
    label: "户主姓名",
    aliases: ["户主", "姓名", "农户姓名", "受助人", "受助对象", "受助户", "帮扶对象", "脱贫户", "脱贫户姓名"],
    type: name,
    hint: "核对用；没有户编号和证件号码时，与所在的村一起认定，村里同名的会退回",
  },
  {
    key: "idNumber",
    label: "证件号码",
    aliases: ["身份证号", "身份证号码", "户主证件号码", "户主身份证号", "公民身份号码", "身份证"],
    type: { kind: "idNumber" },
    hint: "户主或家庭成员的证件号码；按文本填写",
  },
]
