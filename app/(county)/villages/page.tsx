import { grouped } from "@/components/households/words"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { VillageTable } from "@/components/villages/village-table"
import { VILLAGE_CATEGORY } from "@/lib/domain/household/codes"
import { listPlaces } from "@/lib/features/villages/queries"
import { listVillages } from "@/lib/features/villages/village-queries"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "村" }

type Props = { searchParams: Promise<{ place?: string | string[]; category?: string | string[] }> }

export default async function VillagesPage({ searchParams }: Props) {
  const scope = await requireScope("overview.read")
  const search = await searchParams
  const place = typeof search.place === "string" && /^\d{9}$/.test(search.place) ? search.place : undefined
  const category = typeof search.category === "string" ? search.category : undefined
  const [all, places] = await Promise.all([listVillages(scope, place), listPlaces(scope)])
  const rows = category ? all.filter((row) => row.category === category) : all
  const townships = [...new Map(rows.map((row) => [row.townshipCode, row.township]))]
  return (
    <>
      <PageHeader title="村" count={`${grouped(rows.length)} 个`} />
      <FilterBar
        action="/villages"
        filters={[
          {
            name: "place",
            label: "镇（街道）",
            value: place,
            options: places.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            name: "category",
            label: "村类型",
            value: category,
            options: Object.entries(VILLAGE_CATEGORY).map(([value, [label]]) => ({ value, label })),
          },
        ]}
      />
      {rows.length === 0 && <EmptyState title="没有符合条件的村" icon="map-pin" />}
      {townships.map(([code, name]) => (
        <section key={code} className="mb-6">
          <h2 className="mb-2 text-lg">{name}</h2>
          <VillageTable rows={rows.filter((row) => row.townshipCode === code)} label={`${name}的村`} />
        </section>
      ))}
    </>
  )
}
