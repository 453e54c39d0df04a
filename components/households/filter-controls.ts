import type { Filter } from "@/components/ui/filter-bar"
import { ALERT_RULE_KEYS, ALERT_RULES, type AlertRuleKey } from "@/lib/domain/alert/rules"
import { PATHWAY_KEYS, WARNING_KEYS } from "@/lib/domain/classification/codes"
import { ROLL_TYPE } from "@/lib/domain/household/codes"
import type { Township } from "@/lib/domain/village/place"
import { type HouseholdFilter, MISSING_FACTS } from "@/lib/features/households/schema"
import { MEASURE_FILTER, PLAN_FILTER, PROBLEM_FILTER, ROLL_GROUPS, UNSEEN_FILTER } from "./filter-chip-list"
import { missingName, pathwayName, WARNING_SHORT } from "./words"

type Option = { value: string; label: string }
const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const asOption = (name: (key: string) => string) => (key: string) => ({ value: key, label: name(key) })

/** Townships, and the villages of the one that is chosen: a county's two hundred villages are not offered at once. */
function placeControl(filter: HouseholdFilter, places: readonly Township[]): Filter {
  const named = (each: { code: string; name: string }): Option => ({ value: each.code, label: each.name })
  const chosen = places.length === 1 ? places[0] : places.find((township) => filter.place?.startsWith(township.code))
  const townships = { label: "镇（街道）", options: places.map(named) }
  const groups = chosen
    ? [...(places.length > 1 ? [townships] : []), { label: `${chosen.name}的村`, options: chosen.villages.map(named) }]
    : [townships]
  return { name: "place", label: "镇、村", value: filter.place, groups }
}

/** The selects over the list. A person's own villages only; findings that their role cannot act on are left in, as they explain. */
export function filterControls(
  filter: HouseholdFilter,
  places: readonly Township[],
  helpers: readonly { id: string; name: string }[],
): Filter[] {
  const rollTypes = Object.entries(ROLL_TYPE).map(([value, [label]]) => ({ value, label }))
  return [
    placeControl(filter, places),
    {
      name: "roll",
      label: "户类型",
      value: filter.roll,
      options: [...optionsOf(ROLL_GROUPS), ...rollTypes],
    },
    {
      name: "plan",
      label: "计划",
      all: "不限",
      value: filter.plan,
      options: optionsOf(PLAN_FILTER),
    },
    { name: "measure", label: "措施", all: "不限", value: filter.measure, options: optionsOf(MEASURE_FILTER) },
    { name: "problem", label: "问题", all: "不限", value: filter.problem, options: optionsOf(PROBLEM_FILTER) },
    {
      name: "pathway",
      label: "帮扶路径",
      value: filter.pathway,
      options: [...PATHWAY_KEYS.map(asOption(pathwayName)), { value: "none", label: "未定路径" }],
    },
    {
      name: "missing",
      label: "缺什么",
      all: "不限",
      value: filter.missing,
      options: [{ value: "any", label: "有缺项" }, ...MISSING_FACTS.map(asOption(missingName))],
    },
    {
      name: "finding",
      label: "疑点",
      all: "不限",
      value: filter.finding,
      options: [
        { value: "override", label: "人工核定待复核" },
        { value: "any", label: "信息有矛盾" },
        ...WARNING_KEYS.map(asOption((key) => WARNING_SHORT[key] ?? key)),
      ],
    },
    {
      name: "unseen",
      label: "走访",
      all: "不限",
      value: filter.unseen,
      options: optionsOf(UNSEEN_FILTER),
    },
    {
      name: "alert",
      label: "预警",
      all: "不限",
      value: filter.alert,
      options: [
        { value: "any", label: "有预警" },
        ...ALERT_RULE_KEYS.map(asOption((key) => ALERT_RULES[key as AlertRuleKey].label)),
      ],
    },
    {
      name: "helper",
      label: "责任人",
      value: filter.helper,
      options: [
        { value: "me", label: "我负责的" },
        { value: "none", label: "未指定" },
        { value: "left", label: "已离任，要移交" },
        ...helpers.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
  ]
}
