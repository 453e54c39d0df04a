import { PATHWAY_KEYS } from "@/lib/domain/classification/codes"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { UNSEEN_DAYS } from "@/lib/domain/obligations/periods"

export const INDICATOR_GROUPS = ["register", "pathways", "plans", "casework", "completeness"] as const
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number]
export const GROUP_LABEL = {
  register: "户数与类型",
  pathways: "十二条帮扶路径",
  plans: "计划与措施",
  casework: "责任、走访、问题与预警",
  completeness: "底数清",
} as const satisfies Record<IndicatorGroup, string>

/**
 * What is counted and how it is said. `list` are the conditions of the list of households (its address): the figure, the
 * list behind it and the list's export are this one definition. Unit of every indicator: households (户).
 */
export interface Indicator {
  readonly key: string
  readonly name: string
  readonly group: IndicatorGroup
  readonly definition: string
  /** The document that asks for it. */
  readonly document: string
  readonly list: Readonly<Record<string, string>>
  /** More of it is somebody's work waiting: coloured as such, and it counts among what a village needs. */
  readonly waits: boolean
}

type Draft = Omit<Indicator, "group" | "waits"> & { readonly waits?: true }
const inGroup = (group: IndicatorGroup, drafts: readonly Draft[]): Indicator[] =>
  drafts.map((draft) => ({ ...draft, group, waits: draft.waits ?? false }))

const REGISTER = "国家防返贫监测信息系统指标"
const PLAN = "脱贫解困帮扶工作实施方案（武功县）"

const register: readonly Draft[] = [
  { key: "households", name: "在册户", definition: "登记册里没有注销的全部农户。", document: PLAN, list: { all: "1" } },
  {
    key: "assisted",
    name: "帮扶对象",
    definition: "在册户中一般农户以外的全部户。",
    document: PLAN,
    list: { roll: "assisted" },
  },
  {
    key: "lifted",
    name: "脱贫户",
    definition: "户类型登记为脱贫户的户。",
    document: REGISTER,
    list: { roll: "lifted" },
  },
  {
    key: "monitored",
    name: "监测对象",
    definition: "脱贫不稳定户、边缘易致贫户、突发严重困难户三类之和。",
    document: REGISTER,
    list: { roll: "monitored" },
  },
  {
    key: "unstable",
    name: "脱贫不稳定户",
    definition: "户类型登记为脱贫不稳定户的户。",
    document: REGISTER,
    list: { roll: "monitored_unstable" },
  },
  {
    key: "edge",
    name: "边缘易致贫户",
    definition: "户类型登记为边缘易致贫户的户。",
    document: REGISTER,
    list: { roll: "monitored_edge" },
  },
  {
    key: "sudden",
    name: "突发严重困难户",
    definition: "户类型登记为突发严重困难户的户。",
    document: REGISTER,
    list: { roll: "monitored_sudden" },
  },
]

const pathways: readonly Draft[] = PATHWAY_KEYS.map((key) => ({
  key,
  name: PATHWAYS[key].name,
  definition: `主路径是${PATHWAYS[key].name}的户，每户只计一次。`,
  document: PLAN,
  list: { pathway: key },
}))

const plans: readonly Draft[] = [
  {
    key: "unplanned",
    name: "监测对象没有计划",
    definition: "监测对象中既没有生效的一户一策计划，也没有草稿的户。",
    document: `${PLAN}：对策清`,
    list: { roll: "monitored", plan: "none" },
    waits: true,
  },
  {
    key: "drafted",
    name: "计划等农户意见",
    definition: "有计划草稿、还没有记下农户意见的户。",
    document: `${PLAN}：充分征求群众意见`,
    list: { plan: "draft" },
  },
  {
    key: "planned",
    name: "计划已生效",
    definition: "农户已同意、计划正在执行的户。",
    document: `${PLAN}：一户一策`,
    list: { plan: "agreed" },
  },
  {
    key: "measuresOpen",
    name: "有措施在办",
    definition: "计划里至少有一项措施已同意或正在实施的户。",
    document: PLAN,
    list: { measure: "open" },
  },
  {
    key: "measuresLate",
    name: "有措施过期没办",
    definition: "至少有一项措施过了完成日期还没有落实的户。",
    document: PLAN,
    list: { measure: "late" },
    waits: true,
  },
  {
    key: "measuresDelivered",
    name: "措施已落实，等农户确认",
    definition: "至少有一项措施部门已落实、农户还没有确认的户。",
    document: PLAN,
    list: { measure: "delivered" },
  },
  {
    key: "measuresConfirmed",
    name: "措施农户已确认",
    definition: "至少有一项措施农户已确认收到、还没有评定成效的户。",
    document: PLAN,
    list: { measure: "confirmed" },
  },
  {
    key: "measuresEffective",
    name: "措施已见效",
    definition: "至少有一项措施评定为见效的户。",
    document: PLAN,
    list: { measure: "effective" },
  },
]

const casework: readonly Draft[] = [
  {
    key: "unhelped",
    name: "没有帮扶责任人",
    definition: "帮扶对象中没有在任帮扶责任人的户。",
    document: `${PLAN}：四定两不`,
    list: { roll: "assisted", helper: "none" },
    waits: true,
  },
  {
    key: "unseen",
    name: "很久没有走访",
    definition: `帮扶对象中 ${UNSEEN_DAYS} 天以上没有走访或从没有走访过的户。`,
    document: "脱贫解困帮扶工作实施方案（交通运输系统）：每月走访联系",
    list: { unseen: "any" },
    waits: true,
  },
  {
    key: "problems",
    name: "有问题没有解决",
    definition: "问题台账里至少有一个问题没有销号的户。",
    document: `${PLAN}：问题清`,
    list: { problem: "open" },
  },
  {
    key: "problemsLate",
    name: "有问题过期没有解决",
    definition: "至少有一个问题过了办结期限还没有销号的户。",
    document: `${PLAN}：督办整改`,
    list: { problem: "overdue" },
    waits: true,
  },
  {
    key: "alerts",
    name: "有预警",
    definition: "至少有一条预警没有销号的户；涉及健康情况的预警只计给有权查看的人。",
    document: REGISTER,
    list: { alert: "any" },
  },
]

const completeness: readonly Draft[] = [
  {
    key: "incomplete",
    name: "缺信息",
    definition: "还缺可能改变帮扶路径的信息的户。",
    document: `${PLAN}：底数清`,
    list: { missing: "any" },
  },
  {
    key: "contradictory",
    name: "信息有矛盾",
    definition: "登记的信息前后有矛盾的户。",
    document: `${PLAN}：底数清`,
    list: { finding: "any" },
  },
]

/** Every indicator once, in the order of the overview. */
export const INDICATORS: readonly Indicator[] = [
  ...inGroup("register", register),
  ...inGroup("pathways", pathways),
  ...inGroup("plans", plans),
  ...inGroup("casework", casework),
  ...inGroup("completeness", completeness),
]

/** The six that a leader meets first. */
export const FIRST_SIX = ["assisted", "monitored", "unplanned", "unseen", "problemsLate", "measuresLate"] as const
export const indicatorOf = (key: string): Indicator | undefined => INDICATORS.find((each) => each.key === key)
