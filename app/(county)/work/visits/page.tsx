import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { VisitTable } from "@/components/visits/visit-table"
import { WorkTabs } from "@/components/work/work-tabs"
import { placeChoices } from "@/lib/domain/village/place"
import { listPlaces } from "@/lib/features/villages/queries"
import { listVisits } from "@/lib/features/visits/queries"
import { visitFilterSchema } from "@/lib/features/visits/schema"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "走访" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function VisitsPage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const filter = visitFilterSchema.parse(await searchParams)
  const [{ rows, more }, places] = await Promise.all([listVisits(scope, filter), listPlaces(scope)])
  const next = more ? addressOf("/work/visits", { ...filter, after: rows.at(-1)?.id }) : undefined
  return (
    <>
      <WorkTabs current="visits" permissions={scope.permissions} />
      <PageHeader
        title="走访"
        actions={
          may(scope, "visit.record") && (
            <ButtonLink href="/field" icon="footprints" variant="primary">
              登记走访
            </ButtonLink>
          )
        }
      />
      <FilterBar
        action="/work/visits"
        keep={{ from: filter.from, to: filter.to }}
        filters={[
          {
            name: "place",
            label: "镇、村",
            value: filter.place,
            options: placeChoices(places),
          },
          { name: "who", label: "走访人", value: filter.who, options: [{ value: "me", label: "我登记的" }] },
        ]}
      />
      {rows.length > 0 ? (
        <VisitTable rows={rows} label="走访记录" household />
      ) : (
        <EmptyState title="没有符合条件的走访" icon="footprints">
          登记走访以后会列在这里。
        </EmptyState>
      )}
      <Pager next={next} previous={filter.after ? "/work/visits" : undefined} />
    </>
  )
}
