import type { ClauseKey } from "@/lib/domain/classification/clauses"
import type { ClauseFinding } from "@/lib/domain/classification/decision"
import type { FactField } from "@/lib/domain/classification/facts"

interface Words {
  /** `#` is the number of persons concerned. */
  yes: string
  no: string
  unknown: string
  /** The facts worth showing beside the sentence. */
  shows: readonly FactField[]
}

/** Each clause in plain Chinese, by outcome. */
const WORDS: Record<ClauseKey, Words> = {
  unsafeGrade: { yes: "住房是危房", no: "住房不是危房", unknown: "住房未鉴定", shows: ["housing_grade"] },
  housingHazard: {
    yes: "住房有安全隐患",
    no: "住房没有安全隐患",
    unknown: "住房有没有安全隐患不清楚",
    shows: ["housing_hazard"],
  },
  keyVillage: {
    yes: "在整村推进重点贫困村",
    no: "不在整村推进重点贫困村",
    unknown: "村类型不清楚",
    shows: ["village_type"],
  },
  otherPoorVillage: {
    yes: "在整村推进村以外的贫困村",
    no: "不在整村推进村以外的贫困村",
    unknown: "村类型不清楚",
    shows: ["village_type"],
  },
  abilityAdequate: {
    yes: "有经营能力",
    no: "经营能力不足",
    unknown: "经营能力不清楚",
    shows: ["operating_ability"],
  },
  abilityLacking: {
    yes: "缺少经营能力",
    no: "不缺经营能力",
    unknown: "经营能力不清楚",
    shows: ["operating_ability"],
  },
  abilityWeak: {
    yes: "经营能力弱",
    no: "经营能力不属于“弱”",
    unknown: "经营能力不清楚",
    shows: ["operating_ability"],
  },
  willNotRefused: {
    yes: "没有表示不愿经营",
    no: "户主不愿经营",
    unknown: "经营意愿不清楚",
    shows: ["operating_will"],
  },
  willing: { yes: "有经营意愿", no: "户主不愿经营", unknown: "经营意愿不清楚", shows: ["operating_will"] },
  noIndustry: { yes: "没有产业途径", no: "已有产业途径", unknown: "有没有产业途径不清楚", shows: ["has_industry"] },
  lacksFunds: { yes: "缺少资金", no: "不缺资金", unknown: "是否缺少资金不清楚", shows: ["lacks_funds"] },
  lacksSkill: {
    yes: "缺少职业技能",
    no: "不缺职业技能",
    unknown: "是否缺少职业技能不清楚",
    shows: ["lacks_skill"],
  },
  noFixedIncome: {
    yes: "没有固定收入",
    no: "已有固定收入",
    unknown: "有没有固定收入不清楚",
    shows: ["has_fixed_income"],
  },
  canWorkAway: {
    yes: "能外出务工",
    no: "不能外出务工",
    unknown: "能否外出务工不清楚",
    shows: ["can_work_away"],
  },
  hasLand: { yes: "有承包地", no: "没有承包地", unknown: "承包地面积不清楚", shows: ["contract_land_mu"] },
  landPoorlyUsed: {
    yes: "承包地经营不了或效率低",
    no: "承包地没有经营不了或效率低的情况",
    unknown: "承包地经营状况不清楚",
    shows: ["land_use"],
  },
  worker: {
    yes: "有劳动力 # 人",
    no: "全家没有劳动力",
    unknown: "有没有劳动力不清楚",
    shows: ["age", "labour", "school", "tekun"],
  },
  fullWorker: {
    yes: "有全劳力 # 人",
    no: "全家没有全劳力",
    unknown: "有没有全劳力不清楚",
    shows: ["age", "labour", "school", "tekun"],
  },
  startup: {
    yes: "有文化、愿意创业的成员 # 人",
    no: "没有达到年龄、不在校、有文化又愿意创业的成员",
    unknown: "有没有具备条件、愿意创业的成员不清楚",
    shows: ["age", "school", "education", "startup_desire"],
  },
  atSchool: { yes: "有在校学生 # 人", no: "没有在校学生", unknown: "有没有在校学生不清楚", shows: ["school"] },
  dropout: {
    yes: "有失学辍学成员 # 人",
    no: "没有失学辍学的成员",
    unknown: "有没有失学辍学的成员不清楚",
    shows: ["school_dropout"],
  },
  schoolingAtRisk: {
    yes: "有因家庭困难难以完成学业的成员 # 人",
    no: "没有因家庭困难难以完成学业的成员",
    unknown: "有没有难以完成学业的成员不清楚",
    shows: ["schooling_at_risk"],
  },
  elder: { yes: "有老年人 # 人", no: "没有老年人", unknown: "有没有老年人不清楚", shows: ["age"] },
  disabled: { yes: "有残疾人 # 人", no: "没有残疾人", unknown: "有没有残疾人不清楚", shows: ["disability_grade"] },
  twoCancers: {
    yes: "有“两癌”妇女 # 人",
    no: "没有“两癌”妇女",
    unknown: "有没有“两癌”妇女不清楚",
    shows: ["two_cancers"],
  },
  tekun: { yes: "有特困供养人员 # 人", no: "没有特困供养人员", unknown: "有没有特困供养人员不清楚", shows: ["tekun"] },
  illAndLost: {
    yes: "有因病丧失劳动力的成员 # 人",
    no: "没有因病丧失劳动力的成员",
    unknown: "有没有因病丧失劳动力的成员不清楚",
    shows: ["illness", "labour"],
  },
  noWorker: {
    yes: "全家没有劳动力",
    no: "家中有劳动力",
    unknown: "全家有没有劳动力不清楚",
    shows: ["age", "labour", "school", "tekun"],
  },
  noFullWorker: {
    yes: "全家没有全劳力",
    no: "家中有全劳力",
    unknown: "全家有没有全劳力不清楚",
    shows: ["age", "labour", "school", "tekun"],
  },
}

export function clauseText({ key, outcome, memberIds }: ClauseFinding): string {
  return WORDS[key][outcome].replace("#", String(memberIds.length))
}

export function factsShown(key: ClauseKey): readonly FactField[] {
  return WORDS[key].shows
}
