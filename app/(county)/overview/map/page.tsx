import { notFound } from "next/navigation"
import { grouped } from "@/components/households/words"
import { figureOf, overviewHref } from "@/components/overview/figures"
import { NeedList } from "@/components/overview/need-list"
import { VillageMap } from "@/components/overview/village-map"
import { ButtonLink } from "@/components/ui/button"
import { FilterBar } from "@/components/ui/filter-bar"
import { FullScreenButton } from "@/components/ui/full-screen-button"
import { PageHeader } from "@/components/ui/page-header"
import { PrintButton } from "@/components/ui/print-button"
import { GROUP_LABEL, INDICATOR_GROUPS, INDICATORS, indicatorOf } from "@/lib/domain/indicators/indicators"
import { countIndicators } from "@/lib/features/overview/queries"
import { overviewFilterFrom } from "@/lib/features/overview/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "作战图" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const choices = INDICATOR_GROUPS.map((group) => ({
  label: GROUP_LABEL[group],
  options: INDICATORS.filter((each) => each.group === group).map(({ key, name }) => ({ value: key, label: name })),
}))

export default async function MapPage({ searchParams }: Props) {
  const scope = await requireScope("overview.read")
  const filter = overviewFilterFrom(await searchParams)
  const indicator = filter && indicatorOf(filter.by)
  if (!indicator || filter.place) notFound()
  const asked = INDICATORS.filter(({ key, waits }) => waits || key === indicator.key || key === "households")
  const [figures, places] = await Promise.all([countIndicators(scope, asked, { digits: 12 }), listPlaces(scope)])
  return (
    <>
      <style>{"@page { size: A3 landscape; }"}</style>
      <PageHeader
        breadcrumbs={[{ label: "总览", href: overviewHref(undefined, indicator.key) }, { label: "作战图" }]}
        title="作战图"
        count={`${indicator.name} ${grouped(figureOf(figures, indicator.key, scope.area))} 户`}
        actions={
          <>
            <FullScreenButton target="war-room" />
            <PrintButton label="打印 A3" />
            <ButtonLink href={overviewHref(undefined, indicator.key)} icon="table-2">
              看表
            </ButtonLink>
          </>
        }
      />
      <FilterBar
        action="/overview/map"
        filters={[{ name: "by", label: "看什么", all: "默认指标", value: indicator.key, groups: choices }]}
      />
      <div id="war-room" className="war-room">
        <p className="mb-3 text-ink-2">
          <strong className="text-ink">{indicator.name}</strong>，截至 {today()}。{indicator.definition}
          每格一个村，数字是户数；“较高、居中、较低”按占本村在册户的比例分三档，没有的写“无”。
        </p>
        <div className="grid gap-6 xl:grid-cols-[1fr_22rem]">
          <VillageMap indicator={indicator} figures={figures} places={places} />
          <div className="max-xl:order-first">
            <NeedList figures={figures} places={places} />
          </div>
        </div>
      </div>
    </>
  )
}
