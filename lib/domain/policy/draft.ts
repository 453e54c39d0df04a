import type { RuleKey } from "@/lib/domain/classification/codes"
import type { ParameterValue } from "./parameter"
import { PARAMETER_KEYS, type ParameterKey, type PolicySet } from "./policy-set"

/** What a county changes in its rules: the order, and new dated values of parameters. */
export interface PolicyChanges {
  readonly order: readonly RuleKey[]
  readonly values: Readonly<Partial<Record<ParameterKey, ParameterValue>>>
}

/** Whether a value is a number in the policy set: ages are, the least education is a code. */
export const isAge = (key: ParameterKey): boolean => key !== "min_startup_education"

/**
 * The next version of a policy set. A new value joins the earlier ones, so that the days before it can be computed again;
 * it replaces one from the same day. The result still has to pass validatePolicySet.
 * @param validFrom ISO day
 */
export function nextPolicySet(base: PolicySet, changes: PolicyChanges, validFrom: string): PolicySet {
  return {
    ...base,
    version: base.version + 1,
    validFrom,
    order: [...changes.order],
    parameters: base.parameters.map((parameter) => {
      const added = PARAMETER_KEYS.flatMap((key) => (key === parameter.key ? (changes.values[key] ?? []) : []))
      const kept = parameter.values.filter(({ from }) => added.every((value) => value.from !== from))
      const values = [...kept, ...added].sort((one, other) => (one.from < other.from ? -1 : 1))
      return { ...parameter, values }
    }),
  }
}

/** Whether a draft says anything else than its base. */
export const differs = (base: PolicySet, draft: PolicySet): boolean =>
  JSON.stringify([base.order, base.parameters]) !== JSON.stringify([draft.order, draft.parameters])
