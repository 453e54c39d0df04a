import type { Outcome, Status, WarningKey } from "@/lib/domain/classification/codes"
import type { FactField, FactValue, HouseholdFacts, MemberFacts } from "@/lib/domain/classification/facts"

/** Chinese names of facts, values, statuses and warnings: the one place where screens and exports take them from. */

export const FACT_LABELS: Record<FactField, string> = {
  roll_type: "户类型",
  village_type: "村类型",
  housing_grade: "危房等级",
  housing_hazard: "住房安全隐患",
  contract_land_mu: "承包地面积",
  land_use: "承包地经营状况",
  operating_ability: "经营能力",
  operating_will: "经营意愿",
  has_industry: "产业途径",
  lacks_funds: "缺少资金",
  lacks_skill: "缺少职业技能",
  has_fixed_income: "固定收入",
  can_work_away: "能否外出务工",
  age: "年龄",
  labour: "劳动技能",
  school: "在校生状况",
  education: "文化程度",
  disability_grade: "残疾等级",
  illness: "患病情况",
  two_cancers: "“两癌”",
  tekun: "特困供养（五保）",
  school_dropout: "失学辍学",
  schooling_at_risk: "因家庭困难难以完成学业",
  startup_desire: "创业愿望",
}

export const ROLL_TYPE_LABELS: Record<HouseholdFacts["roll_type"], string> = {
  registered_poor: "建档立卡贫困户",
  lifted: "脱贫户",
  monitored_unstable: "脱贫不稳定户",
  monitored_edge: "边缘易致贫户",
  monitored_sudden: "突发严重困难户",
  general: "一般农户",
}

export const VILLAGE_TYPE_LABELS: Record<HouseholdFacts["village_type"], string> = {
  key: "整村推进重点贫困村",
  other_poor: "其他贫困村",
  ordinary: "一般村",
}

export const HOUSING_GRADE_LABELS: Record<HouseholdFacts["housing_grade"], string> = {
  A: "A级（安全）",
  B: "B级（基本安全）",
  C: "C级（危房）",
  D: "D级（危房）",
  unknown: "未鉴定",
}

export const LAND_USE_LABELS: Record<HouseholdFacts["land_use"], string> = {
  adequate: "经营正常",
  inefficient: "经营效率低",
  unable: "经营不了",
  not_applicable: "不适用",
  unknown: "不清楚",
}

export const OPERATING_ABILITY_LABELS: Record<HouseholdFacts["operating_ability"], string> = {
  none: "无经营能力",
  weak: "经营能力弱",
  adequate: "有经营能力",
  unknown: "不清楚",
}

export const OPERATING_WILL_LABELS: Record<HouseholdFacts["operating_will"], string> = {
  yes: "愿意经营",
  no: "不愿经营",
  unknown: "不清楚",
}

export const LABOUR_LABELS: Record<MemberFacts["labour"], string> = {
  skilled: "技能劳动力",
  ordinary: "普通劳动力",
  weak: "弱劳动力或半劳动力",
  lost: "丧失劳动力",
  none: "无劳动力",
  unknown: "不清楚",
}

export const SCHOOL_LABELS: Record<NonNullable<MemberFacts["school"]>, string> = {
  none: "不在校",
  preschool: "学前教育",
  primary: "小学",
  junior: "初中",
  senior: "普通高中",
  secondary_vocational: "中职",
  higher_vocational: "高职高专",
  university: "大学",
}

export const EDUCATION_LABELS: Record<NonNullable<MemberFacts["education"]>, string> = {
  illiterate: "文盲或半文盲",
  primary: "小学",
  junior: "初中",
  senior: "高中",
  college: "大专",
  bachelor: "本科及以上",
}

export const ILLNESS_LABELS: Record<NonNullable<MemberFacts["illness"]>, string> = {
  none: "健康",
  chronic: "长期慢性病",
  major: "患有大病",
}

export const STATUS_LABELS: Record<Status, string> = {
  determined: "已确定",
  provisional: "暂定（有情况不清楚）",
  out_of_scope: "不属于帮扶对象",
}

export const OUTCOME_LABELS = {
  yes: "符合",
  no: "不符合",
  unknown: "不清楚",
} as const satisfies Record<Outcome, string>

/** Each warning as a sentence that says what contradicts what, and what to check. */
export const WARNING_LABELS: Record<WarningKey, string> = {
  W01: "有未满 16 周岁或在校的成员登记成了劳动力，请核对年龄、在校情况和劳动技能。",
  W02: "登记为有经营能力，但全家没有劳动力，请核对经营能力和成员劳动技能。",
  W03: "登记为缺少职业技能，但家中有技能劳动力，请核对。",
  W04: "有 18 至 59 周岁、健康、不在校的特困供养人员，请核对特困身份。",
  W05: "登记为承包地经营不了，但没有承包地，请核对承包地面积和经营状况。",
  W06: "登记为有固定收入，但全家没有劳动力，请核对收入来源和成员劳动技能。",
}

const YES_NO_WORDS: Partial<Record<FactField, readonly [yes: string, no: string]>> = {
  housing_hazard: ["有安全隐患", "无安全隐患"],
  has_industry: ["有产业途径", "无产业途径"],
  lacks_funds: ["缺少资金", "不缺资金"],
  lacks_skill: ["缺少职业技能", "不缺职业技能"],
  has_fixed_income: ["有固定收入", "无固定收入"],
  can_work_away: ["能外出务工", "不能外出务工"],
  startup_desire: ["愿意创业", "不打算创业"],
}

const VALUE_LABELS: Partial<Record<FactField, Readonly<Record<string, string>>>> = {
  roll_type: ROLL_TYPE_LABELS,
  village_type: VILLAGE_TYPE_LABELS,
  housing_grade: HOUSING_GRADE_LABELS,
  land_use: LAND_USE_LABELS,
  operating_ability: OPERATING_ABILITY_LABELS,
  operating_will: OPERATING_WILL_LABELS,
  labour: LABOUR_LABELS,
  school: SCHOOL_LABELS,
  education: EDUCATION_LABELS,
  illness: ILLNESS_LABELS,
}

/** A fact's value in words, with its unit. An unrecorded fact is "不清楚", but no disability grade means no disability. */
export function factValueLabel(field: FactField, value: FactValue): string {
  if (value === null) return field === "disability_grade" ? "无残疾" : "不清楚"
  if (typeof value === "boolean") return (YES_NO_WORDS[field] ?? ["是", "否"])[value ? 0 : 1]
  if (field === "age") return `${value} 周岁`
  if (field === "contract_land_mu") return `${value} 亩`
  if (field === "disability_grade") return `残疾 ${value} 级`
  return VALUE_LABELS[field]?.[String(value)] ?? String(value)
}
