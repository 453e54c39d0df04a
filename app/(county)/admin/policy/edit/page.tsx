import { redirect } from "next/navigation"
import { PolicyForm } from "@/components/classification/policy-form"
import { valueText } from "@/components/classification/policy-tables"
import { pathwayName } from "@/components/households/words"
import { PageHeader } from "@/components/ui/page-header"
import { EDUCATION_LABELS } from "@/lib/domain/classification/labels"
import { ruleOf } from "@/lib/domain/classification/rules"
import { isAge } from "@/lib/domain/policy/draft"
import { valueOn } from "@/lib/domain/policy/parameter"
import { PARAMETER_KEYS, type PolicySet } from "@/lib/domain/policy/policy-set"
import { newestPolicy, usablePolicy } from "@/lib/features/policy/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "修改判定规则" }

const EDUCATIONS = Object.entries(EDUCATION_LABELS).map(([value, label]) => ({ value, label }))

const parameterFields = (policy: PolicySet) =>
  PARAMETER_KEYS.flatMap((key) => {
    const parameter = policy.parameters.find((each) => each.key === key)
    const entry = parameter && (valueOn(parameter, today()) ?? parameter.values[0])
    if (!parameter || !entry) return []
    const now = `${valueText(parameter, entry.value)}（自 ${entry.from}）`
    const { label, unit } = parameter
    return [{ key, label, unit, now, ...(isAge(key) ? {} : { options: EDUCATIONS }) }]
  })

export default async function EditPolicyPage() {
  const scope = await requireScope("policy.edit")
  if (!(await usablePolicy(scope, today())).ok) redirect("/admin/policy")
  const policy = await newestPolicy(scope)
  const rules = policy.order.map((key) => ({
    key,
    label: ruleOf(key).label,
    pathway: pathwayName(ruleOf(key).pathway),
  }))
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "判定规则", href: "/admin/policy" }, { label: "修改" }]}
        title={`在第 ${policy.version} 版上修改`}
        subtitle="改好后先看会影响多少户，再决定是否发布。条件本身由程序实现，不能在这里改。"
      />
      <PolicyForm rules={rules} parameters={parameterFields(policy)} earliest={today()} />
    </>
  )
}
