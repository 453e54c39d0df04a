import { type Field, type FieldType, type FieldValue, isSealed } from "./field"
import { ID_PROBLEM, readIdNumber } from "./id-number"
import { bareNumber, tidyText } from "./normalise"
import { parseCode, parseCodes } from "./parse-code"
import { parseDate, parseMonth, parseYear } from "./parse-date"

/** A cell of a sheet or the text of an input. */
export type RawValue = string | number | boolean | undefined | null

/**
 * A value as it is stored, `value: null` = nothing recorded. `doubt` is a question about a value that is taken;
 * `problem` is why it is not. Both are the end of a sentence that begins with the field's name and hold no personal value.
 */
export type Parsed<V = FieldValue> =
  | { readonly ok: true; readonly value: V; readonly doubt?: string }
  | { readonly ok: false; readonly problem: string }

export const EMPTY: Parsed<null> = { ok: true, value: null }
const BLANKS = new Set(["", "-", "--", "/", "\\", "—", "——", "无数据", "未填", "未填写", "空", "null", "NULL", "N/A"])

const YES = new Set([
  "是",
  "有",
  "√",
  "✓",
  "✔",
  "☑",
  "1",
  "true",
  "TRUE",
  "y",
  "Y",
  "yes",
  "YES",
  "对",
  "能",
  "会",
  "已",
  "已参加",
  "参加",
  "享受",
  "缺",
  "需要",
  "愿意",
  "达标",
  "安全",
  "已解决",
  "已消除",
])
const NO = new Set([
  "否",
  "无",
  "×",
  "✗",
  "✘",
  "x",
  "X",
  "0",
  "false",
  "FALSE",
  "n",
  "N",
  "no",
  "NO",
  "没有",
  "不是",
  "不能",
  "不会",
  "未",
  "未参加",
  "不参加",
  "不享受",
  "不缺",
  "不需要",
  "不愿意",
  "不达标",
  "不安全",
  "未解决",
  "未消除",
])

function parseBoolean(text: string): Parsed {
  if (YES.has(text)) return { ok: true, value: true }
  if (NO.has(text)) return { ok: true, value: false }
  return { ok: false, problem: "应填“是”或“否”" }
}

type NumberType = Extract<FieldType, { kind: "integer" | "decimal" }>

function parseNumber(type: NumberType, text: string): Parsed {
  const bare = text.replace(/[,,\s]/g, "").replace(new RegExp(`(${type.unit}|元|亩|㎡|m2|平方|个?月|人)$`), "")
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare)) return { ok: false, problem: `应填数字，单位是${type.unit}` }
  // A sheet's 0.30000000000000004 is 0.3.
  const value = Number(Number(bare).toPrecision(12))
  if (type.kind === "integer" && !Number.isInteger(value)) return { ok: false, problem: "应填整数" }
  if (value < type.min || value > type.max) {
    return { ok: false, problem: `应在 ${type.min} 到 ${type.max} ${type.unit}之间` }
  }
  const [low, high] = type.plausible ?? [value, value]
  if (value < low || value > high)
    return { ok: true, value, doubt: `不在常见范围(${low} 到 ${high} ${type.unit}),请核对` }
  return { ok: true, value }
}

/** A spreadsheet keeps 15 digits of a number: the end of a longer one is lost. */
const lostDigits = (raw: RawValue): boolean =>
  (typeof raw === "number" && raw >= 1e15) || /^\d(\.\d+)?e\+?\d+$/i.test(String(raw).trim())
const LOST = "被表格当作数字保存，末几位已丢失；请把这一列设为“文本”后重新填写"

function parseIdNumber(raw: RawValue, text: string): Parsed {
  if (lostDigits(raw)) return { ok: false, problem: LOST }
  const read = readIdNumber(bareNumber(text))
  if (read.kind === "none") return EMPTY
  return read.kind === "wrong" ? { ok: false, problem: ID_PROBLEM[read.problem] } : { ok: true, value: read.text }
}

function parsePhone(text: string): Parsed {
  const bare = bareNumber(text)
    .replace(/[()]/g, "")
    .replace(/^\+?86(?=1\d{10}$)/, "")
  if (/^[019]$|^9{3,}$|^0+$|^无$/.test(bare)) return EMPTY
  if (/^1[3-9]\d{9}$/.test(bare)) return { ok: true, value: bare }
  if (/^0\d{9,11}$/.test(bare) || /^[2-8]\d{6,7}$/.test(bare))
    return { ok: true, value: bare, doubt: "不是 11 位手机号，请核对" }
  return { ok: false, problem: "应为 11 位手机号；有多个时只填一个" }
}

function parseBankAccount(raw: RawValue, text: string): Parsed {
  if (lostDigits(raw)) return { ok: false, problem: LOST }
  const bare = bareNumber(text)
  return /^\d{10,30}$/.test(bare) ? { ok: true, value: bare } : { ok: false, problem: "应为 10 至 30 位数字" }
}

function parseText(type: Extract<FieldType, { kind: "text" }>, text: string): Parsed {
  if ([...text].length > type.max) return { ok: false, problem: `太长，最多 ${type.max} 个字` }
  return { ok: true, value: text }
}

/** Numbers that are kept as text (户编号 …) must not come out as 6.1e+17. */
const asText = (raw: RawValue): string => {
  if (typeof raw === "number")
    return Number.isInteger(raw) && Math.abs(raw) < 1e21 ? BigInt(raw).toString() : String(raw)
  return raw === true ? "是" : raw === false ? "否" : tidyText(raw ?? "")
}

/** Reads one value by the type of its field; empty cells give `null`, which never erases what is recorded. */
export function parseValue(type: FieldType, raw: RawValue): Parsed {
  if (raw === undefined || raw === null) return EMPTY
  const text = asText(raw)
  if (BLANKS.has(text)) return EMPTY
  // A number as an export masks it states nothing: a list can be exported, filled in and imported again.
  if (isSealed(type) && text.includes("*"))
    return { ok: true, value: null, doubt: "是打码的号码，没有写入，原来登记的不变" }
  if (text.startsWith("#")) return { ok: false, problem: "是没有算出结果的公式，请粘贴为数值" }
  switch (type.kind) {
    case "text":
      return lostDigits(raw) && type.max === 32 ? { ok: false, problem: LOST } : parseText(type, text)
    case "boolean":
      return parseBoolean(text)
    case "code":
      return parseCode(type.codes, text)
    case "codes":
      return parseCodes(type.codes, type.most, text)
    case "integer":
    case "decimal":
      return parseNumber(type, text)
    case "date":
      return parseDate(text)
    case "month":
      return parseMonth(text)
    case "year":
      return parseYear(text)
    case "idNumber":
      return parseIdNumber(raw, text)
    case "phone":
      return parsePhone(text)
    case "bankAccount":
      return parseBankAccount(raw, text)
  }
}

/** A problem or doubt as the whole sentence: `“证件号码”的校验位不对,…`. */
export const sentence = (field: Pick<Field, "label">, end: string): string => `“${field.label}”${end}`
