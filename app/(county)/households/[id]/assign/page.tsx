import { notFound } from "next/navigation"
import { AssignForm } from "@/components/households/assign-form"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { roleOf } from "@/lib/domain/access/roles"
import { listAssignable } from "@/lib/features/pairings/queries"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "../load"

export const metadata = { title: "指定责任人" }

export default async function AssignPage(props: RecordPageProps) {
  const { scope, record } = await loadRecord(props)
  if (!may(scope, "household.assign") || record.household.ended_at) notFound()
  const id = String(record.household.id)
  const head = record.members.find((member) => member.relation === "head")
  const people = await listAssignable(scope, record.village.code)
  const roles = [...new Set(people.map(({ role }) => role))]
  const groups = roles.map((role) => ({
    label: roleOf(role).label,
    options: people
      .filter((person) => person.role === role)
      .map((person) => ({ value: person.id, label: person.post ? `${person.name}（${person.post}）` : person.name })),
  }))
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: `${String(head?.name ?? "未登记户主")} 户`, href: `/households/${id}` },
          { label: "责任人" },
        ]}
        title="指定责任人"
      />
      {record.responsible.length > 0 && (
        <Alert
          tone="info"
          title={`现在由 ${record.responsible.map(({ name }) => name).join("、")} 负责`}
          className="mb-4"
          actions={
            <ButtonLink
              href={`/work/handovers/new?from=${record.responsible[0]?.accountId}&household=${id}`}
              icon="arrow-right-left"
            >
              提出移交
            </ButtonLink>
          }
        >
          换人要走移交：对方接收以后才生效，这一户不会没有责任人。今天刚指定、还没有走访的可以在这里改正。
        </Alert>
      )}
      <Card>
        <AssignForm householdId={id} people={groups} current={record.responsible[0]?.accountId} />
      </Card>
    </>
  )
}
