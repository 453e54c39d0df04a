import { describe, expect, it } from "vitest"
import { LEDGER_FORM } from "@/lib/domain/assistance/ledger-sheet"
import type { RawValue } from "@/lib/domain/household/parse-value"
import { TEMPLATE } from "@/lib/domain/import/template"
import { PAIRING_FORM } from "@/lib/domain/pairing/pairing-sheet"
import { detectForm, labelOf } from "./form-layout"
import { formTemplate } from "./form-template"
import { recognise } from "./recognise"

const FORMS = [LEDGER_FORM, PAIRING_FORM]
const rowsOf = (...rows: RawValue[][]) => rows.map((cells, index) => ({ rowNo: index + 1, cells }))
const kindOf = (headings: string[], sheet = "Sheet1") => recognise(rowsOf(["某县表"], headings, ["1"]), sheet, FORMS)

describe("what a sheet holds, by its headings", () => {
  it.each([
    [
      "a giver's own ledger",
      [
        "户编号",
        "户主姓名",
        "行政村",
        "帮扶日期",
        "帮扶单位（人）",
        "帮扶类型",
        "帮扶内容",
        "数量",
        "单位",
        "折价（元）",
      ],
      "assistance",
    ],
    ["a short ledger in other words", ["受助人", "所在村", "发放日期", "发放单位", "物资名称", "金额"], "assistance"],
    ["a ledger for villages", ["村", "时间", "项目名称", "帮扶单位", "资金来源"], "assistance"],
    ["a list of helpers", ["户编号", "户主姓名", "行政村", "责任人用户名", "责任人姓名", "开始日期"], "pairings"],
    ["a list of helpers by name alone", ["户主姓名", "村", "帮扶责任人", "帮扶单位"], "pairings"],
    [
      "a household list with a helper's column",
      ["户编号", "户类型", "户主姓名", "行政村", "主要致贫原因", "家庭人口", "帮扶责任人"],
      "register",
    ],
    ["a member list", ["户编号", "姓名", "证件号码", "与户主关系", "健康状况"], "register"],
    ["a household list with amounts", ["户编号", "户类型", "户主姓名", "承包地面积", "金额", "备注"], "register"],
    ["an unknown table", ["编码", "颜色"], undefined],
  ])("%s", (_name, headings, kind) => {
    expect(kindOf(headings)).toBe(kind)
  })

  it("every template is recognised as its own kind, with every column understood", () => {
    for (const form of FORMS) {
      const headings = formTemplate(form).columns.map(({ heading }) => heading)
      expect(kindOf(headings)).toBe(form.kind)
      expect(detectForm(form, rowsOf(headings, ["1"]))?.columns.filter(({ target }) => !target)).toEqual([])
    }
    for (const { name, columns } of TEMPLATE)
      expect(
        kindOf(
          columns.map(({ heading }) => heading),
          name,
        ),
      ).toBe("register")
  })

  it("no heading of a form means two of its columns", () => {
    for (const { columns } of FORMS) {
      const names = columns.flatMap(({ label, aliases }) => [label, ...aliases])
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    }
  })

  it("headings in two rows, with brackets and marks, are understood", () => {
    const rows = rowsOf(
      ["户编号", "帮扶情况", undefined, undefined, undefined],
      [undefined, "*帮扶日期", "帮扶单位(人)", "帮扶 内容", "折合金额(元)"],
      ["1", "2026-01-01", "单位", "面粉", 3],
    )
    const layout = detectForm(LEDGER_FORM, rows)
    expect(layout?.headerTo).toBe(2)
    expect(layout?.columns.map(({ target }) => target && labelOf(target))).toEqual([
      "户编号",
      "帮扶日期",
      "帮扶单位（人）",
      "帮扶内容",
      "折价（元）",
    ])
  })
})
