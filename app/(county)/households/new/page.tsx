import { formFields } from "@/components/households/form-fields"
import { NewHouseholdForm } from "@/components/households/new-household-form"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { newHeadFields, newHouseholdFields } from "@/lib/features/households/edit-schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "新增农户" }

export default async function NewHouseholdPage() {
  const scope = await requireScope("household.edit")
  const places = await listPlaces(scope)
  const villages = places.map((township) => ({
    label: township.name,
    options: township.villages.map(({ code, name }) => ({ value: code, label: name })),
  }))
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "农户", href: "/households" }, { label: "新增" }]}
        title="新增农户"
        subtitle="先登记户和户主，保存后再补家庭成员和其他情况。"
      />
      <Card>
        <NewHouseholdForm
          villages={villages}
          fields={formFields(newHouseholdFields)}
          headFields={formFields(newHeadFields)}
        />
      </Card>
    </>
  )
}
