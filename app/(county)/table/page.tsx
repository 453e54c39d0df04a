import { notFound } from "next/navigation"
import { CountyTable, type ListHref } from "@/components/classification/county-table"
import { PlaceTable } from "@/components/classification/place-table"
import { householdsAndPersons } from "@/components/households/words"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { PrintButton } from "@/components/ui/print-button"
import { Tabs } from "@/components/ui/tabs"
import { placeName } from "@/lib/domain/village/place"
import { getCountyTable } from "@/lib/features/classification/table-queries"
import { type TableFilter, tableFilterFrom, tableQuery } from "@/lib/features/classification/table-schema"
import { queryOf } from "@/lib/features/households/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may, type Scope } from "@/lib/platform/scope/scope"

export const metadata = { title: "县表" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** A figure's list is the list of households with the same conditions; a department's list holds its own pathways only. */
function hrefsOf(scope: Scope, filter: TableFilter): ListHref {
  const follows = (pathway: string | null) =>
    scope.pathways === "*" || (pathway !== null && scope.pathways.split(",").includes(pathway))
  return (pathway, place = filter.place) => {
    if (!may(scope, "household.read") || !follows(pathway)) return null
    if (pathway === null) return `/households${queryOf({ place, all: place ? undefined : "1" })}`
    if (pathway === "general") return `/households${queryOf({ place, pathway: "none", roll: "general" })}`
    if (pathway === "none") return `/households${queryOf({ place, pathway: "none", status: "unclassified" })}`
    return `/households${queryOf({ place, pathway: pathway as "P01", with: filter.with })}`
  }
}

export default async function TablePage({ searchParams }: Props) {
  const scope = await requireScope("overview.read")
  const filter = tableFilterFrom(await searchParams)
  if (!filter || (filter.place && !filter.place.startsWith(scope.area))) notFound()
  const [table, places] = await Promise.all([getCountyTable(scope, filter), listPlaces(scope)])
  const place = filter.place ?? scope.area
  const title = placeName(places, place) || scope.countyName
  const hrefOf = hrefsOf(scope, filter)
  const townships = place.length === 6
  return (
    <>
      <style>{"@page { size: A4 landscape; }"}</style>
      <PageHeader
        breadcrumbs={breadcrumbs(scope, filter, places)}
        title={`${title}帮扶路径汇总表`}
        count={householdsAndPersons(table.total.households, table.total.persons)}
        subtitle={`截至 ${today()}，按登记册统计；点数字看名单。`}
        actions={
          <>
            <PrintButton />
            {may(scope, "household.export") && (
              <ButtonLink href={`/api/table${tableQuery(filter)}`} icon="download" download>
                导出 Excel
              </ButtonLink>
            )}
          </>
        }
      />
      <Tabs
        label="统计口径"
        tabs={[
          { href: `/table${tableQuery({ ...filter, with: undefined })}`, label: "主路径", current: !filter.with },
          { href: `/table${tableQuery({ ...filter, with: "1" })}`, label: "含兼用", current: filter.with === "1" },
        ]}
      />
      {filter.with && (
        <p className="mb-3 text-ink-2">
          一户有几条适用的路径，就在几行里各计一次，所以各行相加大于合计；合计仍是在册户数和人数。
        </p>
      )}
      {table.total.households === 0 ? (
        <EmptyState title="这里还没有登记农户">导入工作簿或录入农户后，这里按路径汇总。</EmptyState>
      ) : (
        <div className="space-y-6">
          <CountyTable table={table} hrefOf={hrefOf} />
          {place.length < 12 && (
            <PlaceTable
              table={table}
              heading={townships ? "镇（街道）" : "村"}
              nameOf={(code) => placeName(places, code).split(" · ").at(-1) || code}
              drill={(code) => `/table${tableQuery({ ...filter, place: code })}`}
              hrefOf={hrefOf}
            />
          )}
        </div>
      )}
    </>
  )
}

/** From the reader's own area down to the place looked at. */
function breadcrumbs(scope: Scope, filter: TableFilter, places: Awaited<ReturnType<typeof listPlaces>>) {
  const place = filter.place ?? scope.area
  return [6, 9, 12]
    .filter((digits) => digits >= scope.area.length && digits <= place.length)
    .map((digits) => {
      const code = place.slice(0, digits)
      const label = placeName(places, code).split(" · ").at(-1) || scope.countyName
      const href = `/table${tableQuery({ ...filter, place: digits === scope.area.length ? undefined : code })}`
      return digits < place.length ? { label, href } : { label }
    })
}
