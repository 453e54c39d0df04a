import * as codes from "./codes"
import type { Field, ValuesOf } from "./field"

const flag = { kind: "boolean" } as const
const text = <N extends number>(max: N) => ({ kind: "text", max }) as const
const month = { kind: "month" } as const
const yuan = { kind: "decimal", min: 0, max: 10_000_000, unit: "元" } as const

/** Fields of a household member in the dictionary's order (dictionary 3.2, facts.md), the order of every export. */
// biome-ignore format: a table, one field a line
export const MEMBER_FIELDS = [
  { key: "memberNo", label: "人编号", aliases: ["人员编号", "成员编号"], group: "基本情况", type: text(32) },
  { key: "name", label: "姓名", aliases: ["成员姓名", "家庭成员姓名"], group: "基本情况", type: text(50) },
  { key: "sex", label: "性别", aliases: [], group: "基本情况", type: { kind: "code", codes: codes.SEX } },
  { key: "birthDate", label: "出生日期", aliases: ["出生年月", "生日"], group: "基本情况", type: { kind: "date" }, fact: true },
  { key: "documentType", label: "证件类型", aliases: [], group: "基本情况", type: { kind: "code", codes: codes.DOCUMENT_TYPE } },
  { key: "idNumber", label: "证件号码", aliases: ["身份证号", "身份证号码", "公民身份号码", "证件号", "身份证"], group: "基本情况", type: { kind: "idNumber" }, sensitive: "identity" },
  { key: "relation", label: "与户主关系", aliases: ["与户主的关系", "家庭关系", "关系"], group: "基本情况", type: { kind: "code", codes: codes.RELATION }, fact: true },
  { key: "ethnicity", label: "民族", aliases: [], group: "基本情况", type: { kind: "code", codes: codes.ETHNICITY } },
  { key: "politicalStatus", label: "政治面貌", aliases: [], group: "基本情况", type: { kind: "code", codes: codes.POLITICAL_STATUS } },
  { key: "phone", label: "联系电话", aliases: ["电话", "手机号", "手机号码", "本人电话"], group: "基本情况", type: { kind: "phone" }, sensitive: "contact" },
  { key: "speaksMandarin", label: "是否会讲普通话", aliases: ["会讲普通话"], group: "基本情况", type: flag },
  { key: "veteran", label: "是否退役军人", aliases: ["退役军人", "是否现役或退役军人"], group: "基本情况", type: flag },

  { key: "education", label: "文化程度", aliases: ["学历"], group: "教育", type: { kind: "code", codes: codes.EDUCATION }, fact: true },
  { key: "schoolStatus", label: "在校生状况", aliases: ["在校情况", "在校状况"], group: "教育", type: { kind: "code", codes: codes.SCHOOL_STATUS }, fact: true },
  { key: "schoolDropout", label: "是否失学辍学", aliases: ["失学辍学", "是否辍学"], group: "教育", type: flag, fact: true },
  { key: "dropoutReason", label: "失学或辍学原因", aliases: ["义务教育阶段未上学原因", "失学辍学原因"], group: "教育", type: { kind: "code", codes: codes.DROPOUT_REASON } },
  { key: "schoolingAtRisk", label: "因家庭困难难以完成学业", aliases: ["学业困难", "是否因困难难以完成学业"], group: "教育", type: flag, fact: true },
  { key: "aidStage", label: "资助学段", aliases: [], group: "教育", type: { kind: "code", codes: codes.SCHOOLING_STAGE } },
  { key: "aidProgramme", label: "资助项目", aliases: ["教育资助项目"], group: "教育", type: text(60) },
  { key: "aidAmountYuan", label: "资助金额", aliases: ["资助金额(元)"], group: "教育", type: yuan },
  { key: "aidTerm", label: "资助学期", aliases: [], group: "教育", type: text(30) },

  { key: "health", label: "健康状况", aliases: ["身体状况"], group: "健康", type: { kind: "codes", codes: codes.HEALTH, most: 3 }, sensitive: "health", fact: true },
  { key: "disabilityType", label: "残疾类别", aliases: ["残疾类型"], group: "健康", type: { kind: "code", codes: codes.DISABILITY_TYPE }, sensitive: "health" },
  { key: "disabilityGrade", label: "残疾等级", aliases: ["残疾级别"], group: "健康", type: { kind: "code", codes: codes.DISABILITY_GRADE }, sensitive: "health", fact: true },
  { key: "twoCancers", label: "是否“两癌”患者", aliases: ["两癌", "两癌妇女", "是否两癌患者"], group: "健康", type: flag, sensitive: "health", fact: true },
  { key: "medicalTotalYuan", label: "医疗总费用", aliases: ["医疗总费用(元)"], group: "健康", type: yuan, sensitive: "health" },
  { key: "medicalReimbursedYuan", label: "医保报销金额", aliases: ["报销金额", "医疗报销"], group: "健康", type: yuan, sensitive: "health" },
  { key: "medicalAidedYuan", label: "医疗救助金额", aliases: ["救助金额"], group: "健康", type: yuan, sensitive: "health" },
  { key: "medicalSelfPaidYuan", label: "医疗自付金额", aliases: ["自付金额", "自付费用"], group: "健康", type: yuan, sensitive: "health" },

  { key: "labour", label: "劳动技能", aliases: ["劳动能力", "劳动力情况"], group: "劳动与务工", type: { kind: "code", codes: codes.LABOUR }, fact: true },
  { key: "startupDesire", label: "创业愿望", aliases: ["有无创业愿望", "是否有创业愿望", "创业意愿"], group: "劳动与务工", type: flag, fact: true },
  { key: "hasWorked", label: "是否已务工", aliases: ["是否务工"], group: "劳动与务工", type: flag },
  { key: "workStart", label: "务工开始时间", aliases: ["开始务工时间"], group: "劳动与务工", type: month },
  { key: "workEnd", label: "务工结束时间", aliases: ["结束务工时间"], group: "劳动与务工", type: month },
  { key: "workPlace", label: "务工所在地", aliases: ["务工地点"], group: "劳动与务工", type: text(80) },
  { key: "employer", label: "务工企业", aliases: ["务工企业名称", "务工单位"], group: "劳动与务工", type: text(80) },
  { key: "workIndustry", label: "务工行业", aliases: ["从事行业"], group: "劳动与务工", type: text(40) },
  { key: "monthlyWageYuan", label: "务工月收入", aliases: ["月收入", "务工月收入(元)"], group: "劳动与务工", type: { kind: "decimal", min: 0, max: 1_000_000, unit: "元", plausible: [100, 30_000] } },
  { key: "workMonths", label: "务工时间（月）", aliases: ["务工时间", "务工月数"], group: "劳动与务工", type: { kind: "decimal", min: 0, max: 12, unit: "月" } },
  { key: "employmentChannel", label: "就业渠道", aliases: ["务工就业渠道"], group: "劳动与务工", type: { kind: "code", codes: codes.EMPLOYMENT_CHANNEL } },
  { key: "pointToPoint", label: "是否点对点输送", aliases: ["点对点输送"], group: "劳动与务工", type: flag },
  { key: "plansToWork", label: "是否计划务工", aliases: ["计划务工"], group: "劳动与务工", type: flag },
  { key: "serviceNeeds", label: "就业服务需求", aliases: [], group: "劳动与务工", type: text(100) },
  { key: "welfarePost", label: "公益性岗位", aliases: ["公益岗位", "公益性岗位类型"], group: "劳动与务工", type: text(40) },
  { key: "welfarePostMonths", label: "公益性岗位聘用月数", aliases: ["公益岗位(月数)", "聘用月数"], group: "劳动与务工", type: { kind: "integer", min: 0, max: 12, unit: "月" } },
  { key: "trainingMonth", label: "培训时间", aliases: [], group: "劳动与务工", type: month },
  { key: "trainingKind", label: "培训内容", aliases: ["培训工种", "培训类型"], group: "劳动与务工", type: text(60) },
  { key: "trainingCertificate", label: "是否取得培训证书", aliases: ["培训证书"], group: "劳动与务工", type: flag },

  { key: "residentMedical", label: "是否参加城乡居民基本医疗保险", aliases: ["是否参加城乡居民医保", "城乡居民医保", "是否参加大病医疗"], group: "社会保障", type: flag },
  { key: "employeeMedical", label: "是否参加城镇职工基本医疗保险", aliases: ["是否参加职工医保", "职工医保"], group: "社会保障", type: flag },
  { key: "criticalIllness", label: "是否参加大病保险", aliases: ["大病保险"], group: "社会保障", type: flag },
  { key: "commercialInsurance", label: "是否参加商业补充保险", aliases: ["商业补充医疗保险", "商业补充保险"], group: "社会保障", type: flag },
  { key: "residentPension", label: "是否参加城乡居民基本养老保险", aliases: ["是否参加居民养老", "居民养老", "是否参加城乡居民养老"], group: "社会保障", type: flag },
  { key: "employeePension", label: "是否参加城镇职工基本养老保险", aliases: ["是否参加职工养老", "职工养老"], group: "社会保障", type: flag },
  { key: "medicalAid", label: "是否享受医疗救助", aliases: ["医疗救助"], group: "社会保障", type: flag },
  { key: "subsistenceAllowance", label: "是否享受低保", aliases: ["是否享受农村居民最低生活保障", "低保", "是否低保"], group: "社会保障", type: flag },
  { key: "extremePoverty", label: "是否特困供养", aliases: ["是否享受特困供养", "特困供养", "是否五保", "五保"], group: "社会保障", type: flag, fact: true },
  { key: "disabilitySubsidy", label: "是否享受残疾补贴", aliases: ["残疾补贴", "是否享受残疾人补贴"], group: "社会保障", type: flag },
] as const satisfies readonly Field[]

export type MemberField = (typeof MEMBER_FIELDS)[number]
export type MemberKey = MemberField["key"]
/** Every dictionary value of a member; null = not recorded, which is not "no". */
export type MemberValues = ValuesOf<MemberField>
