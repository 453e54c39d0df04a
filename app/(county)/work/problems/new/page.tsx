import { notFound } from "next/navigation"
import { ChooseHousehold } from "@/components/households/choose-household"
import { RaiseForm } from "@/components/problems/raise-form"
import { PageHeader } from "@/components/ui/page-header"
import { PROBLEM_CATEGORY_KEYS } from "@/lib/domain/problem/problem"
import { getHousehold } from "@/lib/features/households/record-queries"
import { ownersFor } from "@/lib/features/problems/owner-queries"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"
import { villagesAsked } from "../../villages-asked"

export const metadata = { title: "登记问题" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewProblemPage({ searchParams }: Props) {
  const scope = await requireScope("problem.raise")
  const { household, village, category } = await searchParams
  const record =
    typeof household === "string" && /^[0-9a-f-]{36}$/.test(household) ? await getHousehold(scope, household) : null
  if (household && !record) notFound()
  if (!record && scope.households !== "*") return <ChooseHousehold title="登记问题" what="问题" tab="走访与问题" />
  const head = String(record?.household.head_name ?? "")
  const villages = record ? [] : await villagesAsked(scope, village)
  const only = villages.length === 1 ? villages[0] : undefined
  const place = { householdId: record ? String(record.household.id) : null, villageCode: only?.value ?? "" }
  const people = await ownersFor(scope, place)
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "问题台账", href: "/work/problems" }]}
        title="登记问题"
        subtitle={record ? `户主 ${head}` : only ? `全村的问题 · ${only.label}` : "全村的问题"}
      />
      <RaiseForm
        household={record ? { id: String(record.household.id), head } : undefined}
        villages={villages}
        people={people ?? []}
        handles={may(scope, "problem.handle")}
        category={PROBLEM_CATEGORY_KEYS.find((key) => key === category)}
      />
    </>
  )
}
