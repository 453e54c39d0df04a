import type { Metadata } from "next"
import { CountySearch } from "@/components/counties/county-search"
import { CountyTable } from "@/components/counties/county-table"
import { CreateCountyForm } from "@/components/counties/create-county-form"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { listCounties } from "@/lib/features/counties/queries"
import { findCounty, searchCounties } from "@/lib/platform/regions"
import { requireScope } from "@/lib/platform/scope/require"

type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>

export const metadata: Metadata = { title: "县" }

const PATH = "/platform/counties"
const textOf = (value: string | string[] | undefined): string => (typeof value === "string" ? value.trim() : "")

/** The operator's page: which counties there are, and opening another. */
export default async function CountiesPage({ searchParams }: { searchParams: Query }) {
  const scope = await requireScope("county.create")
  const asked = await searchParams
  const query = textOf(asked.q)
  const counties = await listCounties(scope)
  const existing = new Set(counties.map(({ code }) => code))
  const chosen = findCounty(textOf(asked.county))
  const hits = searchCounties(query).map(({ code, name, prefecture, province }) => ({
    code,
    name,
    above: `${province} ${prefecture}`,
    exists: existing.has(code),
  }))
  return (
    <div className="space-y-5">
      <PageHeader
        title="县"
        count={`已开通 ${counties.length} 个`}
        subtitle="平台只开通县和第一位县管理员，看不到任何农户。"
      />
      <Card title={chosen ? `开通${chosen.name}` : "开通新的县"} className="max-w-2xl">
        {chosen ? (
          <CreateCountyForm
            key={chosen.code}
            code={chosen.code}
            name={chosen.name}
            exists={existing.has(chosen.code)}
          />
        ) : (
          <CountySearch action={PATH} query={query} hits={hits} />
        )}
      </Card>
      {counties.length > 0 ? <CountyTable counties={counties} /> : <EmptyState title="还没有开通任何县" />}
    </div>
  )
}
