import { HandoverCard } from "@/components/handovers/handover-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { WorkTabs } from "@/components/work/work-tabs"
import { listHandovers, listLeftOffice } from "@/lib/features/handovers/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "移交" }

export default async function HandoversPage() {
  const scope = await requireScope("handover.propose")
  const [rows, left] = await Promise.all([
    listHandovers(scope),
    may(scope, "household.assign") ? listLeftOffice(scope) : [],
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
          <Card title="责任人已离任，要移交的户">
            <ul className="divide-y divide-line">
              {left.map(({ id, name, post, households }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
                  <span>
                    {name} {post && <span className="text-sm text-ink-3">{post}</span>} · {households} 户
                  </span>
                  <ButtonLink href={`/work/handovers/new?from=${id}`} small icon="arrow-right-left">
                    提出移交
                  </ButtonLink>
                </li>
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
