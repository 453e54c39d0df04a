import { all, any, type Condition } from "@/lib/domain/classification/clauses"
import { PATHWAY_KEYS, type PathwayKey, RULE_KEYS, type RuleKey } from "@/lib/domain/classification/codes"
import { CRITERIA } from "@/lib/domain/classification/criteria"

/** One step towards the primary pathway: the first rule that holds, in the order of the policy set, decides. */
export interface Rule extends Condition {
  key: RuleKey
  pathway: PathwayKey
  label: string
  condition: string
  /** Why the rule stands where it stands by default. */
  reason: string
  reference: string
}

/** The gate before all rules: not an object of help. Its place is fixed. */
export const SCOPE_GATE = {
  key: "R00",
  label: "不属于帮扶对象",
  condition: "户类型为一般农户",
  reason: "不属于建档立卡、脱贫或监测对象，可转入防返贫监测排查",
  reference: "D2《脱贫解困帮扶工作实施方案》各路径均以“建档立卡”贫困户为对象",
} as const

function viaCriterion(key: RuleKey, pathway: PathwayKey, reason: string): Rule {
  const criterion = CRITERIA.find((other) => other.pathway === pathway)
  if (criterion === undefined) throw new Error(`no criterion for ${pathway}`)
  const { label, condition, reference, join, clauses } = criterion
  return { key, pathway, label, condition, reason, reference, join, clauses }
}

const D2 = "D2《脱贫解困帮扶工作实施方案》"

const DECLARED: Record<RuleKey, Rule> = {
  R01: {
    key: "R01",
    pathway: "P12",
    label: "整户无劳动能力",
    condition: "成员已登记，全家没有劳动力，也没有劳动情况不清楚的人",
    reason: "整户无劳动能力，其他路径都无法带动",
    reference: `${D2}政府供养：“特殊贫困群体”，“由政府兜底脱贫”`,
    ...all("noWorker"),
  },
  R02: {
    key: "R02",
    pathway: "P01",
    label: "住房不安全",
    condition: "住房为 C 级或 D 级危房，或有漏雨、滑坡等安全隐患",
    reason: "先保障、后增收，人身安全第一",
    reference: `${D2}乡村建设：“有危漏房等安全隐患的贫困户”`,
    ...any("unsafeGrade", "housingHazard"),
  },
  R03: {
    key: "R03",
    pathway: "P06",
    label: "失学辍学或学业难以完成",
    condition: "有失学辍学的成员，或有因家庭困难难以完成学业的成员",
    reason: "属于保障事项，从根本上斩断“穷”根",
    reference: `${D2}教育保障：“因家庭困难致子女难以完成学业”`,
    ...any("dropout", "schoolingAtRisk"),
  },
  R04: viaCriterion("R04", "P08", "条件最具体，愿望最明确"),
  R05: viaCriterion("R05", "P02", "先有项目、后有贷款"),
  R06: viaCriterion("R06", "P10", "已有能力和项目，只缺资金"),
  R07: viaCriterion("R07", "P04", "有意愿，力量不足，宜联合经营"),
  R08: {
    key: "R08",
    pathway: "P05",
    label: "承包地超出家中劳力所能",
    condition: "有承包地，承包地经营不了或效率低，全家没有全劳力",
    reason: "土地超出弱劳力所能经营",
    reference: `${D2}土地流转：“经营不了承包地或经营承包地效率低”`,
    ...all("hasLand", "landPoorlyUsed", "noFullWorker"),
  },
  R09: viaCriterion("R09", "P07", "先培训、后就业"),
  R10: viaCriterion("R10", "P09", "有全劳力、能外出，组织输出"),
  R11: viaCriterion("R11", "P03", "不能外出或只有弱劳力，在家门口安排岗位"),
  R12: viaCriterion("R12", "P05", "其余土地经营不好的农户"),
  R13: viaCriterion("R13", "P06", "只剩在校学生应享政策"),
  R14: viaCriterion("R14", "P12", "只剩个人应享的供养、补贴政策"),
  R15: {
    key: "R15",
    pathway: "P01",
    label: "重点贫困村其余农户",
    condition: "在整村推进重点贫困村",
    reason: "没有更具体的路径，随村整村推进",
    reference: `${D2}乡村建设：“67个重点贫困村中…贫困人口”`,
    ...all("keyVillage"),
  },
  R16: {
    key: "R16",
    pathway: "P11",
    label: "其他贫困村其余农户",
    condition: "在整村推进村以外的贫困村",
    reason: "没有更具体的路径，由驻村单位帮扶",
    reference: `${D2}部门帮扶：“除扶贫整村推进村之外的贫困村”`,
    ...all("otherPoorVillage"),
  },
  R17: {
    key: "R17",
    pathway: "P11",
    label: "其他扶贫对象",
    condition: "以上都不符合",
    reason: "每一户都要有人帮",
    reference: `${D2}部门帮扶：“其他扶贫对象…‘一对一’脱贫”`,
    ...all(),
  },
}

export const RULES: readonly Rule[] = RULE_KEYS.map((key) => DECLARED[key])

export function ruleOf(key: RuleKey): Rule {
  return DECLARED[key]
}

/** The position of a pathway in bit masks of pathways: P01 is 0. */
export function pathwayIndex(key: PathwayKey): number {
  return PATHWAY_KEYS.indexOf(key)
}
