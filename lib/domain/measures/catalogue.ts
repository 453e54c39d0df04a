import type { DepartmentKey } from "@/lib/domain/access/departments"
import type { AssistanceKind } from "@/lib/domain/assistance/kinds"
import type { PathwayKey } from "@/lib/domain/classification/codes"
import type { NationalType } from "./national-types"

export interface Measure {
  readonly key: string
  /** In the words of the documents. */
  readonly label: string
  /** Pathways of D2 that it serves; none = a measure for anybody. */
  readonly pathways: readonly PathwayKey[]
  readonly nationalType: NationalType
  readonly department: DepartmentKey
  readonly unit: string
  /** What is usual, with what the document leaves open. */
  readonly usual: string
  /** Document and its place. */
  readonly reference: string
  /** What a delivery puts into the ledger. */
  readonly gives: AssistanceKind
}

type Row = readonly [
  key: string,
  label: string,
  pathways: string,
  type: NationalType,
  department: DepartmentKey,
  unit: string,
  usual: string,
  reference: string,
  gives: AssistanceKind,
]

// biome-ignore format: a table
const ROWS: readonly Row[] = [
  ["housing.repair", "农村危房改造", "P01", "housing", "zhujian", "户", "按鉴定等级和当年补助标准", "D2-11 有危漏房等安全隐患的贫困户", "project"],
  ["housing.cliff", "高崖滑坡治理、避险", "P01", "housing", "guotu", "户", "按项目", "D2-11 高崖滑坡治理", "project"],
  ["housing.move", "易地搬迁安置后续扶持", "P01", "relocation", "fupin", "户", "按项目", "D3-15 易地扶贫搬迁安置村", "project"],
  ["village.water", "饮水安全工程入户", "P01", "water", "jiaotong", "户", "按项目", "D2-11 水、电、路", "project"],
  ["village.road", "入户路硬化", "P01", "infrastructure", "jiaotong", "米", "按项目", "D2-11 水、电、路", "project"],
  ["village.toilet", "户厕改造、环境整治", "P01", "living", "xinnong", "座", "按当年补助标准", "D2-11 美丽乡村；D4-10", "project"],
  ["industry.kiwi", "猕猴桃苗木和管护指导", "P02", "industry", "nonglin", "亩", "苗木和技术指导", "D2-12 猕猴桃、核桃、苗木花卉、御石榴", "goods"],
  ["industry.poultry", "庭院养鸡", "P02", "industry", "xumu", "只", "仔畜和防疫", "D2-12 土鸡养殖", "goods"],
  ["industry.craft", "手工布艺来料加工", "P02", "industry", "fupin", "人", "培训和订单", "D2-12 手工布艺", "training"],
  ["industry.shop", "开办小商店、农家乐", "P02", "industry", "shangwu", "个", "开办扶持", "D2-12 引导开办小商店、农家乐", "service"],
  ["crop.plan", "制定种植产业规划", "P02", "industry", "nonglin", "次", "上门规划", "D3-6 制定产业规划", "service"],
  ["crop.seed", "新品种选购捐赠", "P02", "industry", "nonglin", "亩", "种子种苗", "D3-6 新品种选购捐赠", "goods"],
  ["crop.guide", "生产过程技术指导", "P02", "industry", "nonglin", "次", "技术指导员", "D3-6 生产过程指导", "training"],
  ["crop.insurance", "种养业保险", "P02", "industry", "jinrong", "亩（头）", "保费补贴", "D3-6、D3-7 购买保险", "insurance"],
  ["crop.process", "指导农产品初加工", "P02", "industry", "nonglin", "次", "设备和技术", "D3-6 指导农产品初加工", "service"],
  ["crop.award", "产业发展奖补", "P02", "industry", "fupin", "户", "按当年奖补办法", "D3-6 落实奖励措施", "money"],
  ["crop.sales", "消费帮扶销售", "P02", "industry", "shangwu", "次", "线上线下销售", "D3-6、D3-7 开展消费帮扶行动", "service"],
  ["crop.standard", "标准化生产", "P02", "industry", "nonglin", "亩", "技术规程和指导", "D3-6 标准化生产", "training"],
  ["crop.feature", "特色种植", "P02", "industry", "nonglin", "亩", "种苗和技术指导", "D3-6 特色种植", "goods"],
  ["crop.technique", "新技术引进应用", "P02", "industry", "keji", "次", "技术示范", "D3-6 新技术引进应用", "training"],
  ["crop.certify", "消费帮扶产品认定", "P02", "industry", "shangwu", "次", "申报认定", "D3-6 开展消费帮扶产品认定", "service"],
  ["animal.plan", "制定养殖规划", "P02", "industry", "xumu", "次", "上门规划", "D3-7 制定养殖规划", "service"],
  ["animal.young", "购买捐赠仔畜", "P02", "industry", "xumu", "头（只）", "仔畜", "D3-7 购买捐赠仔畜", "goods"],
  ["animal.pen", "建设圈舍", "P02", "industry", "xumu", "平方米", "按当年奖补办法", "D3-7 建设圈舍", "project"],
  ["animal.vaccine", "畜禽防疫", "P02", "industry", "xumu", "头（只）", "免费", "D3-7 畜禽防疫", "service"],
  ["animal.care", "畜禽托管托养", "P02 P04", "industry", "xumu", "头（只）", "按协议", "D3-7 托管托养", "service"],
  ["work.post", "公益性岗位安置", "P03", "post", "renshe", "月", "在岗领补，合同每次不超过一年", "D2-13；D3-9 按需设岗、以岗聘任", "work"],
  ["work.near", "就近就业岗位推荐", "P03", "employment", "laodong", "人", "企业爱心岗位、以工代赈", "D2-13；D3-8 开发本地务工岗位", "work"],
  ["work.workshop", "帮扶车间就业", "P03", "employment", "renshe", "人", "稳定就业六个月、月均工资一千元以上的车间奖补", "D3-10 帮扶车间", "work"],
  ["joint.share", "入股合作社带动生产", "P04", "industry", "fupin", "股", "按入股协议分红", "D2-14 合作、联营、入股", "service"],
  ["joint.order", "订单帮扶、大户带动", "P04", "industry", "nonglin", "户", "按订单", "D3-12 订单帮扶、生产托管", "service"],
  ["joint.dividend", "产业收益差异化分配", "P04 P12", "industry", "fupin", "户", "村级分配计划公示后发放", "D3-12 差异化收益分配", "money"],
  ["land.transfer", "承包地流转", "P05", "industry", "zhenban", "亩", "签订书面租赁合同", "D2-15 优先流转贫困户承包地", "service"],
  ["land.job", "流转企业优先用工", "P05", "employment", "yuanqu", "人", "按用工协议", "D2-15 优先提供一定的就业岗位", "work"],
  ["school.keep", "控辍保学、送教上门", "P06", "schooling", "jiaoyu", "人", "一人一案", "D2-16 义务教育阶段各项政策", "service"],
  ["school.board", "义务教育两免一补", "P06", "schooling", "jiaoyu", "人", "按学段标准", "D2-16；D14-9 两免一补", "money"],
  ["school.senior", "高中免学费和生活补助", "P06", "education", "jiaoyu", "人", "每生每年补助，原文金额残缺（疑为1000元）", "D2-16 免除学费", "money"],
  ["school.rain", "雨露计划补助", "P06", "education", "fupin", "人", "D2为一次性3000元；现行多为每年3000元", "D2-16 雨露计划", "money"],
  ["school.aid", "家庭经济困难学生资助", "P06", "education", "jiaoyu", "人", "按学段标准", "D2-16 发放助学金", "money"],
  ["school.loan", "大学生助学贷款", "P06", "education", "jiaoyu", "人", "按国家助学贷款", "D2-16 助学贷款；D4-8", "loan"],
  ["skill.training", "职业技能培训", "P07", "employment", "renshe", "人", "免费培训", "D2-17 整合培训资源", "training"],
  ["skill.farm", "农业实用技术培训", "P07 P02", "industry", "keji", "人", "免费培训", "D2-17；D3-14 参与实用技术培训", "training"],
  ["shop.training", "电商培训和开店辅导", "P08", "industry", "dianshang", "人", "免费培训", "D2-18 电商创业", "training"],
  ["shop.product", "电商选品和物流支持", "P08", "industry", "gongxiao", "户", "按项目", "D2-18 商品、物流", "service"],
  ["work.matching", "劳务输出岗位对接", "P09", "employment", "renshe", "人", "春风行动、招聘会", "D2-19；D3-8 组织劳务对接", "work"],
  ["work.travel", "外出务工交通补贴", "P09", "employment", "renshe", "人", "跨省一次性", "D3-8 一次性交通补助", "money"],
  ["work.rights", "务工维权和意外伤害保险", "P09", "employment", "renshe", "人", "小额人身意外伤害保险", "D3-8 提供维权服务、购买小额人身意外伤害保险", "insurance"],
  ["work.change", "转岗服务、稳岗联络", "P09", "employment", "renshe", "人", "常态化联络", "D3-8 提供转岗服务", "service"],
  ["work.information", "用工信息推送", "P09", "employment", "renshe", "次", "用工信息对接平台", "D3-8 搭建用工信息对接平台、提供用工信息", "service"],
  ["work.brand", "劳务品牌带动就业", "P09", "employment", "renshe", "人", "培训和订单输出", "D3-8 培树劳务品牌", "work"],
  ["work.contract", "签订规范劳务协议", "P09", "employment", "renshe", "人", "书面劳务协议", "D3-8 签订规范劳务协议", "service"],
  ["finance.loan", "小额信贷", "P10", "finance", "jinrong", "笔", "5万元以内、3年以内，免担保免抵押，贴息比例以当年政策为准", "D2-20；D3-11 应贷尽贷", "loan"],
  ["finance.project", "小额贷款项目筛选指导", "P10", "finance", "fupin", "次", "上门指导", "D3-11 帮助筛选合适项目", "service"],
  ["finance.mutual", "互助资金借款", "P10", "finance", "fupin", "笔", "按互助协会章程", "D2-20 互助资金", "loan"],
  ["unit.pairing", "包村单位一对一帮扶", "P11", "society", "zuzhi", "次", "每村每年不低于3万元，连续三年", "D2-21 两联一包", "project"],
  ["unit.spirit", "扶志扶智、星级文明户", "P11", "society", "zuzhi", "次", "夜校、评选、宣传典型", "D3-14 扶志扶智", "service"],
  ["unit.relief", "节日慰问和生活物资", "P11", "society", "minzheng", "次", "米面油等；“两节”临时救济低保户、五保户等每户800元（当年标准）", "D12-2；D14-1 “两节”临时救济", "goods"],
  ["support.allowance", "纳入低保或特困供养", "P12", "assurance", "minzheng", "月", "按当年标准，重残重病可按单人户", "D2-22；D3-13 单人户", "money"],
  ["support.disability", "残疾人两项补贴", "P12", "assurance", "canlian", "月", "按当年标准", "D2-22 残疾人专项补贴", "money"],
  ["support.pension", "基本养老金和高龄补贴", "P12", "assurance", "minzheng", "月", "按当年标准", "D2-22 基本养老金和高龄生活补贴", "money"],
  ["support.medical", "参保缴费补贴和慢病签约服务", "P12", "health", "heliao", "人", "参保资助、家庭医生签约", "D2-22；D4-9", "insurance"],
  ["support.illness", "大病保险和医疗救助", "P12", "health", "weisheng", "人", "先诊疗后付费、按规定救助", "D2-22 大病医疗保障；D4-9", "money"],
  ["support.urgent", "临时救助", "", "assurance", "minzheng", "次", "小金额先行救助，事后补手续", "D3-13 小金额先行救助", "money"],
]

export const MEASURES: readonly Measure[] = ROWS.map(
  ([key, label, pathways, nationalType, department, unit, usual, reference, gives]) => ({
    key,
    label,
    pathways: pathways.split(" ").filter(Boolean) as PathwayKey[],
    nationalType,
    department,
    unit,
    usual,
    reference,
    gives,
  }),
)

const BY_KEY = new Map(MEASURES.map((measure) => [measure.key, measure]))
/** A measure of the catalogue; undefined for a key that it does not have. */
export const measureOf = (key: string): Measure | undefined => BY_KEY.get(key)
