import { EDUCATIONS } from "@/lib/domain/classification/facts"
import { valueOn } from "@/lib/domain/policy/parameter"
import type { ParameterKey, PolicySet } from "@/lib/domain/policy/policy-set"

/** The parameters of a policy set in force on one day, ready for comparison. Ages in whole years. */
export interface Limits {
  workerAge: number
  startupAge: number
  /** Rank in EDUCATIONS. */
  startupEducation: number
  adultAge: number
  elderAge: number
}

/** A limit as it was used in a decision. */
export interface ThresholdUsed {
  key: ParameterKey
  label: string
  value: number | string
  unit: string
  from: string
  reference: string
}

/** The entry of a parameter in force on a day. Throws when there is none: a decision without a limit would be a guess. */
export function thresholdOn(policySet: PolicySet, key: ParameterKey, day: string): ThresholdUsed {
  const parameter = policySet.parameters.find((other) => other.key === key)
  const entry = parameter && valueOn(parameter, day)
  if (parameter === undefined || entry === undefined) throw new Error(`参数 ${key} 在 ${day} 没有生效的值`)
  const { label, unit } = parameter
  return { key, label, value: entry.value, unit, from: entry.from, reference: entry.reference }
}

export function limitsOn(policySet: PolicySet, day: string): Limits {
  const age = (key: ParameterKey) => Number(thresholdOn(policySet, key, day).value)
  const education: readonly string[] = EDUCATIONS
  return {
    workerAge: age("min_worker_age"),
    startupAge: age("min_startup_age"),
    startupEducation: education.indexOf(String(thresholdOn(policySet, "min_startup_education", day).value)),
    adultAge: age("adult_age"),
    elderAge: age("elder_age"),
  }
}
