import { all, any, type Condition } from "@/lib/domain/classification/clauses"
import type { CriterionKey, PathwayKey } from "@/lib/domain/classification/codes"

/** When a pathway applies to a household, whether as its primary or beside another. */
export interface Criterion extends Condition {
  key: CriterionKey
  pathway: PathwayKey
  label: string
  /** The whole condition in plain Chinese. */
  condition: string
  /** The document and the phrase that the condition reads. */
  reference: string
}

const D2 = "D2《脱贫解困帮扶工作实施方案》"

export const CRITERIA: readonly Criterion[] = [
  {
    key: "A01",
    pathway: "P01",
    label: "住房不安全或在重点贫困村",
    condition: "住房为 C 级或 D 级危房，或有漏雨、滑坡等安全隐患，或在整村推进重点贫困村",
    reference: `${D2}乡村建设：“67个重点贫困村中…贫困人口”；“有危漏房等安全隐患的贫困户”`,
    ...any("unsafeGrade", "housingHazard", "keyVillage"),
  },
  {
    key: "A02",
    pathway: "P02",
    label: "有劳动和经营能力，无产业途径",
    condition: "有劳动力，有经营能力，没有表示不愿经营，没有产业途径",
    reference: `${D2}产业扶持：“有劳动和经营能力但无产业途径”`,
    ...all("worker", "abilityAdequate", "willNotRefused", "noIndustry"),
  },
  {
    key: "A03",
    pathway: "P03",
    label: "有劳动能力，缺少经营能力",
    condition: "有劳动力，经营能力无或弱，没有固定收入",
    reference: `${D2}岗位开发：“有劳动能力但缺少经营能力”`,
    ...all("worker", "abilityLacking", "noFixedIncome"),
  },
  {
    key: "A04",
    pathway: "P04",
    label: "有经营意愿，经营能力弱",
    condition: "有经营意愿，经营能力弱（可以入股，不要求有劳动力）",
    reference: `${D2}搭帮联营：“有经营意愿但经营能力弱”`,
    ...all("willing", "abilityWeak"),
  },
  {
    key: "A05",
    pathway: "P05",
    label: "承包地经营不了或效率低",
    condition: "有承包地，承包地经营不了或经营效率低",
    reference: `${D2}土地流转：“经营不了承包地或经营承包地效率低”`,
    ...all("hasLand", "landPoorlyUsed"),
  },
  {
    key: "A06",
    pathway: "P06",
    label: "有在校、失学或难以完成学业的子女",
    condition: "有在校学生，或有失学辍学的成员，或有因家庭困难难以完成学业的成员",
    reference: `${D2}教育保障：“因家庭困难致子女难以完成学业”`,
    ...any("atSchool", "dropout", "schoolingAtRisk"),
  },
  {
    key: "A07",
    pathway: "P07",
    label: "有劳动能力，缺少技能",
    condition: "有全劳力，缺少职业技术技能",
    reference: `${D2}技能提升：“有劳动能力但缺少职业技术技能”`,
    ...all("fullWorker", "lacksSkill"),
  },
  {
    key: "A08",
    pathway: "P08",
    label: "有文化、愿意创业",
    condition: "有达到年龄、不在校、有一定文化水平且有创业愿望的成员",
    reference: `${D2}电商创业：“有一定文化水平、富有创业愿望”`,
    ...all("startup"),
  },
  {
    key: "A09",
    pathway: "P09",
    label: "有劳动能力，无固定收入",
    condition: "有全劳力，没有固定收入，能外出务工",
    reference: `${D2}劳务输出：“有劳动能力但无固定收入”`,
    ...all("fullWorker", "noFixedIncome", "canWorkAway"),
  },
  {
    key: "A10",
    pathway: "P10",
    label: "有劳动经营能力，缺少资金",
    condition: "有劳动力，有经营能力，没有表示不愿经营，缺少资金",
    reference: `${D2}金融服务：“有劳动经营能力但缺少资金”`,
    ...all("worker", "abilityAdequate", "willNotRefused", "lacksFunds"),
  },
  {
    key: "A11",
    pathway: "P11",
    label: "在其他贫困村",
    condition: "在整村推进村以外的贫困村",
    reference: `${D2}部门帮扶：“除扶贫整村推进村之外的贫困村”`,
    ...all("otherPoorVillage"),
  },
  {
    key: "A12",
    pathway: "P12",
    label: "特殊贫困群体",
    condition: "全家没有劳动力，或有老年人、残疾人、“两癌”妇女、特困供养人员、因病丧失劳动力的成员",
    reference: `${D2}政府供养：“特殊贫困群体”（贫困老年人、生活困难残疾人、因病丧失劳动能力的贫困人口和“两癌”妇女、五保户、孤寡老人）`,
    ...any("noWorker", "elder", "disabled", "twoCancers", "tekun", "illAndLost"),
  },
]
