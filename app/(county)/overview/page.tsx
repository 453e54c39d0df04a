import { notFound } from "next/navigation"
import { grouped } from "@/components/households/words"
import { figureOf, listHref, mapHref, overviewHref, placeCrumbs, shortName } from "@/components/overview/figures"
import { IndicatorTable } from "@/components/overview/indicator-table"
import { PlaceFigures } from "@/components/overview/place-figures"
import { ButtonLink } from "@/components/ui/button"
import { PageHeader } from "@/components/ui/page-header"
import { PrintButton } from "@/components/ui/print-button"
import { Stat, StatRow } from "@/components/ui/stat"
import { FIRST_SIX, INDICATOR_GROUPS, INDICATORS, indicatorOf } from "@/lib/domain/indicators/indicators"
import { countIndicators } from "@/lib/features/overview/queries"
import { overviewFilterFrom } from "@/lib/features/overview/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "总览" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OverviewPage({ searchParams }: Props) {
  const scope = await requireScope("overview.read")
  const filter = overviewFilterFrom(await searchParams)
  if (!filter?.by || (filter.place && !filter.place.startsWith(scope.area))) notFound()
  const place = filter.place ?? scope.area
  const digits = place.length === 6 ? 9 : 12
  const [figures, places] = await Promise.all([
    countIndicators(scope, INDICATORS, { place, digits }),
    listPlaces(scope),
  ])
  const nameOf = (code: string) => shortName(places, code, scope.countyName)
  const by = indicatorOf(filter.by)
  const below = place.length === 6 ? places : (places.find(({ code }) => code === place)?.villages ?? [])
  return (
    <>
      <PageHeader
        breadcrumbs={placeCrumbs(scope.area, place, nameOf, (code) => overviewHref(code, filter.by))}
        title={`${nameOf(place)}总览`}
        count={`${grouped(figureOf(figures, "households", place))} 户`}
        subtitle={`截至 ${today()}，现算现看；点数字看名单，点“分地方”看哪个镇、哪个村。`}
        actions={
          <>
            <ButtonLink href={mapHref(undefined, filter.by)} icon="map">
              作战图
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      <StatRow>
        {FIRST_SIX.map(indicatorOf).map(
          (each) =>
            each && (
              <Stat
                key={each.key}
                label={each.name}
                value={grouped(figureOf(figures, each.key, place))}
                unit="户"
                href={listHref(each, place)}
              />
            ),
        )}
      </StatRow>
      <div className="space-y-6">
        {by && below.length > 0 && (
          <section id="places" aria-label="分地方">
            <h2 className="mb-2 text-lg">{by.name}：哪里多</h2>
            <PlaceFigures indicator={by} figures={figures} place={place} below={below} />
          </section>
        )}
        {INDICATOR_GROUPS.map((group) => (
          <IndicatorTable
            key={group}
            group={group}
            figures={figures}
            place={place}
            mayExport={may(scope, "household.export")}
          />
        ))}
      </div>
    </>
  )
}
