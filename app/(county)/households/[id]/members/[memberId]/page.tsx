import { notFound } from "next/navigation"
import { FieldGroup } from "@/components/households/field-group"
import { Alert } from "@/components/ui/alert"
import { PageHeader } from "@/components/ui/page-header"
import { RELATION } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { MEMBER_GROUPS, memberGroup } from "@/lib/domain/household/schema"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "../../load"

export const metadata = { title: "家庭成员" }

type Props = RecordPageProps & { params: Promise<{ id: string; memberId: string }> }

export default async function MemberPage(props: Props) {
  const { memberId } = await props.params
  const { scope, record, asOf, editing, mayEdit } = await loadRecord(props)
  const member = record.members.find((each) => each.id === memberId)
  if (!member) notFound()
  const id = String(record.household.id)
  const head = record.members.find((each) => each.relation === "head")
  const query = asOf ? `?asOf=${asOf}` : ""
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: record.village.name, href: `/households?place=${record.village.code}` },
          { label: `${String(head?.name ?? "未登记户主")} 户`, href: `/households/${id}${query}` },
        ]}
        title={String(member.name)}
        subtitle={labelOf(RELATION, typeof member.relation === "string" ? member.relation : null)}
      />
      {asOf && <Alert tone="info" title={`${asOf} 当天的记录`} className="mb-4" />}
      <div className="space-y-4">
        {MEMBER_GROUPS.map((group) => (
          <FieldGroup
            key={group}
            title={group}
            fields={memberGroup(group)}
            row={member}
            sources={record.sources}
            href={`/households/${id}/members/${memberId}`}
            householdId={id}
            memberId={memberId}
            mayEdit={mayEdit}
            mayReveal={may(scope, "household.reveal") && !asOf}
            maySeeHealth={may(scope, "household.health")}
            editing={editing === group}
          />
        ))}
      </div>
    </>
  )
}
