/** A trouble as it is raised: category, title, detail, department that can mend it (null = helper or township), days allowed. */
export interface Trouble {
  category: string
  title: string
  detail: string
  department: "zhujian" | "renshe" | "jiaotong" | "minzheng" | "heliao" | "jiaoyu" | "canlian" | "nonglin" | null
  days: number
  done: string
}

type Row = [Trouble["category"], string, string, Trouble["department"], number, string]

// biome-ignore format: a table
const ROWS: readonly Row[] = [
  ["housing", "屋面漏雨", "连阴雨后北屋两处漏雨，已用塑料布遮挡", "zhujian", 30, "住建局派人鉴定，屋面已翻修"],
  ["housing", "西墙裂缝需鉴定", "裂缝有一指宽，老人仍住在西屋", "zhujian", 30, "鉴定为 B 级，已抹缝加固"],
  ["housing", "危房改造补助未到账", "工程上月已验收，补助款还没有打卡", "zhujian", 20, "补助已打卡到账"],
  ["water", "自来水水压低", "每天早晚各停水一两个小时", null, 20, "村上更换了支管，水压正常"],
  ["road", "入户路积水泥泞", "雨后出不了门，约三十米", "jiaotong", 45, "铺了碎石并做了排水"],
  ["schooling", "学生资助款未收到", "学校说已上报，家里还没有收到短信", "jiaoyu", 20, "核对卡号后已补发"],
  ["medical", "住院费用没有报销", "在市里住院，不清楚二次报销怎么办", "heliao", 30, "材料补齐，报销款已到账"],
  ["medical", "慢病本到期未续", "门诊买药不能报销", "heliao", 20, "已续办，村医送到家"],
  ["allowance", "低保年审缺材料", "收入证明没有开出来", "minzheng", 20, "村上代开证明，年审通过"],
  ["disability", "轮椅损坏", "右轮变形，不能使用", "canlian", 30, "残联更换了新轮椅"],
  ["work", "工资被拖欠", "在外务工两个月工资没有结", "renshe", 30, "劳动监察协调，工资已结清"],
  ["work", "想找就近的活", "要照看老人，出不了远门", "renshe", 45, "已在镇上帮扶车间上岗"],
  ["industry", "果子卖不出去", "约两千斤苹果存在家里", "nonglin", 15, "帮扶单位食堂和商户分两批购走"],
  ["industry", "鸡群发病", "三天死了十几只", "nonglin", 7, "防疫员上门用药，已控制"],
  ["other", "户口簿信息有误", "孩子出生日期写错，影响入学", null, 30, "派出所已更正"],
  ["other", "与邻居的界墙纠纷", "为排水沟吵过两次", null, 30, "村调解会说和，双方签字"],
]

export const TROUBLES: readonly Trouble[] = ROWS.map(([category, title, detail, department, days, done]) => ({
  category,
  title,
  detail,
  department,
  days,
  done,
}))

export const HOUSEHOLD_WORDS = [
  "事情办好了，谢谢。",
  "解决了，没有别的意见。",
  "满意。",
  "比原来好多了。",
  "钱收到了，数对着。",
  "来得快，办得实在。",
]
export const STEPS = ["已联系，等排期。", "已到现场看过。", "资料已交上去。", "正在协调，请再等几天。"]
