import { notFound } from "next/navigation"
import { formFields } from "@/components/households/form-fields"
import { NewMemberForm } from "@/components/households/new-member-form"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { memberGroup } from "@/lib/domain/household/schema"
import { loadRecord, type RecordPageProps } from "../../load"

export const metadata = { title: "补录成员" }

export default async function NewMemberPage(props: RecordPageProps) {
  const { record, mayEdit } = await loadRecord(props)
  if (!mayEdit) notFound()
  const id = String(record.household.id)
  const head = record.members.find((member) => member.relation === "head")
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: `${String(head?.name ?? "未登记户主")} 户`, href: `/households/${id}` },
          { label: "补录" },
        ]}
        title="补录成员"
        subtitle="用于本来就在这一户、名册里漏登的人。保存后再填教育、健康、劳动等情况。"
      />
      <Card>
        <NewMemberForm householdId={id} fields={formFields(memberGroup("基本情况"))} />
      </Card>
    </>
  )
}
