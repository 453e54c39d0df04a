import { DEPARTMENTS } from "@/lib/domain/access/departments"
import type { CodeTable, FieldType } from "@/lib/domain/household/field"
import { comparable } from "@/lib/domain/household/normalise"
import { faceOf, type PlacedRow, reasonsOf, returned, type SheetDecision } from "@/lib/domain/sheet/decision"
import { HOUSEHOLD_COLUMNS, type SheetForm } from "@/lib/domain/sheet/form"
import { ASSISTANCE_KINDS, type AssistanceKind, FUND_SOURCES, type FundSource } from "./kinds"

const text = (max: number): FieldType => ({ kind: "text", max })
const codesOf = (
  labels: Readonly<Record<string, string>>,
  more: Readonly<Record<string, readonly string[]>>,
): CodeTable =>
  Object.fromEntries(Object.entries(labels).map(([code, label]) => [code, [label, ...(more[code] ?? [])]]))

/** Other words that givers use in their own lists. */
const KIND_WORDS = {
  goods: ["实物", "物品", "慰问品", "生产资料"],
  money: ["资金", "补贴", "现金", "慰问金", "补助"],
  service: ["服务", "代办"],
  training: ["培训", "技术指导", "技能培训"],
  work: ["岗位", "务工", "就业", "公益性岗位"],
  loan: ["贷款", "贴息", "小额信贷"],
  insurance: ["参保", "保险"],
  project: ["项目", "基础设施"],
} as const
const FUND_WORDS = {
  bridging: ["衔接资金", "财政衔接推进乡村振兴补助资金"],
  sector: ["行业资金", "部门资金"],
  county: ["县级财政", "县财政"],
  unit: ["单位自筹", "帮扶单位"],
  donation: ["捐赠", "捐款"],
  insurance: ["保险"],
  collective: ["村集体"],
  personal: ["个人"],
} as const

/** A line of the ledger as a sheet states it (D12, dictionary 3.8). */
// biome-ignore format: a table
export const LEDGER_FORM: SheetForm = {
  kind: "assistance",
  sheetName: "帮扶台账",
  wholeVillage: true,
  signs: [["item", "kind"], ["givenOn", "giver"]],
  columns: [
    ...HOUSEHOLD_COLUMNS,
    { key: "givenOn", label: "帮扶日期", aliases: ["日期", "发放日期", "帮扶时间", "时间", "发放时间", "受助日期"], type: { kind: "date" }, needed: true, hint: "日期，如 2026-03-18；不能晚于今天" },
    { key: "giver", label: "帮扶单位（人）", aliases: ["帮扶单位", "帮扶人", "帮扶单位或个人", "给予单位", "发放单位", "捐赠单位", "谁给的", "帮扶方"], type: text(60), needed: true, hint: "谁给的：单位或个人名称，最多 60 个字" },
    { key: "department", label: "牵头部门", aliases: ["部门", "主管部门", "行业部门"], type: { kind: "code", codes: codesOf(DEPARTMENTS, {}) }, lenient: true },
    { key: "kind", label: "帮扶类型", aliases: ["种类", "类型", "类别", "帮扶类别", "帮扶方式"], type: { kind: "code", codes: codesOf(ASSISTANCE_KINDS, KIND_WORDS) }, needed: true },
    { key: "item", label: "帮扶内容", aliases: ["内容", "物品名称", "项目名称", "帮扶物资", "帮扶事项", "给了什么", "物资名称"], type: text(100), needed: true, hint: "给了什么，最多 100 个字" },
    { key: "quantity", label: "数量", aliases: ["帮扶数量", "发放数量"], type: { kind: "decimal", min: 0, max: 99_999_999, unit: "份" }, hint: "数字，最多两位小数" },
    { key: "unit", label: "单位", aliases: ["计量单位", "数量单位"], type: text(10), lenient: true, hint: "袋、只、元等，最多 10 个字" },
    { key: "value", label: "折价（元）", aliases: ["折价", "金额", "金额（元）", "折合金额", "折合金额（元）", "折款", "价值", "合计金额", "资金"], type: { kind: "decimal", min: 0, max: 999_999_999, unit: "元" }, hint: "折合多少元，最多两位小数；没有价值的留空" },
    { key: "fundSource", label: "资金来源", aliases: ["资金渠道", "经费来源", "来源"], type: { kind: "code", codes: codesOf(FUND_SOURCES, FUND_WORDS) } },
    { key: "evidence", label: "凭证", aliases: ["依据", "佐证", "佐证材料", "凭据"], type: text(100), lenient: true },
    { key: "note", label: "备注", aliases: ["说明"], type: text(200), lenient: true },
  ],
  notes: [
    "一条一行：给了哪一户什么。给全村的，不填户编号、户主姓名和证件号码，只填村。",
    "按户编号、再按证件号码认定是哪一户；只写村和户主姓名的，村里没有同名户主才认定。",
    "户（村）、日期、帮扶单位、内容、数量、金额都相同的算同一条，只记一次，列在“重复”里。",
    "列的先后次序可以调整，不需要的列可以删去；“帮扶日期”“帮扶单位（人）”“帮扶类型”“帮扶内容”必须有。",
  ],
}

/** What is kept of a row: money in fen. */
export interface LedgerPlan {
  /** null = for the whole village */
  readonly householdId: string | null
  readonly villageCode: string
  readonly givenOn: string
  readonly giver: string
  readonly department: string | null
  readonly kind: AssistanceKind
  readonly item: string
  readonly quantity: number | null
  readonly unit: string | null
  /** fen */
  readonly valueFen: number | null
  readonly fundSource: FundSource | null
  readonly evidence: string | null
  readonly note: string | null
}

/** By what two lines are the same one: to whom, when, from whom, what, how much, worth how much. */
export function fingerprintOf(
  line: Pick<LedgerPlan, "householdId" | "villageCode" | "givenOn" | "giver" | "item" | "quantity" | "valueFen">,
): string {
  const whom = line.householdId ?? `v:${line.villageCode}`
  const much = [line.quantity, line.valueFen].map((number) => (number === null ? "" : String(number)))
  return [whom, line.givenOn, comparable(line.giver), comparable(line.item), ...much].join("|")
}

/** Lines given before this day are a slip of the keyboard. */
const FIRST_DAY = "2000-01-01"
const twoDecimals = (value: unknown): boolean =>
  typeof value !== "number" || Math.abs(Math.round(value * 100) - value * 100) < 1e-6

function problemsOf({ row: { values } }: PlacedRow, today: string): string[] {
  const { givenOn, quantity, value, giver, item } = values
  return [
    ...(typeof givenOn === "string" && givenOn > today ? ["“帮扶日期”晚于今天，请核对；还没有给的不记台账"] : []),
    ...(typeof givenOn === "string" && givenOn < FIRST_DAY ? ["“帮扶日期”早于 2000 年，请核对年份"] : []),
    ...(twoDecimals(quantity) ? [] : ["“数量”最多两位小数"]),
    ...(twoDecimals(value) ? [] : ["“折价（元）”最多两位小数"]),
    ...(typeof giver === "string" && giver.length < 2 ? ["“帮扶单位（人）”至少写两个字"] : []),
    ...(typeof item === "string" && item.length < 2 ? ["“帮扶内容”至少写两个字"] : []),
  ]
}

function planOf({ row: { values }, found }: PlacedRow): LedgerPlan | null {
  if (found.to === "nothing") return null
  const { quantity, value } = values
  const wordOf = (key: string): string | null => (typeof values[key] === "string" ? (values[key] as string) : null)
  return {
    householdId: found.to === "household" ? found.household.id : null,
    villageCode: found.to === "household" ? found.household.villageCode : found.villageCode,
    givenOn: wordOf("givenOn") ?? "",
    giver: wordOf("giver") ?? "",
    department: wordOf("department"),
    kind: (wordOf("kind") ?? "other") as AssistanceKind,
    item: wordOf("item") ?? "",
    quantity: typeof quantity === "number" ? Math.round(quantity * 100) / 100 : null,
    unit: wordOf("unit"),
    valueFen: typeof value === "number" ? Math.round(value * 100) : null,
    fundSource: wordOf("fundSource") as FundSource | null,
    evidence: wordOf("evidence"),
    note: wordOf("note"),
  }
}

function whatOf({ row: { values } }: PlacedRow): string {
  const much = typeof values.quantity === "number" ? ` ${values.quantity}${String(values.unit ?? "")}` : ""
  const worth = typeof values.value === "number" ? `，折 ${values.value} 元` : ""
  return [values.givenOn, values.giver, `${String(values.item ?? "")}${much}${worth}`].filter(Boolean).join(" · ")
}

/** A row understood on its own: what would be written, or why it is returned. */
export function readLedgerRow(placed: PlacedRow, today: string): SheetDecision<LedgerPlan> {
  const { seq, row, found } = placed
  const face = faceOf(placed, whatOf(placed))
  const problems = reasonsOf(found.to === "nothing" ? [found.problem] : [], row.problems, problemsOf(placed, today))
  const plan = planOf(placed)
  if (problems.length > 0 || !plan) return returned(seq, face, problems)
  const doubts = reasonsOf(row.doubts, found.to === "household" ? found.doubts : [])
  return { seq, outcome: "created", reasons: doubts, face, plan }
}

/**
 * Sorts out rows that say the same as an earlier row of the file or as a line that the ledger holds.
 * @param earlier fingerprint → where it stood; rows that are taken are added
 * @param stored fingerprints of lines in force
 */
export function withoutRepeats(
  decisions: readonly SheetDecision<LedgerPlan>[],
  where: (seq: number) => string,
  earlier: Map<string, string>,
  stored: ReadonlySet<string>,
): SheetDecision<LedgerPlan>[] {
  return decisions.map((decision) => {
    const { plan, seq, face } = decision
    if (!plan) return decision
    const print = fingerprintOf(plan)
    const first = earlier.get(print)
    if (first === undefined) earlier.set(print, where(seq))
    if (first !== undefined) return { seq, face, outcome: "duplicate", reasons: [`与${first}相同，只记一次`] }
    if (!stored.has(print)) return decision
    return { seq, face, outcome: "duplicate", reasons: ["台账里已有相同的一条，没有重复记"] }
  })
}
