import type { TimelineEntry } from "@/components/ui/timeline"
import { ASSISTANCE_KINDS } from "@/lib/domain/assistance/kinds"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { LIFE_EVENTS } from "@/lib/domain/household/life-events"
import { MEASURE_STATES } from "@/lib/domain/measures/states"
import { VISIT_MODES } from "@/lib/domain/visit/answers"
import { CHANGE_STATES, changeLabel } from "@/lib/domain/visit/change-words"
import type { Happening, HappeningKind } from "@/lib/features/casefile/schema"

type Labels = Readonly<Record<string, string>>
const word = (labels: Labels, code: string): string => labels[code] ?? code

const PROBLEM: Labels = {
  raised: "提出问题",
  assigned: "问题转办",
  noted: "问题进展",
  postponed: "问题延期",
  closed: "问题销号",
  reopened: "问题重新打开",
}
const PLAN: Labels = { draft: "起草计划", agreed: "农户同意计划", superseded: "计划（已有新版）", ended: "计划结束" }

const REGISTER: Labels = {
  created: "登记这一户",
  added: "登记新成员",
  changed: "登记信息有变更",
  ended: "不再登记",
}
const PATHWAY_NAMES: Labels = Object.fromEntries(Object.entries(PATHWAYS).map(([key, { name }]) => [key, name]))
const pathwayName = (code: string): string => (code === "" ? "还不能确定" : `“${word(PATHWAY_NAMES, code)}”`)

/** What happened, in a few words. */
function titleOf({ kind, code, text }: Happening): string {
  switch (kind) {
    case "visit":
      return `${word(VISIT_MODES, code)}走访`
    case "change": {
      const [of = "household", field = ""] = text.split(":")
      return `发现${changeLabel(of === "member" ? "member" : "household", field)}有变化：${word(CHANGE_STATES, code)}`
    }
    case "measure":
      return `措施${word(MEASURE_STATES, code)}：${text}`
    case "plan":
      return `${word(PLAN, code)} ${text}`
    case "assistance":
      return `得到帮扶：${text}`
    case "problem":
      return `${word(PROBLEM, code)}：${text}`
    case "pairing":
      return code === "begun"
        ? `${text}开始负责这一户`
        : `${text}${code === "handover" ? "移交了这一户" : "不再负责这一户"}`
    case "life":
      return word(LIFE_EVENTS, code)
    case "pathway":
      return `系统判定为${pathwayName(code)}${text ? `（原来是${pathwayName(text)}）` : ""}`
    case "register":
      return word(REGISTER, code)
    case "override":
      if (code === "ended") return "取消人工核定"
      return `人工核定为${pathwayName(code)}`
  }
}

const ICON = {
  visit: "footprints",
  change: "git-compare",
  measure: "clipboard-check",
  plan: "clipboard-list",
  assistance: "gift",
  problem: "flag",
  pairing: "handshake",
  life: "users-round",
  pathway: "route",
  override: "user-check",
  register: "pencil",
} as const satisfies Record<HappeningKind, TimelineEntry["icon"]>

const BODY: ReadonlySet<HappeningKind> = new Set<HappeningKind>(["visit", "life", "override", "register"])

/** Where the thing itself is read. */
const LEADS: Partial<Record<HappeningKind, string>> = { visit: "/work/visits/" }
export const hrefOf = ({ kind, id }: Happening): string | undefined => LEADS[kind] && `${LEADS[kind]}${id}`

export const entryOf = (happening: Happening): TimelineEntry => ({
  id: `${happening.kind}-${happening.code}-${happening.id}`,
  when: happening.on,
  title: titleOf(happening),
  who: happening.who ?? (happening.kind === "assistance" ? word(ASSISTANCE_KINDS, happening.code) : undefined),
  body: (BODY.has(happening.kind) && happening.text) || undefined,
  icon: ICON[happening.kind],
})
