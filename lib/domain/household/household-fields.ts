import * as codes from "./codes"
import type { Field, FieldType, ValuesOf } from "./field"

const flag = { kind: "boolean" } as const
const text = <N extends number>(max: N) => ({ kind: "text", max }) as const
const mu = (most: number) =>
  ({ kind: "decimal", min: 0, max: 100_000, unit: "亩", plausible: [0, most] }) as const satisfies FieldType
const month = { kind: "month" } as const

/** Fields of a household in the dictionary's order (dictionary 3.1, facts.md), the order of every export. */
// biome-ignore format: a table, one field a line
export const HOUSEHOLD_FIELDS = [
  { key: "householdNo", label: "户编号", aliases: ["家庭编号", "户号", "农户编号"], group: "基本情况", type: text(32) },
  { key: "groupName", label: "自然村（组）", aliases: ["自然村", "组", "村民小组", "自然村/组", "小组"], group: "基本情况", type: text(40) },
  { key: "address", label: "家庭住址", aliases: ["住址", "家庭地址"], group: "基本情况", type: text(120), sensitive: "contact" },
  { key: "phone", label: "户联系电话", aliases: ["家庭联系电话", "户主联系电话", "户主电话"], group: "基本情况", type: { kind: "phone" }, sensitive: "contact" },
  { key: "bankName", label: "开户银行", aliases: ["开户行", "开户银行名称"], group: "基本情况", type: text(60) },
  { key: "bankAccount", label: "银行卡号", aliases: ["银行账号", "银行卡账号", "一卡通账号"], group: "基本情况", type: { kind: "bankAccount" }, sensitive: "bank" },
  { key: "dataYear", label: "年度", aliases: ["数据年度"], group: "基本情况", type: { kind: "year" } },

  { key: "rollType", label: "户类型", aliases: ["农户类型", "户属性", "脱贫户类型", "监测对象类别"], group: "类型与识别", type: { kind: "code", codes: codes.ROLL_TYPE }, fact: true },
  { key: "poorAttribute", label: "贫困户属性", aliases: ["贫困户类型"], group: "类型与识别", type: { kind: "code", codes: codes.POOR_ATTRIBUTE } },
  { key: "identificationStandard", label: "识别标准", aliases: [], group: "类型与识别", type: { kind: "code", codes: codes.IDENTIFICATION_STANDARD } },
  { key: "mainCause", label: "主要致贫原因", aliases: ["致贫原因", "主要致(返)贫原因"], group: "类型与识别", type: { kind: "code", codes: codes.POVERTY_CAUSE } },
  { key: "otherCauses", label: "其他致贫原因", aliases: ["次要致贫原因"], group: "类型与识别", type: { kind: "codes", codes: codes.POVERTY_CAUSE, most: 2 } },
  { key: "returnRisks", label: "致贫返贫风险", aliases: ["返贫风险", "致贫/返贫风险", "风险类型", "致贫返贫风险1"], group: "类型与识别", type: { kind: "codes", codes: codes.RETURN_RISK, most: 5 } },
  { key: "riskNote", label: "风险备注", aliases: ["其他风险备注"], group: "类型与识别", type: text(200) },
  { key: "liftedYear", label: "脱贫年度", aliases: ["脱贫年份", "脱贫时间"], group: "类型与识别", type: { kind: "year" } },
  { key: "identifiedMonth", label: "识别监测时间", aliases: ["识别时间", "纳入监测时间", "监测时间"], group: "类型与识别", type: month },
  { key: "riskCleared", label: "风险是否已消除", aliases: ["是否消除风险", "风险消除"], group: "类型与识别", type: flag },
  { key: "riskClearedMonth", label: "消除监测时间", aliases: ["风险消除时间", "消除时间"], group: "类型与识别", type: month },
  { key: "riskClearedHow", label: "风险消除方式", aliases: ["消除方式"], group: "类型与识别", type: { kind: "code", codes: codes.RISK_CLEARED_HOW } },
  { key: "supportedWithoutLabour", label: "整户无劳动能力兜底保障户", aliases: ["是否整户无劳动能力兜底保障户", "整户无劳动力"], group: "类型与识别", type: flag },
  { key: "martyrFamily", label: "是否军烈属", aliases: ["军烈属"], group: "类型与识别", type: flag },
  { key: "relocated", label: "是否易地搬迁户", aliases: ["是否易地扶贫搬迁户", "易地搬迁户"], group: "类型与识别", type: flag },
  { key: "resettlementSite", label: "安置区", aliases: ["安置点", "安置区名称"], group: "类型与识别", type: text(60) },
  { key: "monitorContact", label: "监测联系人", aliases: ["监测联系人姓名"], group: "类型与识别", type: text(30) },
  { key: "monitorPhone", label: "监测联系人电话", aliases: ["监测联系人联系电话"], group: "类型与识别", type: { kind: "phone" }, sensitive: "contact" },

  { key: "housingAreaM2", label: "住房面积", aliases: ["住房面积(平方米)", "房屋面积"], group: "住房", type: { kind: "decimal", min: 0, max: 5000, unit: "平方米", plausible: [10, 500] } },
  { key: "housingGrade", label: "危房等级", aliases: ["住房等级", "房屋等级", "住房鉴定等级"], group: "住房", type: { kind: "code", codes: codes.HOUSING_GRADE }, fact: true },
  { key: "housingHazard", label: "住房安全隐患", aliases: ["是否有住房安全隐患", "漏房或地质隐患"], group: "住房", type: flag, fact: true },
  { key: "housingStructure", label: "住房结构", aliases: ["房屋结构"], group: "住房", type: { kind: "code", codes: codes.HOUSING_STRUCTURE } },
  { key: "housingBuiltYear", label: "建房年份", aliases: ["建房时间", "建造年份"], group: "住房", type: { kind: "year" } },

  { key: "waterSafe", label: "是否解决安全饮用水", aliases: ["安全饮水", "饮水是否安全"], group: "饮水", type: flag },
  { key: "waterQuantityOk", label: "水量达标", aliases: ["水量是否达标"], group: "饮水", type: flag },
  { key: "waterQualityOk", label: "水质达标", aliases: ["水质是否达标"], group: "饮水", type: flag },
  { key: "waterTimeOk", label: "取水方便程度达标", aliases: ["取水时间达标"], group: "饮水", type: flag },
  { key: "waterReliabilityOk", label: "供水保证率达标", aliases: ["供水保证率是否达标"], group: "饮水", type: flag },

  { key: "contractLandMu", label: "承包地面积", aliases: ["承包地面积(亩)", "承包地", "承包土地面积"], group: "土地", type: mu(300), fact: true },
  { key: "landUse", label: "承包地经营状况", aliases: ["土地经营状况"], group: "土地", type: { kind: "code", codes: codes.LAND_USE }, fact: true },
  { key: "arableMu", label: "耕地面积", aliases: ["耕地", "耕地面积(亩)"], group: "土地", type: mu(100) },
  { key: "forestMu", label: "林地面积", aliases: ["林地", "林地面积(亩)"], group: "土地", type: mu(200) },
  { key: "returnedForestMu", label: "退耕还林面积", aliases: ["退耕还林", "退耕还林面积(亩)"], group: "土地", type: mu(100) },
  { key: "orchardMu", label: "林果面积", aliases: ["林果", "林果面积(亩)"], group: "土地", type: mu(100) },
  { key: "pastureMu", label: "牧草地面积", aliases: ["牧草地", "牧草地面积(亩)"], group: "土地", type: mu(2000) },
  { key: "waterSurfaceMu", label: "水面面积", aliases: ["水面", "水面面积(亩)"], group: "土地", type: mu(100) },

  { key: "roadType", label: "入户路类型", aliases: ["入户路"], group: "生产生活条件", type: { kind: "code", codes: codes.ROAD_TYPE } },
  { key: "roadHardened", label: "入户路是否硬化", aliases: ["是否硬化"], group: "生产生活条件", type: flag },
  { key: "mainRoadKm", label: "与村主干路距离", aliases: ["与村主干路距离(公里)", "距主干路距离"], group: "生产生活条件", type: { kind: "decimal", min: 0, max: 200, unit: "公里", plausible: [0, 5] } },
  { key: "hasElectricity", label: "是否通生活用电", aliases: ["生活用电", "是否通电"], group: "生产生活条件", type: flag },
  { key: "hasBroadcast", label: "是否通广播电视", aliases: ["广播电视"], group: "生产生活条件", type: flag },
  { key: "hasToilet", label: "是否有卫生厕所", aliases: ["卫生厕所"], group: "生产生活条件", type: flag },
  { key: "fuel", label: "主要燃料类型", aliases: ["主要燃料", "燃料"], group: "生产生活条件", type: { kind: "code", codes: codes.FUEL } },
  { key: "inCooperative", label: "是否加入合作组织", aliases: ["是否加入农民专业合作组织", "加入合作组织"], group: "生产生活条件", type: flag },
  { key: "ledByEnterprise", label: "是否有龙头企业带动", aliases: ["龙头企业带动"], group: "生产生活条件", type: flag },
  { key: "ledByLeader", label: "是否有致富带头人带动", aliases: ["致富带头人带动", "是否有创业致富带头人带动"], group: "生产生活条件", type: flag },

  { key: "schoolingAssured", label: "义务教育有保障", aliases: ["义务教育保障", "义务教育是否有保障"], group: "保障情况", type: flag },
  { key: "housingAssured", label: "住房安全有保障", aliases: ["住房安全保障", "住房安全是否有保障"], group: "保障情况", type: flag },
  { key: "waterAssured", label: "饮水安全有保障", aliases: ["饮水安全保障", "饮水安全是否有保障"], group: "保障情况", type: flag },
  { key: "uninsuredMembers", label: "未参加基本医保人数", aliases: ["未参加基本医保成员", "未参保人数"], group: "保障情况", type: { kind: "integer", min: 0, max: 30, unit: "人" } },
  { key: "pensionAssured", label: "养老有保障", aliases: ["养老保障"], group: "保障情况", type: flag },

  { key: "operatingAbility", label: "经营能力", aliases: ["生产经营能力"], group: "路径事实", type: { kind: "code", codes: codes.OPERATING_ABILITY }, fact: true },
  { key: "operatingWill", label: "经营意愿", aliases: ["生产经营意愿"], group: "路径事实", type: { kind: "code", codes: codes.OPERATING_WILL }, fact: true },
  { key: "hasIndustry", label: "有无产业途径", aliases: ["产业途径", "是否有产业"], group: "路径事实", type: flag, fact: true },
  { key: "lacksFunds", label: "是否缺资金", aliases: ["缺资金", "缺少资金"], group: "路径事实", type: flag, fact: true },
  { key: "lacksSkill", label: "是否缺技能", aliases: ["缺技能", "缺少技能", "缺技术"], group: "路径事实", type: flag, fact: true },
  { key: "hasFixedIncome", label: "有无固定收入", aliases: ["固定收入", "是否有固定收入"], group: "路径事实", type: flag, fact: true },
  { key: "canWorkAway", label: "能否外出务工", aliases: ["外出意愿", "是否能外出", "外出务工意愿"], group: "路径事实", type: flag, fact: true },
] as const satisfies readonly Field[]

export type HouseholdField = (typeof HOUSEHOLD_FIELDS)[number]
export type HouseholdKey = HouseholdField["key"]
/** Every dictionary value of a household; null = not recorded, which is not "no". */
export type HouseholdValues = ValuesOf<HouseholdField>
