import type { PathwayKey } from "@/lib/domain/classification/codes"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { MEASURES, type Measure } from "./catalogue"
import { DEVELOPMENT_TYPES } from "./national-types"

export interface Reason {
  readonly kind: "assurance" | "urgent" | "primary" | "secondary" | "development"
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
  readonly waterSafe: boolean | null
  /** persons without basic medical insurance */
  readonly uninsured: number | null
  readonly dropout: boolean | null
  /** Somebody of the household can work. */
  readonly hasWorker: boolean | null
  readonly riskCleared: boolean | null
  /** Keys of measures that are under way already. */
  readonly running: readonly string[]
}

const ASSURANCE = "D2-3 两不愁、四保障"

/** Guarantees that are recorded as missing, each with the measure that answers it. */
function assuranceReasons(facts: PlanFacts): [key: string, Reason][] {
  const missing = (key: string, text: string): [string, Reason] => [
    key,
    { kind: "assurance", text, reference: ASSURANCE },
  ]
  return [
    ...(facts.housingGrade === "C" || facts.housingGrade === "D"
      ? [missing("housing.repair", `住房等级 ${facts.housingGrade} 级，要先解决住房安全`)]
      : []),
    ...(facts.waterSafe === false ? [missing("village.water", "饮水安全没有保障")] : []),
    ...(facts.dropout === true ? [missing("school.keep", "有义务教育阶段失学辍学")] : []),
    ...(facts.uninsured !== null && facts.uninsured > 0
      ? [missing("support.medical", `${facts.uninsured} 人没有参加基本医保`)]
      : []),
  ]
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
 * flags, the primary pathway, the others. Where somebody can work and the risk is open, one of 开发式帮扶 must be among them
 * (dictionary 3.5). What is not recorded suggests nothing; what runs already is not suggested again.
 */
export function suggestMeasures(facts: PlanFacts): Suggestion[] {
  const reasons = new Map<string, Reason[]>()
  const add = (key: string, reason: Reason): void => void reasons.set(key, [...(reasons.get(key) ?? []), reason])
  for (const [key, reason] of assuranceReasons(facts)) add(key, reason)
  for (const [pathway, reason] of pathwayReasons(facts))
    for (const measure of MEASURES) if (measure.pathways.includes(pathway)) add(measure.key, reason)
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
