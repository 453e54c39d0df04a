import type { PathwayKey } from "@/lib/domain/classification/codes"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { MEASURES, type Measure } from "./catalogue"
import { DEVELOPMENT_TYPES } from "./national-types"

export interface Reason {
  readonly kind: "assurance" | "urgent" | "primary" | "secondary" | "development" | "member"
  readonly text: string
  readonly reference: string
}

export interface Suggestion {
  readonly measure: Measure
  readonly reasons: readonly Reason[]
}

/** What a plan is made from; null = not recorded, which suggests nothing. */
export interface PlanFacts {
  readonly pathway: PathwayKey | null
  readonly secondary: readonly PathwayKey[]
  readonly urgent: readonly PathwayKey[]
  readonly housingGrade: string | null
  readonly housingHazard: boolean | null
  /** 易地扶贫搬迁户 */
  readonly relocated: boolean | null
  readonly waterSafe: boolean | null
  /** ISO days on which grade and water were recorded; null = not recorded */
  readonly housingOn: string | null
  readonly waterOn: string | null
  /** persons without basic medical insurance */
  readonly uninsured: number | null
  readonly dropout: boolean | null
  /** 在校生状况 of the members who are at school, by their codes (dictionary 3.2). */
  readonly schools: readonly string[]
  /** persons recorded as disabled, of sixty and over, with a major illness; null = not recorded of everybody and nobody found */
  readonly disabled: number | null
  readonly elders: number | null
  readonly majorIll: number | null
  /** Somebody can work: sixteen or older, not at school, not 特困, with labour (pathways.md 2.2). */
  readonly hasWorker: boolean | null
  readonly riskCleared: boolean | null
  /** Keys of measures that are under way already. */
  readonly running: readonly string[]
}

const ASSURANCE = "D2-3 两不愁、四保障"

const onDay = (day: string | null): string => (day ? `（${day} 登记）` : "")

/** Guarantees that are recorded as missing, each with the measure that answers it. */
function assuranceReasons(facts: PlanFacts): [key: string, Reason][] {
  const missing = (key: string, text: string): [string, Reason] => [
    key,
    { kind: "assurance", text, reference: ASSURANCE },
  ]
  const { housingGrade, housingHazard, housingOn, waterSafe, waterOn, dropout, uninsured } = facts
  return [
    ...(housingGrade === "C" || housingGrade === "D"
      ? [missing("housing.repair", `住房等级 ${housingGrade} 级${onDay(housingOn)}，要先解决住房安全`)]
      : []),
    ...(housingHazard === true ? [missing("housing.cliff", "登记住房有安全隐患")] : []),
    ...(waterSafe === false ? [missing("village.water", `饮水安全没有保障${onDay(waterOn)}`)] : []),
    ...(dropout === true ? [missing("school.keep", "有义务教育阶段失学辍学")] : []),
    ...(uninsured !== null && uninsured > 0 ? [missing("support.medical", `${uninsured} 人没有参加基本医保`)] : []),
  ]
}

const STAGES = {
  preschool: "学前班",
  primary: "小学",
  junior: "初中",
  senior: "高中",
  secondary: "中职",
  higher: "高职、技师学院",
  university: "大学",
} as const
type Stage = keyof typeof STAGES

/** The stage of a code of 在校生状况, as the aid programmes have it; null for nobody at school. */
function stageOf(code: string): Stage | null {
  if (code === "preschool" || code === "primary") return code
  if (/^grade[789]$/.test(code)) return "junior"
  if (/^(?:higher|technician)\d$/.test(code)) return "higher"
  if (/^(?:bachelor\d|master)$/.test(code)) return "university"
  const [, stage] = /^(senior|secondary)\d$/.exec(code) ?? []
  return (stage as Stage | undefined) ?? null
}

/** Which pupils a measure is for. */
const FOR_STAGES: Readonly<Record<string, readonly Stage[]>> = {
  "school.board": ["primary", "junior"],
  "school.senior": ["senior"],
  "school.rain": ["secondary", "higher"],
  "school.aid": ["preschool", "primary", "junior", "senior", "secondary", "higher", "university"],
  "school.loan": ["higher", "university"],
}

const MEMBERS = "D2（三）十二条帮扶路径"

/** Whom of the household a measure would be for, in words; an empty text when it is not bound to anybody. */
function boundTo(key: string, facts: PlanFacts): string {
  const stages = FOR_STAGES[key]
  if (stages) {
    const pupils = facts.schools.flatMap((code) => stageOf(code) ?? []).filter((stage) => stages.includes(stage))
    const counted = [...new Set(pupils)].map(
      (stage) => `${pupils.filter((each) => each === stage).length} 人读${STAGES[stage]}`,
    )
    return counted.length > 0 ? `家里有 ${counted.join("、")}` : ""
  }
  if (key === "support.disability" && facts.disabled) return `家里有 ${facts.disabled} 人残疾`
  if (key === "support.pension" && facts.elders) return `家里有 ${facts.elders} 人满六十岁`
  if (key === "support.illness" && facts.majorIll) return `家里有 ${facts.majorIll} 人患大病`
  return ""
}

/** A guarantee that is recorded as held needs no measure; a measure for pupils, old or sick people needs somebody. */
function isBeside(key: string, facts: PlanFacts): boolean {
  switch (key) {
    case "housing.repair":
      return facts.housingGrade === "A" || facts.housingGrade === "B"
    case "housing.move":
      return facts.relocated !== true
    case "housing.cliff":
      return facts.housingHazard === false
    case "village.water":
      return facts.waterSafe === true
    case "school.keep":
      return facts.dropout === false
    case "support.disability":
      return facts.disabled === 0
    case "support.pension":
      return facts.elders === 0
    case "support.illness":
      return facts.majorIll === 0
    default:
      return key in FOR_STAGES && boundTo(key, facts) === ""
  }
}

function pathwayReasons(facts: PlanFacts): [pathway: PathwayKey, Reason][] {
  const of = (kind: Reason["kind"], pathway: PathwayKey, word: string): [PathwayKey, Reason] => [
    pathway,
    { kind, text: `${word}“${PATHWAYS[pathway].name}”`, reference: "D2（三）十二条帮扶路径" },
  ]
  return [
    ...facts.urgent.map((pathway) => of("urgent", pathway, "急需解决：")),
    ...(facts.pathway ? [of("primary", facts.pathway, "主路径")] : []),
    ...facts.secondary.map((pathway) => of("secondary", pathway, "兼用路径")),
  ]
}

const isDevelopment = ({ nationalType }: Measure): boolean => DEVELOPMENT_TYPES.has(nationalType)

/**
 * Measures that the recorded facts speak for, each with its reasons, the most pressing first: missing guarantees, urgent
 * flags, the primary pathway, the others. Guarantees that are held and measures for nobody are left out. Where somebody can work and the risk is open, one of 开发式帮扶 must be among them
 * (dictionary 3.5). What is not recorded suggests nothing; what runs already is not suggested again.
 */
export function suggestMeasures(facts: PlanFacts): Suggestion[] {
  const reasons = new Map<string, Reason[]>()
  const add = (key: string, reason: Reason): void => void reasons.set(key, [...(reasons.get(key) ?? []), reason])
  for (const [key, reason] of assuranceReasons(facts)) add(key, reason)
  for (const [pathway, reason] of pathwayReasons(facts))
    for (const { key, pathways } of MEASURES) if (pathways.includes(pathway) && !isBeside(key, facts)) add(key, reason)
  for (const [key, why] of reasons) {
    const text = boundTo(key, facts)
    if (text) reasons.set(key, [{ kind: "member", text, reference: MEMBERS }, ...why])
  }
  const known = (key: string): Measure | undefined => MEASURES.find((measure) => measure.key === key)
  const needsDevelopment = facts.hasWorker === true && facts.riskCleared === false
  const hasDevelopment = [...reasons.keys(), ...facts.running].some((key) => {
    const measure = known(key)
    return measure !== undefined && isDevelopment(measure)
  })
  if (needsDevelopment && !hasDevelopment)
    add("work.near", {
      kind: "development",
      text: "家里有人能劳动、风险没有消除，至少要有一项开发式帮扶",
      reference: "防止返贫监测：开发式帮扶措施",
    })
  return [...reasons]
    .filter(([key]) => !facts.running.includes(key))
    .flatMap(([key, why]) => {
      const measure = known(key)
      return measure ? [{ measure, reasons: why }] : []
    })
}
