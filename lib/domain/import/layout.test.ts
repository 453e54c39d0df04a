import { describe, expect, it } from "vitest"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import type { RawValue } from "@/lib/domain/household/parse-value"
import type { RawRow } from "@/lib/domain/sheet/heading-rows"
import { detectLayout, labelOf } from "./layout"
import { TEMPLATE } from "./template"

const rowsOf = (...rows: RawValue[][]): RawRow[] => rows.map((cells, index) => ({ rowNo: index + 1, cells }))
const labels = (rows: RawRow[], sheet = "Sheet1") =>
  detectLayout(rows, sheet)?.columns.map(({ target }) => (target ? `${target.to}:${labelOf(target)}` : null))

describe("finding the headings", () => {
  it("looks below titles and notes", () => {
    const layout = detectLayout(
      rowsOf(["某县脱贫户信息表"], [undefined, "制表时间:2026年1月"], ["序号", "户编号", "户类型"], [1, "1", "脱贫户"]),
      "x",
    )
    expect(layout).toMatchObject({ kind: "household", headerFrom: 3, headerTo: 3 })
  })

  it("reads headings in two rows", () => {
    const rows = rowsOf(
      ["户编号", "家庭成员", undefined, undefined, "务工情况"],
      [undefined, "姓名", "与户主关系", "证件号码", "务工企业名称"],
      ["1", "甲", "户主", "999999", "厂"],
    )
    expect(detectLayout(rows, "x")).toMatchObject({ kind: "member", headerFrom: 1, headerTo: 2 })
    expect(labels(rows)).toEqual([
      "household:户编号",
      "member:姓名",
      "member:与户主关系",
      "member:证件号码",
      "member:务工企业",
    ])
  })

  it.each([
    ["spaces and line breaks", "户 编\n号", "household:户编号"],
    ["full-width letters and brackets", "承包地面积（亩）", "household:承包地面积"],
    ["a required mark", "*户类型", "household:户类型"],
    ["a unit in brackets", "住房面积(平方米)", "household:住房面积"],
    ["a question's form", "军烈属", "household:是否军烈属"],
    ["one of several columns", "致贫返贫风险3", "household:致贫返贫风险"],
    ["a code of places", "行政区划代码", "place:行政区划代码"],
    ["a place with brackets", "乡(镇)", "place:乡镇"],
  ])("ignores %s", (_name, heading, expected) => {
    expect(labels(rowsOf(["主要致贫原因", "户主姓名", "人口数", heading], ["1"]))?.at(-1)).toBe(expected)
  })

  it("gives a shared name to the sheet's own field", () => {
    expect(labels(rowsOf(["户编号", "户类型", "户主姓名", "联系电话", "证件号码"], ["1"]))).toEqual([
      "household:户编号",
      "household:户类型",
      "head:户主姓名",
      "household:户联系电话",
      "head:户主证件号码",
    ])
    expect(labels(rowsOf(["户编号", "姓名", "与户主关系", "联系电话", "户主姓名"], ["1"]))).toEqual([
      "household:户编号",
      "member:姓名",
      "member:与户主关系",
      "member:联系电话",
      "head:户主姓名",
    ])
  })

  it("knows one member a row with the household's columns repeated", () => {
    expect(detectLayout(rowsOf(["户编号", "户类型", "危房等级", "人编号", "姓名", "证件号码"], ["1"]), "x")?.kind).toBe(
      "member",
    )
  })

  it("leaves a second column of the same name aside", () => {
    expect(detectLayout(rowsOf(["户编号", "户类型", "户类型"], ["1"]), "x")?.columns.at(-1)).toMatchObject({
      repeated: true,
    })
  })

  it.each([
    ["an empty sheet", rowsOf()],
    ["numbers only", rowsOf([1, 2, 3], [4, 5, 6])],
    ["an unknown table", rowsOf(["项目", "金额"], ["路", 3])],
    ["places without households or persons", rowsOf(["乡镇", "行政村", "户类型"], ["a", "b", "脱贫户"])],
  ])("does not take %s for a register", (_name, rows) => {
    expect(detectLayout(rows, "x")).toBeUndefined()
  })

  it("understands every column of its own template", () => {
    const found = TEMPLATE.map(({ name, columns }) =>
      detectLayout(
        rowsOf(
          columns.map(({ heading }) => heading),
          ["1"],
        ),
        name,
      ),
    )
    expect(found.map((layout) => layout?.kind)).toEqual(["household", "member"])
    expect(
      found.flatMap((layout) => layout?.columns.filter(({ target }) => !target).map(({ heading }) => heading)),
    ).toEqual([])
  })

  it("has no heading that means two fields of one kind", () => {
    for (const fields of [HOUSEHOLD_FIELDS, MEMBER_FIELDS]) {
      const names = fields.flatMap((field) => [field.label, ...field.aliases])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
  })
})
