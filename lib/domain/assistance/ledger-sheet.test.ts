import { describe, expect, it } from "vitest"
import type { RawValue } from "@/lib/domain/household/parse-value"
import { detectForm } from "@/lib/domain/sheet/form-layout"
import { formRowReader } from "@/lib/domain/sheet/read-form-row"
import { fingerprintOf, LEDGER_FORM, type LedgerPlan, readLedgerRow, withoutRepeats } from "./ledger-sheet"

const HEAD = [
  "户编号",
  "帮扶日期",
  "帮扶单位（人）",
  "帮扶类型",
  "帮扶内容",
  "数量",
  "单位",
  "折价（元）",
  "资金来源",
  "备注",
]
const GOOD: RawValue[] = ["H1", "2026-03-18", "县供电公司", "物资", "面粉", 50, "斤", 110, "帮扶单位自筹", undefined]
const TODAY = "2026-03-20"
const layout = detectForm(LEDGER_FORM, [{ rowNo: 1, cells: HEAD }])
if (!layout) throw new Error("the headings were not found")
const read = formRowReader(layout)
const household = { id: "h1", no: "H1", headName: "甲", villageCode: "v1", names: ["甲"] }

function decided(change: Readonly<Record<string, RawValue>>) {
  const cells = GOOD.map((value, at) => (Object.hasOwn(change, HEAD[at] ?? "") ? change[HEAD[at] ?? ""] : value))
  const found = { to: "household", household, doubts: [] } as const
  return readLedgerRow({ seq: 1, where: "第 2 行", row: read({ rowNo: 2, cells }), found }, TODAY)
}

describe("a line of the ledger as a sheet states it", () => {
  it.each<[string, Record<string, RawValue>, Partial<LedgerPlan>]>([
    ["yuan become fen", { "折价（元）": 110.25 }, { valueFen: 11_025 }],
    ["yuan as text with a unit and a comma", { "折价（元）": "1,110元" }, { valueFen: 111_000 }],
    ["a fraction as a sheet keeps it", { "折价（元）": 0.1 + 0.2 }, { valueFen: 30 }],
    ["nothing is not zero", { "折价（元）": "", 数量: "—" }, { valueFen: null, quantity: null }],
    ["zero is zero", { "折价（元）": 0 }, { valueFen: 0 }],
    ["a day of the spreadsheet", { 帮扶日期: 46_099 }, { givenOn: "2026-03-18" }],
    ["a day in Chinese", { 帮扶日期: "2026年3月8日" }, { givenOn: "2026-03-08" }],
    ["today", { 帮扶日期: TODAY }, { givenOn: TODAY }],
    ["a giver's own word for the kind", { 帮扶类型: "慰问金" }, { kind: "money" }],
    ["the whole label", { 帮扶类型: "岗位、务工" }, { kind: "work" }],
    ["a short fund", { 资金来源: "衔接资金" }, { fundSource: "bridging" }],
    ["no fund", { 资金来源: undefined }, { fundSource: null }],
  ])("%s", (_name, change, plan) => {
    expect(decided(change)).toMatchObject({ outcome: "created", plan })
  })

  it.each<[string, Record<string, RawValue>, string]>([
    ["tomorrow", { 帮扶日期: "2026-03-21" }, "“帮扶日期”晚于今天"],
    ["a year before this century", { 帮扶日期: "1999-12-31" }, "“帮扶日期”早于 2000 年"],
    ["no day", { 帮扶日期: undefined }, "没有填“帮扶日期”"],
    ["no giver", { "帮扶单位（人）": "" }, "没有填“帮扶单位（人）”"],
    ["a giver of one letter", { "帮扶单位（人）": "我" }, "至少写两个字"],
    ["no kind", { 帮扶类型: undefined }, "没有填“帮扶类型”"],
    ["an unknown kind", { 帮扶类型: "礼品" }, "“帮扶类型”填的不在选项中"],
    ["a negative value", { "折价（元）": -1 }, "“折价（元）”应在 0 到"],
    ["half a fen", { "折价（元）": 1.005 }, "“折价（元）”最多两位小数"],
    ["a value in words", { "折价（元）": "若干" }, "“折价（元）”应填数字"],
    ["a formula without a result", { "折价（元）": "#REF!" }, "没有算出结果的公式"],
    ["an unknown fund, because each yuan keeps its label (D2-6)", { 资金来源: "彩票" }, "“资金来源”填的不在选项中"],
  ])("is returned for %s", (_name, change, problem) => {
    expect(decided(change)).toMatchObject({ outcome: "rejected", reasons: [expect.stringContaining(problem)] })
  })

  it("a remark that is too long is left out and questioned, the line is taken", () => {
    expect(decided({ 备注: "长".repeat(201) })).toMatchObject({
      outcome: "created",
      plan: { note: null },
      reasons: [expect.stringContaining("这一格没有写入")],
    })
  })

  it("a row that repeats the headings is returned", () => {
    expect(read({ rowNo: 30, cells: HEAD }).problems).toEqual(["这一行重复了表头，不是数据"])
  })
})

describe("the same line", () => {
  const line = decided({}).plan as LedgerPlan
  it.each<[string, Partial<LedgerPlan>, boolean]>([
    ["itself", {}, true],
    ["other spelling of the giver", { giver: "县 供电公司" }, true],
    ["another remark, fund, kind or unit", { note: "x", fundSource: null, kind: "other", unit: "袋" }, true],
    ["another household", { householdId: "h2" }, false],
    ["the whole village", { householdId: null }, false],
    ["another day", { givenOn: "2026-03-17" }, false],
    ["another giver", { giver: "县水务局" }, false],
    ["another thing", { item: "大米" }, false],
    ["another quantity", { quantity: 25 }, false],
    ["another value", { valueFen: 11_001 }, false],
    ["value not known", { valueFen: null }, false],
  ])("%s", (_name, change, same) => {
    expect(fingerprintOf({ ...line, ...change }) === fingerprintOf(line)).toBe(same)
  })

  it("is kept once: in the file the first counts, and what the ledger holds already is not taken again", () => {
    const rows = [1, 2, 3].map((seq) => ({ ...decided(seq === 3 ? { 帮扶内容: "大米" } : {}), seq }))
    const rice = rows[2]?.plan as LedgerPlan
    const kept = withoutRepeats(rows, (seq) => `第 ${seq} 行`, new Map(), new Set([fingerprintOf(rice)]))
    expect(kept.map(({ outcome, reasons }) => [outcome, reasons[0]])).toEqual([
      ["created", undefined],
      ["duplicate", "与第 1 行相同，只记一次"],
      ["duplicate", "台账里已有相同的一条，没有重复记"],
    ])
  })
})
