import { SettleForm } from "@/components/changes/settle-form"
import { addressOf } from "@/components/ui/address"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { WorkTabs } from "@/components/work/work-tabs"
import { placeChoices } from "@/lib/domain/village/place"
import { countOpenChanges, listOpenChanges } from "@/lib/features/changes/queries"
import { changeFilterSchema } from "@/lib/features/changes/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "变化确认" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ChangesPage({ searchParams }: Props) {
  const scope = await requireScope("change.decide")
  const filter = changeFilterSchema.parse(await searchParams)
  const [counts, { rows, more }, places] = await Promise.all([
    countOpenChanges(scope),
    listOpenChanges(scope, filter),
    listPlaces(scope),
  ])
  const next = more ? addressOf("/work/changes", { ...filter, after: rows.at(-1)?.id }) : undefined
  return (
    <>
      <WorkTabs current="changes" permissions={scope.permissions} />
      <PageHeader
        title="变化确认"
        count={`待确认 ${counts.pending} 条，有冲突 ${counts.conflicts} 条`}
        subtitle="走访中发现的情况和登记不一样。采纳后写进登记并留下来源，路径随之重新判定；同一项有两种说法的，请核实后采纳其中一条。"
      />
      <FilterBar
        action="/work/changes"
        filters={[
          {
            name: "place",
            label: "镇、村",
            value: filter.place,
            options: placeChoices(places),
          },
          {
            name: "state",
            label: "状态",
            value: filter.state,
            options: [
              { value: "pending", label: "待确认" },
              { value: "conflict", label: "有冲突" },
            ],
          },
        ]}
      />
      {rows.length > 0 ? (
        <SettleForm rows={rows} />
      ) : (
        <EmptyState title="没有要确认的变化" icon="circle-check">
          走访中发现的变化会列在这里。
        </EmptyState>
      )}
      <Pager next={next} previous={filter.after ? "/work/changes" : undefined} />
    </>
  )
}
