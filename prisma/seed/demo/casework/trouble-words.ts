import type { DepartmentKey } from "@/lib/domain/access/departments"
import type { ProblemCategory } from "@/lib/domain/problem/problem"

/** Whom a trouble may befall. */
export type Concerned = "unsafe" | "anybody" | "pupil" | "sick" | "allowance" | "disabled" | "worker" | "farmer"

/** A trouble as it is raised, with the department that can mend it (null = the helper) and what was done in the end. */
export interface Trouble {
  category: ProblemCategory
  of: Concerned
  title: string
  detail: string
  department: DepartmentKey | null
  done: string
}

type Row = [Trouble["category"], Concerned, string, string, Trouble["department"], string]

// biome-ignore format: a table
const ROWS: readonly Row[] = [
  ["housing", "unsafe", "屋面漏雨", "连阴雨后北屋两处漏雨，已用塑料布遮挡", "zhujian", "住建局派人鉴定，屋面已翻修"],
  ["housing", "unsafe", "西墙裂缝需鉴定", "裂缝有一指宽，老人仍住在西屋", "zhujian", "已鉴定，墙体抹缝加固，安排进危房改造"],
  ["policy", "unsafe", "危房改造补助未到账", "工程上月已验收，补助款还没有打卡", "zhujian", "补助已打卡到账"],
  ["water", "anybody", "自来水水压低", "每天早晚各停水一两个小时", null, "村上更换了支管，水压正常"],
  ["facilities", "anybody", "入户路积水泥泞", "雨后出不了门，约三十米", "jiaotong", "铺了碎石并做了排水"],
  ["policy", "pupil", "学生资助款未收到", "学校说已上报，家里还没有收到短信", "jiaoyu", "核对卡号后已补发"],
  ["medical", "sick", "住院费用没有报销", "在市里住院，不清楚二次报销怎么办", "heliao", "材料补齐，报销款已到账"],
  ["medical", "sick", "慢病本到期未续", "门诊买药不能报销", "heliao", "已续办，村医送到家"],
  ["policy", "allowance", "低保年审缺材料", "收入证明没有开出来", "minzheng", "村上代开证明，年审通过"],
  ["livelihood", "disabled", "轮椅损坏", "右轮变形，不能使用", "canlian", "残联更换了新轮椅"],
  ["work", "worker", "工资被拖欠", "在外务工两个月工资没有结", "renshe", "劳动监察协调，工资已结清"],
  ["work", "worker", "想找就近的活", "要照看老人，出不了远门", "renshe", "已在镇上帮扶车间上岗"],
  ["industry", "farmer", "果子卖不出去", "约两千斤苹果存在家里", "nonglin", "帮扶单位食堂和商户分两批购走"],
  ["industry", "farmer", "鸡群发病", "三天死了十几只", "xumu", "防疫员上门用药，已控制"],
  ["other", "pupil", "户口簿信息有误", "孩子出生日期写错，影响入学", "gongan", "派出所已更正"],
  ["conflict", "anybody", "与邻居的界墙纠纷", "为排水沟吵过两次", null, "村调解会说和，双方签字"],
]

export const TROUBLES: readonly Trouble[] = ROWS.map(([category, of, title, detail, department, done]) => ({
  category,
  of,
  title,
  detail,
  department,
  done,
}))

/** What troubles whole villages. */
// biome-ignore format: a table
export const VILLAGE_TROUBLES: readonly (readonly [ProblemCategory, string, string, DepartmentKey | null, string])[] = [
  ["facilities", "二组路灯有五盏不亮", "晚上老人出行不便", null, "更换灯头，已全部亮灯"],
  ["facilities", "生产路被雨水冲断", "约八十米，影响拉运果品", "jiaotong", "已垫平夯实，列入明年硬化计划"],
  ["water", "机井水泵损坏", "影响三个组浇地", "nonglin", "更换水泵，恢复供水"],
  ["industry", "合作社缺冷藏周转筐", "集中下果时周转不开", "nonglin", "协调周转筐两百个"],
  ["policy", "公益岗位补贴迟发一个月", "涉及六户", "renshe", "补贴已补发到卡"],
]

export const HOUSEHOLD_WORDS = [
  "事情办好了，谢谢。",
  "解决了，没有别的意见。",
  "满意。",
  "比原来好多了。",
  "钱收到了，数对着。",
  "来得快，办得实在。",
]
export const STEPS = ["已联系，等排期。", "已到现场看过。", "资料已交上去。", "正在协调，请再等几天。"]
