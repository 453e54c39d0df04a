import type { FilterChip } from "@/components/ui/filter-chips"
import { ALERT_RULES } from "@/lib/domain/alert/rules"
import { ROLL_TYPE } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { UNSEEN_DAYS } from "@/lib/domain/obligations/periods"
import { placeName, type Township } from "@/lib/domain/village/place"
import { type HouseholdFilter, queryOf } from "@/lib/features/households/schema"
import { missingName, pathwayName, WARNING_SHORT } from "./words"

const STATUS: Record<NonNullable<HouseholdFilter["status"]>, string> = {
  determined: "已确定",
  provisional: "暂定（有缺项）",
  out_of_scope: "不属于帮扶对象",
  unclassified: "还没有判定",
}

/** How far a household's plan is, as the list is filtered by it. */
export const PLAN_FILTER: Record<NonNullable<HouseholdFilter["plan"]>, string> = {
  none: "没有计划",
  draft: "有草稿，等农户意见",
  agreed: "农户已同意",
}

export const UNSEEN_FILTER: Readonly<Record<string, string>> = {
  any: `${UNSEEN_DAYS} 天以上或从没走访`,
  long: `${UNSEEN_DAYS} 天以上没有走访`,
  never: "从没有走访过",
}
export const MEASURE_FILTER: Record<NonNullable<HouseholdFilter["measure"]>, string> = {
  open: "有在办的措施",
  late: "有过期没办的措施",
  delivered: "已落实，等农户确认",
  confirmed: "农户已确认",
  effective: "有见效的措施",
}
export const PROBLEM_FILTER: Record<NonNullable<HouseholdFilter["problem"]>, string> = {
  open: "有问题没有解决",
  overdue: "有问题过期没有解决",
}
export const ROLL_GROUPS = { monitored: "监测对象（全部）", assisted: "帮扶对象（一般农户以外）" } as const
const rollName = (roll: NonNullable<HouseholdFilter["roll"]>): string =>
  roll === "monitored" || roll === "assisted" ? ROLL_GROUPS[roll] : labelOf(ROLL_TYPE, roll)

const findingName = (finding: string): string =>
  finding === "any" ? "信息有矛盾" : finding === "override" ? "人工核定待复核" : (WARNING_SHORT[finding] ?? finding)

function helperName(helper: string, helpers: readonly { id: string; name: string }[]): string {
  if (helper === "me") return "我负责的"
  if (helper === "none") return "未指定"
  if (helper === "left") return "已离任，要移交"
  return helpers.find(({ id }) => id === helper)?.name ?? "指定的人"
}

const unseenName = (unseen: string): string => UNSEEN_FILTER[unseen] ?? `${unseen} 以来没有走访`

/** The conditions in force, each with the address without it. */
export function filterChips(
  filter: HouseholdFilter,
  places: readonly Township[],
  helpers: readonly { id: string; name: string }[],
): FilterChip[] {
  const { q, place, roll, pathway, with: secondary, status, missing, finding, helper, unseen, alert, plan } = filter
  const chips: (FilterChip | false | "" | undefined)[] = [
    q !== undefined && chip(filter, "q", "搜索", q),
    place !== undefined && place.length > 6 && chip(filter, "place", "地方", placeName(places, place) || place),
    roll && chip(filter, "roll", "户类型", rollName(roll)),
    pathway && chip(filter, "pathway", "路径", pathwayName(pathway === "none" ? null : pathway)),
    pathway && secondary && chip(filter, "with", "含", "兼用此路径的户"),
    status && chip(filter, "status", "判定", STATUS[status]),
    missing && chip(filter, "missing", "缺", missing === "any" ? "任何一项" : missingName(missing)),
    finding && chip(filter, "finding", "疑点", findingName(finding)),
    unseen && chip(filter, "unseen", "走访", unseenName(unseen)),
    alert && chip(filter, "alert", "预警", alert === "any" ? "有预警" : ALERT_RULES[alert].label),
    plan && chip(filter, "plan", "计划", PLAN_FILTER[plan]),
    filter.measure && chip(filter, "measure", "措施", MEASURE_FILTER[filter.measure]),
    filter.problem && chip(filter, "problem", "问题", PROBLEM_FILTER[filter.problem]),
    helper && chip(filter, "helper", "责任人", helperName(helper, helpers)),
  ]
  return chips.filter((each) => typeof each === "object")
}

const chip = (filter: HouseholdFilter, name: keyof HouseholdFilter, label: string, value: string): FilterChip => ({
  label,
  value,
  removeHref: `/households${queryOf(filter, { [name]: undefined })}`,
})
