import { daysBetween } from "@/lib/domain/problem/problem"
import type { AlertFacts, Happening } from "./facts"
import { HAPPENING_RULES } from "./facts"
import { type AlertRuleKey, type AlertSettings, figureOf, isEnabled } from "./rules"

/** A recorded fact that speaks for the alert, with its day where it has one. */
export interface Evidence {
  readonly label: string
  readonly value: string
  /** ISO day */
  readonly on?: string
}

/**
 * What a rule says of a household today. `on` raises an alert, `off` takes an open one away, `hold` does neither: the fact is
 * not recorded, the figure lies between raising and clearing, or what happened is no longer news.
 */
export type Level = "on" | "hold" | "off"

export interface Signal {
  readonly householdId: string
  readonly villageCode: string
  readonly rule: AlertRuleKey
  readonly level: Level
  /** The same key: the same cause as before. */
  readonly key: string
  readonly evidence: readonly Evidence[]
}

/** An alert about money clears only when the figure has fallen below this share of the threshold. */
export const CLEARING_SHARE = 0.8

interface Judged {
  readonly level: Level
  readonly key: string
  readonly evidence: readonly Evidence[]
}

const yesNo = (value: boolean): string => (value ? "是" : "否")

/** On when one of the facts is bad; off only when every one is recorded and good. */
function anyBad(facts: readonly { label: string; value: string | null; bad: boolean }[]): Judged {
  const bad = facts.filter(({ value, bad: is }) => value !== null && is)
  const evidence = bad.map(({ label, value }) => ({ label, value: value ?? "" }))
  if (bad.length > 0)
    return { level: "on", key: bad.map(({ label, value }) => `${label}=${value}`).join(";"), evidence }
  return { level: facts.every(({ value }) => value !== null) ? "off" : "hold", key: "", evidence }
}

const flag = (label: string, value: boolean | null, badWhen: boolean) => ({
  label,
  value: value === null ? null : yesNo(value),
  bad: value === badWhen,
})

const housing = ({ housingGrade, housingHazard, housingAssured }: AlertFacts): Judged =>
  anyBad([
    { label: "住房鉴定等级", value: housingGrade, bad: housingGrade === "C" || housingGrade === "D" },
    ...(housingHazard === null ? [] : [flag("住房有安全隐患", housingHazard, true)]),
    ...(housingAssured === null ? [] : [flag("住房安全有保障", housingAssured, false)]),
  ])

/** One of the two records is enough to know; neither is not. */
function water({ waterSafe, waterAssured }: AlertFacts): Judged {
  const known = [flag("饮水安全", waterSafe, false), flag("饮水安全有保障", waterAssured, false)].filter(
    ({ value }) => value !== null,
  )
  return known.length > 0 ? anyBad(known) : { level: "hold", key: "", evidence: [] }
}

function schooling({ dropouts, schoolingAssured }: AlertFacts): Judged {
  const known = [
    ...(dropouts === null ? [] : [{ label: "失学辍学", value: `${dropouts} 人`, bad: dropouts > 0 }]),
    ...(schoolingAssured === null ? [] : [flag("义务教育有保障", schoolingAssured, false)]),
  ]
  return known.length > 0 ? anyBad(known) : { level: "hold", key: "", evidence: [] }
}

const uninsured = ({ uninsured: persons }: AlertFacts): Judged =>
  anyBad([{ label: "没有参加医保", value: persons === null ? null : `${persons} 人`, bad: (persons ?? 0) > 0 }])

function medical({ selfPaidYuan, onRoll }: AlertFacts, settings: AlertSettings): Judged {
  const threshold = figureOf(settings, "medical", onRoll ? "onRoll" : "others")
  if (selfPaidYuan === null) return { level: "hold", key: "", evidence: [] }
  const evidence = [
    { label: "个人自付医疗费", value: `${selfPaidYuan.toLocaleString("zh-CN")} 元` },
    { label: "预警线", value: `${threshold.toLocaleString("zh-CN")} 元` },
  ]
  if (selfPaidYuan >= threshold) return { level: "on", key: `${Math.floor(selfPaidYuan / threshold)}`, evidence }
  return { level: selfPaidYuan < threshold * CLEARING_SHARE ? "off" : "hold", key: "", evidence }
}

/** Nobody is asked about households that are on no roll; a new household has as many days as an old one. */
function unseen({ onRoll, lastSeenOn, since }: AlertFacts, settings: AlertSettings, today: string): Judged {
  const silent = daysBetween(lastSeenOn ?? since, today)
  if (!onRoll || silent <= figureOf(settings, "unseen", "days")) return { level: "off", key: "", evidence: [] }
  const value = lastSeenOn ? `${silent} 天前` : "从没有走访过"
  return {
    level: "on",
    key: lastSeenOn ?? "never",
    evidence: [{ label: "上次走访", value, ...(lastSeenOn ? { on: lastSeenOn } : {}) }],
  }
}

/** What happened counts for a window of days; afterwards it stays for a person to settle. */
function happened(all: readonly Happening[], rule: Happening["rule"], window: number, today: string): Judged {
  const recent = all
    .filter((each) => each.rule === rule && daysBetween(each.on, today) <= window && each.on <= today)
    .toSorted((one, other) => other.on.localeCompare(one.on) || one.key.localeCompare(other.key))
  const [latest] = recent
  if (!latest) return { level: "hold", key: "", evidence: [] }
  return {
    level: "on",
    key: latest.key,
    evidence: recent.slice(0, 5).map(({ what, on }) => ({ label: what, value: "", on })),
  }
}

/**
 * Every enabled rule's word on one household.
 * @param today ISO day
 */
export function signalsOf(facts: AlertFacts, settings: AlertSettings, today: string): Signal[] {
  const judged: Partial<Record<AlertRuleKey, Judged>> = {
    housing: housing(facts),
    water: water(facts),
    schooling: schooling(facts),
    uninsured: uninsured(facts),
    medical: medical(facts, settings),
    unseen: unseen(facts, settings, today),
  }
  for (const rule of HAPPENING_RULES)
    judged[rule] = happened(facts.happenings, rule, figureOf(settings, rule, "window"), today)
  const { householdId, villageCode } = facts
  return (Object.entries(judged) as [AlertRuleKey, Judged][])
    .filter(([rule]) => isEnabled(settings, rule))
    .map(([rule, word]) => ({ householdId, villageCode, rule, ...word }))
}
