/** The lists of the visit form, apart from its schema: the phone's program carries no schema library. */
export const VISIT_MODES = { home: "上门", phone: "电话", elsewhere: "在外面见到" } as const
export type VisitMode = keyof typeof VISIT_MODES

/** Whom one met, beside members by their id. */
export const MET = { head: "户主", member: "其他成员", nobody: "没有见到人" } as const

/** The guarantees that a visit asks about (两不愁三保障, D2-3). */
export const ASSURANCES = {
  food: "不愁吃穿",
  schooling: "义务教育",
  medical: "基本医疗",
  housing: "住房安全",
  water: "饮水安全",
} as const
export const ASSURANCE_ANSWERS = { held: "有保障", doubt: "有疑问", unknown: "没问到" } as const

/** Income since the last visit, in yuan, by kind (dictionary 3.3). */
export const INCOME_KINDS = {
  wages: "务工工资",
  business: "种养经营",
  property: "分红租金",
  transfer: "补贴补助",
} as const
