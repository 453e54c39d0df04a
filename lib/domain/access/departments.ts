/** Departments of D2 (牵头部门、参与单位), by the key under which an account belongs to one. */
export const DEPARTMENTS = {
  fupin: "扶贫农发办",
  jijian: "纪检委",
  zuzhi: "组织部",
  tongji: "统计局",
  zhujian: "住建局",
  caizheng: "财政局",
  jiaotong: "交通局",
  xinnong: "新农办",
  nonglin: "农林局",
  xumu: "畜牧局",
  yuanqu: "园区管委会",
  shangwu: "商务局",
  renshe: "人社局",
  laodong: "劳动服务局",
  chengguan: "城管局",
  gongan: "公安局",
  jiaojing: "交警大队",
  guotu: "国土局",
  jiaoyu: "教育局",
  minzheng: "民政局",
  tuanwei: "团委",
  gonghui: "工会",
  canlian: "残联",
  fulian: "妇联",
  keji: "科技局",
  dianshang: "电商办",
  gongxiao: "供销联社",
  jinrong: "金融机构",
  weisheng: "卫生局",
  heliao: "合疗办",
  zhenban: "镇办、社区",
} as const satisfies Record<string, string>
export type DepartmentKey = keyof typeof DEPARTMENTS

export interface PathwayDepartments {
  readonly lead: readonly DepartmentKey[]
  readonly participants: readonly DepartmentKey[]
}

/** 牵头部门 and 参与单位 of each pathway (D2-11…22). */
// biome-ignore format: a table
export const PATHWAY_DEPARTMENTS = {
  P01: { lead: ["fupin"], participants: ["zhujian", "caizheng", "jiaotong", "xinnong", "zhenban"] },
  P02: { lead: ["fupin"], participants: ["nonglin", "xumu", "yuanqu", "shangwu", "zhenban"] },
  P03: { lead: ["renshe"], participants: ["laodong", "chengguan", "gongan", "jiaojing", "yuanqu", "zhenban"] },
  P04: { lead: ["fupin"], participants: ["nonglin", "xumu", "caizheng", "yuanqu", "zhenban"] },
  P05: { lead: ["zhenban"], participants: ["guotu", "nonglin", "xumu", "yuanqu", "fupin"] },
  P06: { lead: ["fupin"], participants: ["jiaoyu", "renshe", "minzheng", "tuanwei", "gonghui", "canlian", "fulian"] },
  P07: { lead: ["fupin"], participants: ["keji", "renshe", "nonglin", "yuanqu", "xumu"] },
  P08: { lead: ["dianshang", "fupin"], participants: ["shangwu", "gongxiao", "zhenban"] },
  P09: { lead: ["renshe"], participants: ["zhenban"] },
  P10: { lead: ["fupin"], participants: ["caizheng", "laodong", "jinrong"] },
  P11: { lead: ["zuzhi", "fupin", "minzheng"], participants: [] },
  P12: { lead: ["minzheng"], participants: ["canlian", "weisheng", "heliao"] },
} as const satisfies Record<string, PathwayDepartments>

/** Codes of the pathways that a department leads or takes part in. */
export const pathwaysOf = (department: DepartmentKey): string[] =>
  Object.entries<PathwayDepartments>(PATHWAY_DEPARTMENTS)
    .filter(([, { lead, participants }]) => lead.includes(department) || participants.includes(department))
    .map(([code]) => code)
