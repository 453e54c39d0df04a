import {
  ASSURANCE_ANSWERS,
  ASSURANCES,
  INCOME_KINDS,
  MET,
  NOTICED_EVENTS,
  POLICY_ANSWERS,
  VISIT_MODES,
} from "@/lib/domain/visit/answers"
import type { VisitRecord } from "@/lib/features/visits/schema"

const labelIn = (labels: Readonly<Record<string, string>>, code: string): string => labels[code] ?? code
export const modeLabel = (mode: string): string => labelIn(VISIT_MODES, mode)

const entries = (value: unknown): [string, unknown][] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : []
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null)

/** Everything that a visit says beside its sentence, as label and value; what was not answered is left out. */
export function visitAnswers(visit: VisitRecord): { label: string; value: string }[] {
  const nameOf = (code: string): string => visit.members.find(({ id }) => id === code)?.name ?? labelIn(MET, code)
  const { content } = visit
  const assurances = entries(content.assurances).map(
    ([key, answer]) => `${labelIn(ASSURANCES, key)}${labelIn(ASSURANCE_ANSWERS, String(answer))}`,
  )
  const income = entries(content.income).map(
    ([key, yuan]) => `${labelIn(INCOME_KINDS, key)} ${Number(yuan).toLocaleString("zh-CN")} 元`,
  )
  const policies = (Array.isArray(content.policies) ? content.policies : []).map(
    ({ label, answer }: { label: string; answer: string }) => `${label} ${labelIn(POLICY_ANSWERS, answer)}`,
  )
  const happened = (Array.isArray(content.events) ? content.events : []).map((code) =>
    labelIn(NOTICED_EVENTS, String(code)),
  )
  const unread = Array.isArray(content.unread) ? content.unread.map(String) : []
  const answers: [string, string | null][] = [
    ["见到谁", visit.met.map(nameOf).join("、") || null],
    ["保障", assurances.join("；") || null],
    ["应享政策", policies.join("；") || null],
    ["家里的大事", [...happened, text(content.eventNote)].filter(Boolean).join("；") || null],
    ["上次以来收入", income.join("；") || null],
    ["需求和愿望", text(content.needs)],
    ["政策宣讲", content.policyExplained === true ? "讲了" : null],
    ["没有读懂的内容", unread.join("；") || null],
  ]
  return answers.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
