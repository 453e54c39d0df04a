import { HandoverCard } from "@/components/handovers/handover-list"
import { LeftPerson } from "@/components/handovers/left-person"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { WorkTabs } from "@/components/work/work-tabs"
import { listHandovers, listLeftOffice, listSuccessors } from "@/lib/features/handovers/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "移交" }

export default async function HandoversPage() {
  const scope = await requireScope("handover.propose")
  const assigns = may(scope, "household.assign")
  const [rows, left, successors] = await Promise.all([
    listHandovers(scope),
    assigns ? listLeftOffice(scope) : [],
    assigns ? listSuccessors(scope, scope.actorId) : [],
  ])
  const open = rows.filter(({ state }) => state === "proposed").length
  return (
    <>
      <WorkTabs current="handovers" permissions={scope.permissions} />
      <PageHeader
        title="移交"
        count={open > 0 ? `等待接收 ${open} 次` : undefined}
        subtitle="帮扶户不能没有责任人：对方接收以后，责任才转过去。"
        actions={
          <ButtonLink href="/work/handovers/new" icon="arrow-right-left">
            移交我负责的户
          </ButtonLink>
        }
      />
      <div className="space-y-4">
        {left.length > 0 && (
          <Card
            title="已离任，要移交的人"
            subtitle="户由接收的人同意后转过去；问题、措施直接转给接手的人，任职同时结束。"
          >
            <ul className="divide-y divide-line">
              {left.map((person) => (
                <LeftPerson key={person.id} person={person} successors={successors} />
              ))}
            </ul>
          </Card>
        )}
        {rows.map((row) => (
          <HandoverCard key={row.id} row={row} me={scope.actorId} today={today()} />
        ))}
        {rows.length === 0 && (
          <EmptyState title="没有移交" icon="handshake">
            调离、分工调整时，在这里把负责的户移交给别人。
          </EmptyState>
        )}
      </div>
    </>
  )
}
