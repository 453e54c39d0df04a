import type { CodeTable } from "./field"

/** 户类型, code table 100A03 of the national system, with the 2014–2020 word and one local word (dictionary 3.1). */
export const ROLL_TYPE = {
  registered_poor: ["建档立卡贫困户", "贫困户", "一般贫困户", "低保贫困户"],
  lifted: ["脱贫户", "已脱贫户", "稳定脱贫户"],
  lifted_without_policy: ["脱贫不享受政策户", "脱贫(不享受政策)"],
  monitored_unstable: ["脱贫不稳定户", "脱贫不稳定"],
  monitored_edge: ["边缘易致贫户", "边缘户"],
  monitored_sudden: ["突发严重困难户", "突发困难户"],
  general: ["一般农户", "普通农户"],
} as const satisfies CodeTable
export type RollType = keyof typeof ROLL_TYPE
/** 监测对象: the roll types that are watched so that nobody falls back. */
export const MONITORED_ROLLS: readonly RollType[] = ["monitored_unstable", "monitored_edge", "monitored_sudden"]

export const VILLAGE_CATEGORY = {
  key: ["整村推进重点贫困村", "重点贫困村", "整村推进村"],
  other_poor: ["其他贫困村", "贫困村"],
  ordinary: ["一般村", "非贫困村"],
} as const satisfies CodeTable
export type VillageCategory = keyof typeof VILLAGE_CATEGORY

export const POOR_ATTRIBUTE = {
  ordinary: ["一般贫困户"],
  allowance: ["低保贫困户"],
  extreme: ["特困供养户", "五保户", "五保贫困户", "特困供养贫困户"],
} as const satisfies CodeTable

export const IDENTIFICATION_STANDARD = {
  national: ["国定", "国家标准"],
  provincial: ["省定", "省级标准"],
} as const satisfies CodeTable

export const POVERTY_CAUSE = {
  illness: ["因病"],
  disability: ["因残"],
  schooling: ["因学"],
  disaster: ["因灾"],
  land: ["缺土地"],
  water: ["缺水"],
  technique: ["缺技术"],
  labour: ["缺劳力", "缺劳动力"],
  funds: ["缺资金"],
  road: ["交通条件落后"],
  motivation: ["自身发展动力不足", "自身发展力不足"],
  marriage: ["因婚"],
  funeral: ["因丧"],
  other: ["其他"],
} as const satisfies CodeTable

export const RETURN_RISK = {
  illness: ["因病"],
  disability: ["因残"],
  schooling: ["因学"],
  disaster: ["因自然灾害", "因灾"],
  accident: ["因意外事故", "因意外"],
  industry: ["因产业失败", "因产业项目失败", "因产业项目失败"],
  work: ["因务工就业不稳", "务工就业不稳"],
  labour: ["缺劳动力", "缺劳力"],
  housing: ["因安全住房", "住房安全"],
  water: ["因安全饮水", "饮水安全"],
  other: ["其他"],
} as const satisfies CodeTable

export const RISK_CLEARED_HOW = {
  helped: ["帮扶消除"],
  natural: ["自然消除"],
} as const satisfies CodeTable

export const HOUSING_GRADE = {
  A: ["A级", "A"],
  B: ["B级", "B"],
  C: ["C级", "C"],
  D: ["D级", "D"],
} as const satisfies CodeTable

export const HOUSING_STRUCTURE = {
  steel_concrete: ["钢筋混凝土", "钢混"],
  brick_concrete: ["砖混", "砖混结构"],
  brick_wood: ["砖木", "砖木结构"],
  earth: ["土木", "土坯", "土木结构"],
  other: ["其他"],
} as const satisfies CodeTable

export const LAND_USE = {
  adequate: ["经营正常", "正常经营", "正常"],
  inefficient: ["经营效率低", "效率低"],
  unable: ["经营不了", "无力经营"],
  not_applicable: ["无承包地", "不适用"],
} as const satisfies CodeTable

export const OPERATING_ABILITY = {
  none: ["无经营能力", "无"],
  weak: ["经营能力弱", "弱"],
  adequate: ["有经营能力", "有", "强"],
} as const satisfies CodeTable

export const OPERATING_WILL = {
  yes: ["有经营意愿", "有", "愿意", "是"],
  no: ["无经营意愿", "无", "不愿意", "否"],
} as const satisfies CodeTable

export const ROAD_TYPE = {
  mud: ["泥土路", "土路"],
  gravel: ["砂石路", "沙石路"],
  cement: ["水泥路", "混凝土路"],
  asphalt: ["沥青路", "柏油路"],
  other: ["其他"],
} as const satisfies CodeTable

export const FUEL = {
  firewood: ["柴草"],
  dung: ["干畜粪"],
  coal: ["煤炭", "煤"],
  clean: ["清洁能源", "电", "天然气", "液化气", "沼气"],
  other: ["其他"],
} as const satisfies CodeTable

/** Sex → 性别, GB/T 2261.1. */
export const SEX = { male: ["男", "男性"], female: ["女", "女性"] } as const satisfies CodeTable

export const DOCUMENT_TYPE = {
  id_card: ["居民身份证", "居民身份证(户口簿)", "身份证", "户口簿"],
  disability_card: ["残疾人证", "残疾证", "残疾军人证"],
  other: ["其他"],
} as const satisfies CodeTable

/** 与户主关系, GB/T 4761 as the national system words it. */
export const RELATION = {
  head: ["户主", "本人", "本人或户主"],
  spouse: ["配偶", "妻", "夫", "妻子", "丈夫"],
  son: ["之子", "子", "儿子", "长子", "次子", "三子"],
  daughter: ["之女", "女", "女儿", "长女", "次女", "三女"],
  daughter_in_law: ["之儿媳", "儿媳"],
  son_in_law: ["之女婿", "女婿"],
  grandson: ["之孙子", "孙子"],
  granddaughter: ["之孙女", "孙女"],
  grandson_maternal: ["之外孙子", "外孙子", "外孙"],
  granddaughter_maternal: ["之外孙女", "外孙女"],
  father: ["之父", "父", "父亲"],
  mother: ["之母", "母", "母亲"],
  father_in_law: ["之岳父", "岳父", "之公公", "公公"],
  mother_in_law: ["之岳母", "岳母", "之婆婆", "婆婆"],
  grandfather: ["之祖父", "祖父", "爷爷", "之外祖父", "外祖父"],
  grandmother: ["之祖母", "祖母", "奶奶", "之外祖母", "外祖母"],
  brother: ["之兄弟", "兄", "弟", "哥哥", "弟弟"],
  sister: ["之姐妹", "姐", "妹", "姐姐", "妹妹"],
  sibling: ["之兄弟姐妹"],
  great_grandson: ["之曾孙子", "曾孙子"],
  great_granddaughter: ["之曾孙女", "曾孙女"],
  nephew: ["之侄儿", "侄子", "侄儿"],
  niece: ["之侄女", "侄女"],
  brother_wife: ["之兄弟媳妇", "兄弟媳妇"],
  uncle: ["之叔伯", "叔伯"],
  other: ["其他", "非亲属"],
} as const satisfies CodeTable
export type Relation = keyof typeof RELATION

export const POLITICAL_STATUS = {
  party: ["中共党员", "党员"],
  probationary: ["中共预备党员", "预备党员"],
  youth_league: ["共青团员", "团员"],
  masses: ["群众"],
} as const satisfies CodeTable

export const EDUCATION = {
  illiterate: ["文盲或半文盲", "文盲", "半文盲", "文盲半文盲"],
  primary: ["小学"],
  junior: ["初中"],
  senior: ["高中", "中专", "高中/中专", "中职"],
  college: ["大专"],
  bachelor: ["本科及以上", "本科", "大学本科", "研究生"],
} as const satisfies CodeTable

/** 在校生状况 (dictionary 3.2); `school` of the engine is derived from it. */
export const SCHOOL_STATUS = {
  under_school_age: ["学龄前儿童", "学龄前"],
  preschool: ["学前教育", "幼儿园", "学前"],
  primary: ["小学", "小学在读"],
  grade7: ["七年级", "初一", "初中一年级"],
  grade8: ["八年级", "初二", "初中二年级"],
  grade9: ["九年级", "初三", "初中三年级"],
  senior1: ["普通高中一年级", "高一", "高中一年级"],
  senior2: ["普通高中二年级", "高二", "高中二年级"],
  senior3: ["普通高中三年级", "高三", "高中三年级"],
  secondary1: ["中职一年级", "中职1"],
  secondary2: ["中职二年级", "中职2"],
  secondary3: ["中职三年级", "中职3"],
  higher1: ["高职高专一年级", "大专一年级"],
  higher2: ["高职高专二年级", "大专二年级"],
  higher3: ["高职高专三年级", "大专三年级"],
  technician1: ["技师学院一年级"],
  technician2: ["技师学院二年级"],
  technician3: ["技师学院三年级"],
  technician4: ["技师学院四年级"],
  bachelor1: ["本科一年级", "大一"],
  bachelor2: ["本科二年级", "大二"],
  bachelor3: ["本科三年级", "大三"],
  bachelor4: ["本科四年级", "大四"],
  bachelor5: ["本科五年级", "大五"],
  master: ["硕士研究生及以上", "研究生", "硕士"],
  none: ["不在校", "非在校生", "非在校"],
} as const satisfies CodeTable
export type SchoolStatus = keyof typeof SCHOOL_STATUS

export const DROPOUT_REASON = {
  illness: ["因病"],
  disability: ["因残"],
  dislike: ["厌学"],
  cost: ["因贫", "家庭困难"],
  other: ["其他"],
} as const satisfies CodeTable

export const HEALTH = {
  healthy: ["健康"],
  chronic: ["长期慢性病", "慢性病"],
  major: ["患有大病", "大病"],
  disabled: ["残疾"],
} as const satisfies CodeTable

export const DISABILITY_TYPE = {
  sight: ["视力", "视力残疾"],
  hearing: ["听力", "听力残疾"],
  speech: ["言语", "言语残疾"],
  limb: ["肢体", "肢体残疾"],
  intellect: ["智力", "智力残疾"],
  mental: ["精神", "精神残疾"],
  multiple: ["多重", "多重残疾"],
} as const satisfies CodeTable

export const DISABILITY_GRADE = {
  "1": ["一级", "1", "1级", "壹级"],
  "2": ["二级", "2", "2级", "贰级"],
  "3": ["三级", "3", "3级", "叁级"],
  "4": ["四级", "4", "4级", "肆级"],
} as const satisfies CodeTable

export const LABOUR = {
  ordinary: ["普通劳动力", "普通劳动者"],
  skilled: ["技能劳动力", "技能劳动者"],
  weak: ["弱劳动力或半劳动力", "弱劳动力", "半劳动力", "弱半劳动力"],
  lost: ["丧失劳动力"],
  none: ["无劳动力"],
} as const satisfies CodeTable
export type Labour = keyof typeof LABOUR

export const EMPLOYMENT_CHANNEL = {
  migrant: ["外出务工"],
  welfare_post: ["公益性岗位", "公益岗位"],
  workshop: ["帮扶车间", "扶贫车间"],
  local: ["就近务工", "本地务工"],
  self: ["自主创业", "灵活就业"],
  other: ["其他"],
} as const satisfies CodeTable

export const SCHOOLING_STAGE = {
  preschool: ["学前教育"],
  compulsory: ["义务教育"],
  senior: ["普通高中"],
  secondary_vocational: ["中职"],
  higher_vocational: ["高职高专"],
  university: ["本科及以上"],
} as const satisfies CodeTable

/** 民族, GB/T 3304: stored as the name itself. */
export const ETHNIC_GROUPS =
  "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族".split(
    " ",
  )
export const ETHNICITY: CodeTable = Object.fromEntries(
  ETHNIC_GROUPS.map((name) => [name, [name, name.slice(0, -1)] as const]),
)
