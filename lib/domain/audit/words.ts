import { departmentLabel } from "@/lib/domain/access/administration"
import { isRole, roleOf } from "@/lib/domain/access/roles"
import { type AlertRuleKey, isAlertRule, ruleOf } from "@/lib/domain/alert/rules"
import { DOCUMENTS } from "@/lib/domain/casefile/documents"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { HOUSEHOLD_FIELDS } from "@/lib/domain/household/household-fields"
import { MEMBER_FIELDS } from "@/lib/domain/household/member-fields"
import { IMPORT_KINDS, isImportKind } from "@/lib/domain/import/kinds"
import { VISIT_MODES, type VisitMode } from "@/lib/domain/visit/answers"

/** What the subject of an event is, in words. */
export const SUBJECT_LABEL: Readonly<Record<string, string>> = {
  account: "用户",
  county: "县",
  household: "户",
  member: "成员",
  village: "村",
  villageEntry: "村台账",
  import: "导入批次",
  policy: "判定规则",
  job: "后台任务",
  list: "名单",
  view: "视图",
  unit: "单位",
  appointment: "包联驻村",
  pathway: "帮扶路径",
  duty: "工作要求",
  calendar: "工作日历",
  handover: "移交",
  pairing: "结对",
  plan: "一户一策",
  measure: "措施",
  assistance: "帮扶台账",
  problem: "问题",
  alert: "预警",
  alertRule: "预警规则",
  visit: "走访",
  change: "变化",
  photo: "照片",
  device: "手机副本",
}

const FIELD_LABEL: Readonly<Record<string, string>> = {
  displayName: "姓名",
  role: "角色",
  area: "范围",
  department: "部门",
  post: "职务",
  workPhone: "工作电话",
  ...Object.fromEntries([...HOUSEHOLD_FIELDS, ...MEMBER_FIELDS].map(({ key, label }) => [key, label])),
}

const FAILED: Readonly<Record<string, string>> = { password: "密码不正确", locked: "已锁定", disabled: "账号已停用" }
const LIST: Readonly<Record<string, string>> = {
  households: "农户名单",
  members: "成员名单",
  results: "路径结果",
  table: "县表",
  audit: "审计日志",
  assistance: "帮扶台账",
  measures: "措施名单",
}

const text = (value: unknown): string => (typeof value === "string" ? value : "")
const pathway = (value: unknown): string =>
  typeof value === "string" && Object.hasOwn(PATHWAYS, value) ? PATHWAYS[value as keyof typeof PATHWAYS].name : "未定"
const role = (value: unknown): string => (typeof value === "string" && isRole(value) ? roleOf(value).label : "")
const count = (value: unknown): string => (typeof value === "number" ? value.toLocaleString("zh-CN") : "")
/** A count with what it counts; nothing is not told. */
const some = (value: unknown, what: string): string => (value ? `${count(value)} ${what}` : "")
const list = (value: unknown): string =>
  Array.isArray(value) ? value.map((key) => FIELD_LABEL[String(key)] ?? String(key)).join("、") : ""

/** One detail by its name. An empty answer leaves it out: ids say nothing to a reader. */
const WORDS: Readonly<Record<string, (value: unknown, type: string) => string>> = {
  device: text,
  reason: (value, type) =>
    type === "session.failed" ? (FAILED[text(value)] ?? "") : value ? `原因：${text(value)}` : "",
  sessions: (value) => `${count(value)} 处`,
  mode: (value) => VISIT_MODES[text(value) as VisitMode] ?? "",
  changes: (value) => some(value, "处变化"),
  applied: (value) => some(value, "处已更新"),
  waiting: (value) => some(value, "处待镇办确认"),
  conflicts: (value) => some(value, "处有冲突"),
  policies: (value) => some(value, "项应享政策"),
  removed: (value) => (value ? `清除 ${count(value)} 户` : ""),
  role,
  department: (value) => departmentLabel(text(value)) ?? "",
  fields: list,
  field: (value) => FIELD_LABEL[text(value)] ?? text(value),
  by: (value) => (value === "self" ? "本人修改" : "管理员重置"),
  townships: (value) => `${count(value)} 个镇办`,
  villages: (value) => `${count(value)} 个村`,
  households: (value) => `${count(value)} 户`,
  members: (value) => `${count(value)} 人`,
  rows: (value) => `${count(value)} 行`,
  records: (value) => `${count(value)} 条`,
  kept: (value) => (value === 0 ? "" : `不能撤销 ${count(value)} 条`),
  moved: (value) => `${count(value)} 户改变路径`,
  bytes: (value) => (typeof value === "number" ? `${Math.ceil(value / 1024).toLocaleString("zh-CN")} KB` : ""),
  created: (value) => `新增 ${count(value)}`,
  updated: (value) => `更新 ${count(value)}`,
  unchanged: (value) => `不变 ${count(value)}`,
  rejected: (value) => `退回 ${count(value)}`,
  duplicate: (value) => `重复 ${count(value)}`,
  pathway,
  computed: (value) => `系统判定：${pathway(value)}`,
  reviewOn: (value) => `复核日期 ${text(value)}`,
  raised: (value) => `新增 ${count(value)} 条`,
  cleared: (value) => `消除 ${count(value)} 条`,
  passed: (value) => (value ? `${count(value)} 户没有过来` : ""),
  problems: (value) => (value ? `问题 ${count(value)} 个` : ""),
  measures: (value) => (value ? `措施 ${count(value)} 项` : ""),
  appointments: (value) => (value ? `任职 ${count(value)} 项` : ""),
  instead: (value) => (value ? "改正当天的指定" : ""),
  daily: (value) => (value === true ? "每日自动检查" : ""),
  rule: (value) => (isAlertRule(text(value)) ? ruleOf(text(value) as AlertRuleKey).label : ""),
  outcome: (value) => ({ handled: "已处理", falseAlarm: "误报" })[text(value)] ?? "",
  enabled: (value) => (value === false ? "停用" : ""),
  day: text,
  working: (value) => (value === null ? "按国家安排" : value === true ? "上班" : "休息"),
  departments: (value) =>
    Array.isArray(value) ? value.map((key) => departmentLabel(String(key)) ?? String(key)).join("、") : "",
  version: (value) => `第 ${count(value)} 版`,
  validFrom: (value) => `自 ${text(value)} 起`,
  sensitive: (value) => (value === true ? "含完整证件号" : ""),
}

const PAPER: Readonly<Record<string, string>> = DOCUMENTS

/** The details of an event as a reader understands them. `placeOf` names an area's code. */
export function detailsInWords(
  type: string,
  details: Readonly<Record<string, unknown>>,
  placeOf: (code: string) => string,
): string {
  const words = Object.entries(details).map(([name, value]) => {
    if (name === "area") return placeOf(text(value))
    if (name === "kind" && type === "list.exported") return LIST[text(value)] ?? text(value)
    if (name === "kind" && type.startsWith("sheet.")) return isImportKind(value) ? IMPORT_KINDS[value].label : ""
    if (name === "kind" && type === "document.printed") return PAPER[text(value)] ?? text(value)
    return WORDS[name]?.(value, type) ?? ""
  })
  return words.filter(Boolean).join("，")
}
