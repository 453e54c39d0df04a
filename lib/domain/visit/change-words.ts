import type { FieldValue } from "@/lib/domain/household/field"
import { isSealed } from "@/lib/domain/household/field"
import { valueText } from "@/lib/domain/household/record"
import { NOTICED_EVENTS, type NoticedEvent } from "./answers"
import { changeableField, type RecordKind } from "./change-rules"

const EVENT = "event:"

/** The field under which a request reports a life event instead of a value. */
export const eventField = (event: NoticedEvent): string => `${EVENT}${event}`
/** The life event that a request reports; undefined when it is about a value. */
export const eventOf = (field: string): NoticedEvent | undefined => {
  const key = field.startsWith(EVENT) ? field.slice(EVENT.length) : ""
  return Object.hasOwn(NOTICED_EVENTS, key) ? (key as NoticedEvent) : undefined
}

export const CHANGE_STATES = {
  pending: "待确认",
  conflict: "有冲突",
  applied: "已按规则更新",
  accepted: "已采纳",
  rejected: "未采纳",
  superseded: "已被新登记替代",
} as const
export type ChangeState = keyof typeof CHANGE_STATES

/** A value of a change request in the words of the screen; of a sealed number its mask. */
export function changeValue(kind: RecordKind, key: string, value: unknown): string {
  const event = eventOf(key)
  if (event) return value === null ? "—" : `${NOTICED_EVENTS[event]}${value ? `：${String(value)}` : ""}`
  const field = changeableField(kind, key)
  if (!field || value === null || value === undefined) return "未填"
  if (isSealed(field.type)) {
    const masked =
      typeof value === "object" ? Object.entries(value).find(([name]) => name.endsWith("_masked"))?.[1] : value
    return typeof masked === "string" ? masked : "未填"
  }
  return valueText(field.type, value as FieldValue) ?? "未填"
}

export const changeLabel = (kind: RecordKind, key: string): string =>
  eventOf(key) ? "家里的大事" : (changeableField(kind, key)?.label ?? key)
