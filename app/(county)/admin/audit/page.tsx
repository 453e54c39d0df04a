import type { Metadata } from "next"
import { AuditFilterBar } from "@/components/audit/audit-filter"
import { AuditTable } from "@/components/audit/audit-table"
import { eventInWords } from "@/components/audit/event-words"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterChips } from "@/components/ui/filter-chips"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { listEvents } from "@/lib/features/audit/queries"
import { auditFilterSchema, auditQuery } from "@/lib/features/audit/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>

export const metadata: Metadata = { title: "审计日志" }

const PATH = "/admin/audit"

/** What was done in the county. Nothing in it can be changed or removed. */
export default async function AuditPage({ searchParams }: { searchParams: Query }) {
  const scope = await requireScope("audit.read")
  const filter = auditFilterSchema.parse(await searchParams)
  const [{ rows, newer, older }, places] = await Promise.all([listEvents(scope, filter), listPlaces(scope)])
  const events = rows.map((row) => eventInWords(row, places, may(scope, "account.manage")))
  const address = (page: Parameters<typeof auditQuery>[1]): string => `${PATH}?${auditQuery(filter, page)}`
  const { subject } = filter
  const lifted = auditQuery({ ...filter, subject: undefined })
  return (
    <>
      <PageHeader
        title="审计日志"
        subtitle="谁在什么时候做了什么。只记编号和字段名，不记个人信息；任何人都不能修改或删除。"
        actions={
          <ButtonLink href={`/api/audit/export?${auditQuery(filter)}`} icon="download" download>
            导出这个列表
          </ButtonLink>
        }
      />
      <AuditFilterBar action={PATH} filter={filter} />
      <FilterChips
        clearHref={PATH}
        chips={subject ? [{ label: "对象", value: subject.slice(0, 8), removeHref: `${PATH}?${lifted}` }] : []}
      />
      {events.length > 0 ? (
        <AuditTable events={events} />
      ) : (
        <EmptyState title="没有符合条件的记录" action={<ButtonLink href={PATH}>清除条件</ButtonLink>} />
      )}
      <Pager
        previous={newer && rows[0] ? address({ before: rows[0].id }) : undefined}
        next={older ? address({ after: rows.at(-1)?.id }) : undefined}
        label="日志翻页"
      />
    </>
  )
}
