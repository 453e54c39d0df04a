import { describe, expect, it } from "vitest"
import { HEALTH, HOUSING_GRADE, POVERTY_CAUSE, ROLL_TYPE } from "./codes"
import type { FieldType } from "./field"
import { checkCharacter } from "./id-number"
import { parseValue, type RawValue } from "./parse-value"

const TYPES = {
  text: { kind: "text", max: 5 },
  no: { kind: "text", max: 32 },
  flag: { kind: "boolean" },
  roll: { kind: "code", codes: ROLL_TYPE },
  grade: { kind: "code", codes: HOUSING_GRADE },
  causes: { kind: "codes", codes: POVERTY_CAUSE, most: 2 },
  health: { kind: "codes", codes: HEALTH, most: 3 },
  land: { kind: "decimal", min: 0, max: 1000, unit: "亩", plausible: [0, 100] },
  count: { kind: "integer", min: 0, max: 30, unit: "人" },
  date: { kind: "date" },
  month: { kind: "month" },
  year: { kind: "year" },
  id: { kind: "idNumber" },
  phone: { kind: "phone" },
  bank: { kind: "bankAccount" },
} as const satisfies Record<string, FieldType>
const ID = `99010119800307001${checkCharacter("99010119800307001")}`

describe("what is taken", () => {
  it.each<[keyof typeof TYPES, RawValue, unknown]>([
    ["text", "  一  组 ", "一 组"],
    ["text", "１组", "1组"],
    ["text", 12, "12"],
    ["no", 610431000123456, "610431000123456"],
    ["flag", "是", true],
    ["flag", "√", true],
    ["flag", 1, true],
    ["flag", "１", true],
    ["flag", "有", true],
    ["flag", true, true],
    ["flag", "否", false],
    ["flag", "×", false],
    ["flag", 0, false],
    ["flag", "无", false],
    ["roll", "脱贫户", "lifted"],
    ["roll", "边缘户", "monitored_edge"],
    ["roll", "02 脱贫不稳定户", "monitored_unstable"],
    ["roll", "脱贫户（2018）", "lifted"],
    ["roll", "脱贫不享受政策户", "lifted_without_policy"],
    ["grade", "Ｃ级", "C"],
    ["grade", "d", "D"],
    ["causes", "因病、缺技术", ["illness", "technique"]],
    ["causes", "因病;因病", ["illness"]],
    ["causes", "因学，因残", ["schooling", "disability"]],
    ["health", "长期慢性病|残疾", ["chronic", "disabled"]],
    ["land", "１，２３.5", 123.5],
    ["land", "3.5亩", 3.5],
    ["land", 0.1 + 0.2, 0.3],
    ["land", ".5", 0.5],
    ["count", "3 人", 3],
    ["date", "2021-6-3", "2021-06-03"],
    ["date", "2021/06/03 00:00:00", "2021-06-03"],
    ["date", "2021年6月3日", "2021-06-03"],
    ["date", "20210603", "2021-06-03"],
    ["date", 20210603, "2021-06-03"],
    ["date", "2021.6.3", "2021-06-03"],
    ["date", 44350, "2021-06-03"],
    ["date", "2024-02-29", "2024-02-29"],
    ["month", "202106", "202106"],
    ["month", 202106, "202106"],
    ["month", "2021年6月", "202106"],
    ["month", "2021-6", "202106"],
    ["month", 44350, "202106"],
    ["month", "2021-06-03", "202106"],
    ["year", "2018年", 2018],
    ["year", 2018, 2018],
    ["year", 43101, 2018],
    ["id", ` ${ID.slice(0, 6)} ${ID.slice(6).toLowerCase()} `, ID],
    ["id", `'${ID}`, ID],
    ["phone", "139 0000 0000", "13900000000"],
    ["phone", "+86-13900000000", "13900000000"],
    ["phone", 13900000000, "13900000000"],
    ["bank", "6217 0000 0000 0000 001", "6217000000000000001"],
  ])("%s ← %s", (type, raw, value) => {
    expect(parseValue(TYPES[type], raw)).toMatchObject({ ok: true, value })
  })

  it.each<[keyof typeof TYPES, RawValue]>([
    ["text", ""],
    ["text", "　"],
    ["flag", "—"],
    ["roll", "/"],
    ["date", undefined],
    ["id", "999999"],
    ["id", "990101***********1"],
    ["phone", "无"],
    ["phone", "139****0000"],
  ])("%s ← %s states nothing", (type, raw) => {
    expect(parseValue(TYPES[type], raw)).toMatchObject({ ok: true, value: null })
  })

  it.each<[keyof typeof TYPES, RawValue]>([
    ["land", 250],
    ["date", "2021-06"],
    ["phone", "029-12345678"],
  ])("%s ← %s is taken with a question", (type, raw) => {
    expect(parseValue(TYPES[type], raw)).toMatchObject({ ok: true, doubt: expect.any(String) })
  })
})

describe("what is refused", () => {
  it.each<[keyof typeof TYPES, RawValue]>([
    ["text", "一二三四五六"],
    ["flag", "也许"],
    ["roll", "富裕户"],
    ["causes", "因病、缺技术、因学"],
    ["causes", "因病、不知道"],
    ["land", "三亩"],
    ["land", -1],
    ["land", "1e9"],
    ["count", 2.5],
    ["count", "31"],
    ["date", "2021-02-30"],
    ["date", "2021"],
    ["date", "去年"],
    ["month", "2021"],
    ["month", "202113"],
    ["year", "18"],
    ["id", 6.1e17],
    ["id", "6.1E+17"],
    ["phone", "1390000000"],
    ["phone", "13900000000、13900000001"],
    ["bank", 6.217e18],
    ["no", 6.1e17],
    ["text", "#REF!"],
  ])("%s ← %s", (type, raw) => {
    const parsed = parseValue(TYPES[type], raw)
    expect(parsed.ok).toBe(false)
    // A reason never repeats what was written: it may be a person's.
    if (!parsed.ok && String(raw).length > 4) expect(parsed.problem).not.toContain(String(raw))
  })
})
