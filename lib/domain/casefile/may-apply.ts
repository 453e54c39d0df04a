import { measureOf } from "@/lib/domain/measures/catalogue"
import { type PlanFacts, suggestMeasures } from "@/lib/domain/measures/suggest"
import { type CardMember, EXPECTED_FROM, expectedOf } from "./expected"

export interface Applicable {
  readonly text: string
  /** a department's key */
  readonly department: string
  readonly since: string | null
  readonly how: string
}

export interface ApplySource {
  readonly members: readonly CardMember[]
  /** Measures of the draft, which the household has not agreed to yet. */
  readonly planned: readonly {
    readonly key: string
    readonly title: string
    readonly department: string
    readonly since: string
  }[]
  /** Keys of measures that run or were given. */
  readonly known: ReadonlySet<string>
  readonly plan: PlanFacts
}

const BY_PLAN = "已写进一户一策草稿，您同意后就办"
const BY_REQUEST = "向村委会或帮扶责任人提出申请"
/** Suggestions on a card that is read aloud: the most pressing ones, and none that a secondary pathway alone speaks for. */
const MOST_SUGGESTIONS = 6

/** Measures that a recorded receipt answers already. */
const RECEIVED: Readonly<Record<string, readonly string[]>> = {
  "support.allowance": ["subsistenceAllowance", "extremePoverty"],
  "support.disability": ["disabilitySubsidy"],
  "support.medical": ["residentMedical", "employeeMedical"],
  "support.pension": ["residentPension", "employeePension"],
  "support.illness": ["medicalAid"],
  "work.post": ["welfarePost"],
}
const isReceived = (key: string, members: readonly CardMember[]): boolean =>
  (RECEIVED[key] ?? []).some((field) => members.some((member) => Boolean(member[field])))

/**
 * What a household may apply for (明白卡, D1-10, D1-8): first what its draft plan says, then what its members may expect,
 * then what its recorded facts suggest. Nothing that runs, was given or is received stands here.
 */
export function mayApply({ members, planned, known, plan }: ApplySource): Applicable[] {
  const drafted = planned.map(({ title, department, since }) => ({ text: title, department, since, how: BY_PLAN }))
  const taken = new Set([...known, ...planned.map(({ key }) => key)])
  const expected = expectedOf(members).filter(({ key }) => !taken.has(key))
  const entitled = expected.map(({ key, text, names }) => ({
    text: `${text}：${names.join("、")}`,
    department: measureOf(key)?.department ?? EXPECTED_FROM[key] ?? "",
    since: null,
    how: BY_REQUEST,
  }))
  for (const { key } of expected) taken.add(key)
  const suggested = suggestMeasures(plan)
    .filter(({ reasons }) => reasons.some(({ kind }) => kind !== "secondary"))
    .filter(({ measure }) => !taken.has(measure.key) && !isReceived(measure.key, members))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ measure }) => ({ text: measure.label, department: measure.department, since: null, how: BY_REQUEST }))
  return [...drafted, ...entitled, ...suggested]
}
