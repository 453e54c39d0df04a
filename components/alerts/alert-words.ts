import type { Evidence } from "@/lib/domain/alert/signals"
import type { AlertEvent, AlertOutcome } from "@/lib/features/alerts/schema"

export const OUTCOME_LABEL: Readonly<Record<AlertOutcome, string>> = {
  handled: "已处理",
  falseAlarm: "误报",
  cleared: "情况已消除",
}

export const EVENT_LABEL: Readonly<Record<AlertEvent["kind"], string>> = {
  opened: "系统发现",
  renewed: "情况有变化",
  confirmed: "核实属实",
  noted: "进展",
  handled: "处理完毕",
  falseAlarm: "误报",
  cleared: "情况已消除，自动销号",
}

/** `住房鉴定等级 D，住房有安全隐患 是`. */
export const evidenceWords = (evidence: readonly Evidence[]): string =>
  evidence.map(({ label, value, on }) => [label, value].filter(Boolean).join(" ") + (on ? `（${on}）` : "")).join("，")
