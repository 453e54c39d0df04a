import { DEPARTMENTS, type DepartmentKey, PATHWAY_DEPARTMENTS } from "@/lib/domain/access/departments"
import type { PathwayKey } from "@/lib/domain/classification/codes"

/** A pathway of D2 as an office reads it: who leads, who takes part, what is done, and the phrase it rests on. */
export interface Pathway {
  key: PathwayKey
  name: string
  lead: readonly string[]
  participants: readonly string[]
  /** The measures and amounts in one or two sentences; amounts as the document states them. */
  measures: string
  reference: string
}

const D2 = "D2《脱贫解困帮扶工作实施方案》"

/** From the one list of departments, by which accounts belong to one. P11 says "相关部门" without naming them. */
function departments(key: PathwayKey): Pick<Pathway, "lead" | "participants"> {
  const names = (keys: readonly DepartmentKey[]) => keys.map((each) => DEPARTMENTS[each])
  const { lead, participants } = PATHWAY_DEPARTMENTS[key]
  return { lead: names(lead), participants: key === "P11" ? ["各相关部门"] : names(participants) }
}

export const PATHWAYS: Record<PathwayKey, Pathway> = {
  P01: {
    key: "P01",
    name: "乡村建设",
    ...departments("P01"),
    measures:
      "整村推进、新农村和美丽乡村建设，水、电、路、两委会阵地、卫生室、幸福互助院、绿化美化；危房改造、高崖滑坡治理。",
    reference: `${D2}：“67个重点贫困村中…贫困人口”；“有危漏房等安全隐患的贫困户”`,
  },
  P02: {
    key: "P02",
    name: "产业扶持",
    ...departments("P02"),
    measures: "发展猕猴桃、核桃、苗木花卉、御石榴、手工布艺、土鸡养殖，引导开办小商店、农家乐，发展休闲观光农业。",
    reference: `${D2}：“有劳动和经营能力但无产业途径”`,
  },
  P03: {
    key: "P03",
    name: "岗位开发",
    ...departments("P03"),
    measures: "设立保洁员、协管员等公益性岗位，鼓励企业开发爱心工作岗位。",
    reference: `${D2}：“有劳动能力但缺少经营能力”`,
  },
  P04: {
    key: "P04",
    name: "搭帮联营",
    ...departments("P04"),
    measures: "与种养殖大户、企业、家庭农场、合作社合作经营、联合经营、入股经营，带动方优先安排项目资金。",
    reference: `${D2}：“有经营意愿但经营能力弱”`,
  },
  P05: {
    key: "P05",
    name: "土地流转",
    ...departments("P05"),
    measures: "农业企业、合作社、家庭农场、种养殖大户优先流转承包地，并优先提供就业岗位，增加财产性和工资性收入。",
    reference: `${D2}：“经营不了承包地或经营承包地效率低”`,
  },
  P06: {
    key: "P06",
    name: "教育保障",
    ...departments("P06"),
    measures:
      "支持从学前到大学完成学业：高中免学费并给予生活补助；中高职“雨露计划”一次性补助 3000 元；大学生资助项目、助学金、助学贷款。",
    reference: `${D2}：“因家庭困难致子女难以完成学业”`,
  },
  P07: {
    key: "P07",
    name: "技能提升",
    ...departments("P07"),
    measures: "整合培训资源，开展经营和就业技能培训。",
    reference: `${D2}：“有劳动能力但缺少职业技术技能”`,
  },
  P08: {
    key: "P08",
    name: "电商创业",
    ...departments("P08"),
    measures: "淘宝大学电商培训，扶持开办网店、开发电商产品、参与物流配送。",
    reference: `${D2}：“有一定文化水平、富有创业愿望”`,
  },
  P09: {
    key: "P09",
    name: "劳务输出",
    ...departments("P09"),
    measures: "组织现场招聘会，实施“春风行动”，组织外出务工。",
    reference: `${D2}：“有劳动能力但无固定收入”`,
  },
  P10: {
    key: "P10",
    name: "金融服务",
    ...departments("P10"),
    measures: "5 万元以下、3 年内、基准利率、免担保免抵押小额贷款，扶贫资金全额贴息；互助资金；贷款担保基金。",
    reference: `${D2}：“有劳动经营能力但缺少资金”`,
  },
  P11: {
    key: "P11",
    name: "部门帮扶",
    ...departments("P11"),
    measures: "派驻工作队驻村包扶（“两联一包”），每年投入不低于 3 万元、连续三年；其他扶贫对象“一对一”帮扶。",
    reference: `${D2}：“除扶贫整村推进村之外的贫困村”；“其他扶贫对象…‘一对一’脱贫”`,
  },
  P12: {
    key: "P12",
    name: "政府供养",
    ...departments("P12"),
    measures: "基本养老金和高龄生活补贴、残疾人专项补贴、医保和大病救助、农村低保和“五保”供养。",
    reference: `${D2}：“特殊贫困群体”，“由政府兜底脱贫”`,
  },
}
