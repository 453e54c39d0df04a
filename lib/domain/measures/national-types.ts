/** Groups of the national system (dictionary 3.5). */
export const NATIONAL_TYPES = {
  industry: "产业帮扶",
  employment: "就业帮扶",
  finance: "金融帮扶",
  post: "公益岗位帮扶",
  health: "健康帮扶",
  schooling: "义务教育保障",
  education: "教育帮扶",
  housing: "住房安全保障",
  relocation: "搬迁",
  water: "饮水安全保障",
  assurance: "综合保障",
  society: "社会帮扶",
  living: "生产生活条件改善",
  infrastructure: "基础设施建设",
} as const satisfies Record<string, string>
export type NationalType = keyof typeof NATIONAL_TYPES

/** 开发式帮扶: obligatory where somebody can work and the risk is open (dictionary 3.5). */
export const DEVELOPMENT_TYPES: ReadonlySet<string> = new Set<NationalType>([
  "industry",
  "employment",
  "finance",
  "post",
])
