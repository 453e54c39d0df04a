import type { LifeEventKind } from "@/lib/domain/household/life-events"

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

/** Whether the household has what it should have (D1-8), as it says itself. */
export const POLICY_ANSWERS = { received: "已享受", missing: "未享受", unclear: "不清楚" } as const

/** What has happened in the household, as it is noticed in the field: a report to the township, which registers it (D12). */
export const NOTICED_EVENTS = {
  born: "添了孩子",
  died: "有人去世",
  marriedIn: "有人嫁入、招入",
  marriedOut: "有人嫁出",
  movedOut: "有人迁出",
  movedIn: "有人迁入",
  split: "分了户",
} as const satisfies Partial<Record<LifeEventKind, string>>
export type NoticedEvent = keyof typeof NOTICED_EVENTS

/** Income since the last visit, in yuan, by kind (dictionary 3.3). */
export const INCOME_KINDS = {
  wages: "务工工资",
  business: "种养经营",
  property: "分红租金",
  transfer: "补贴补助",
} as const
