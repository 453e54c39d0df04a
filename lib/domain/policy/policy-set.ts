import { z } from "zod"
import { RULE_KEYS, type RuleKey } from "@/lib/domain/classification/codes"
import { EDUCATIONS } from "@/lib/domain/classification/facts"
import { isoDaySchema, type Parameter, parameterSchema } from "@/lib/domain/policy/parameter"

export const PARAMETER_KEYS = [
  "min_worker_age",
  "min_startup_age",
  "min_startup_education",
  "adult_age",
  "elder_age",
] as const
export type ParameterKey = (typeof PARAMETER_KEYS)[number]

/**
 * What each parameter may be. The ages keep min_worker_age, min_startup_age and adult_age below elder_age, which the
 * search for missing facts relies on: a person may always be of working age without being old.
 */
const LIMITS: Record<ParameterKey, { min: number; max: number } | { oneOf: readonly string[] }> = {
  min_worker_age: { min: 14, max: 20 },
  min_startup_age: { min: 14, max: 30 },
  min_startup_education: { oneOf: EDUCATIONS },
  adult_age: { min: 16, max: 22 },
  elder_age: { min: 50, max: 80 },
}

const policySetShape = z.strictObject({
  key: z.string().min(1, "缺少政策集代号"),
  version: z.int().min(1, "版本号从 1 开始"),
  validFrom: isoDaySchema,
  label: z.string().min(1, "缺少政策集名称"),
  reference: z.string().min(1, "缺少政策依据"),
  order: z.array(z.enum(RULE_KEYS, { message: "规则代号不存在" })),
  parameters: z.array(parameterSchema),
})

/** The classification as a county may change it: the priority order of R01…R17 and the dated limits. Formulas are code. */
export type PolicySet = z.infer<typeof policySetShape>

function orderProblems(order: readonly RuleKey[]): string[] {
  const problems: string[] = []
  for (const key of RULE_KEYS) {
    const count = order.filter((other) => other === key).length
    if (count === 0) problems.push(`顺序中缺少规则 ${key}`)
    if (count > 1) problems.push(`规则 ${key} 在顺序中出现了 ${count} 次`)
  }
  if (order.at(-1) !== "R17") problems.push("R17（一对一帮扶）必须排在最后，否则有的农户得不到路径")
  return problems
}

function valueProblem(key: ParameterKey, label: string, value: number | string): string | undefined {
  const limit = LIMITS[key]
  if ("oneOf" in limit) {
    return limit.oneOf.includes(String(value)) ? undefined : `参数“${label}”的值 ${value} 不在允许的范围内`
  }
  const fits = typeof value === "number" && Number.isInteger(value) && value >= limit.min && value <= limit.max
  return fits ? undefined : `参数“${label}”的值 ${value} 应为 ${limit.min} 到 ${limit.max} 的整数`
}

function parameterProblems(parameters: readonly Parameter[], validFrom: string): string[] {
  const problems: string[] = []
  for (const key of PARAMETER_KEYS) {
    const found = parameters.filter((parameter) => parameter.key === key)
    const parameter = found[0]
    if (parameter === undefined) problems.push(`缺少参数 ${key}`)
    if (found.length > 1) problems.push(`参数 ${key} 重复`)
    if (parameter === undefined) continue
    const days = parameter.values.map((entry) => entry.from)
    if (new Set(days).size < days.length) problems.push(`参数“${parameter.label}”有两个值从同一天生效`)
    if (!days.some((day) => day <= validFrom)) problems.push(`参数“${parameter.label}”在政策集生效之日还没有值`)
    for (const entry of parameter.values) {
      const problem = valueProblem(key, parameter.label, entry.value)
      if (problem !== undefined) problems.push(problem)
    }
  }
  const known: readonly string[] = PARAMETER_KEYS
  for (const parameter of parameters) {
    if (!known.includes(parameter.key)) problems.push(`参数 ${parameter.key} 不存在`)
  }
  return problems
}

/** Everything that is wrong with the contents of a well-formed policy set, in plain Chinese; empty when it may be used. */
export function policySetProblems(policySet: PolicySet): string[] {
  return [...orderProblems(policySet.order), ...parameterProblems(policySet.parameters, policySet.validFrom)]
}

/** The schema of a policy set: shape, every rule exactly once with R17 last, no unknown key, every value in range. */
export const policySetSchema = policySetShape.superRefine((policySet, context) => {
  for (const message of policySetProblems(policySet)) context.addIssue({ code: "custom", message })
})

export type PolicyCheck = { ok: true; policySet: PolicySet } | { ok: false; problems: string[] }

function shapeProblem(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `不认识的字段：${issue.keys.join("、")}`
  if (issue.code === "custom") return issue.message
  const place = issue.path.join(".")
  return issue.code === "invalid_type" ? `${place} 缺失或类型不对` : `${place}:${issue.message}`
}

/** Reads a policy set from anywhere and refuses it whole if anything is wrong (fail closed). */
export function validatePolicySet(input: unknown): PolicyCheck {
  const parsed = policySetSchema.safeParse(input)
  if (parsed.success) return { ok: true, policySet: parsed.data }
  return { ok: false, problems: parsed.error.issues.map(shapeProblem) }
}
