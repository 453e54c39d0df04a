import { notFound } from "next/navigation"
import { LineForm } from "@/components/assistance/line-form"
import { PageHeader } from "@/components/ui/page-header"
import { departmentLabel } from "@/lib/domain/access/administration"
import { getHousehold } from "@/lib/features/households/record-queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "登记帮扶台账" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewLinePage({ searchParams }: Props) {
  const scope = await requireScope("assistance.record")
  const { household } = await searchParams
  const record =
    typeof household === "string" && /^[0-9a-f-]{36}$/.test(household) ? await getHousehold(scope, household) : null
  if (household && !record) notFound()
  const head = String(record?.household.head_name ?? "")
  const villages = (await listPlaces(scope)).flatMap(({ name, villages }) =>
    villages.map((village) => ({ value: village.code, label: `${name} · ${village.name}` })),
  )
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "帮扶台账", href: "/work/assistance" }]}
        title="登记帮扶台账"
        subtitle={record ? `户主 ${head}` : "给全村的物资、资金、项目"}
      />
      <LineForm
        household={record ? { id: String(record.household.id), head } : undefined}
        villages={villages}
        today={today()}
        giver={departmentLabel(scope.department) ?? ""}
      />
    </>
  )
}
