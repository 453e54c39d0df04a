import { BulkForm } from "@/components/measures/bulk-form"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { WorkTabs } from "@/components/work/work-tabs"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import { MEASURE_STATES } from "@/lib/domain/measures/states"
import { placeChoices } from "@/lib/domain/village/place"
import { countMeasures, listMeasures } from "@/lib/features/measures/queries"
import { measureFilterSchema, UNHEARD_DAYS } from "@/lib/features/measures/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "措施" }
const PATH = "/work/measures"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
const choices = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

export default async function MeasuresPage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const filter = measureFilterSchema.parse(await searchParams)
  const [counts, { rows, more }, places] = await Promise.all([
    countMeasures(scope, filter),
    listMeasures(scope, filter),
    listPlaces(scope),
  ])
  const states = [
    { value: "late", label: "已逾期" },
    { value: "month", label: "本月到期" },
    { value: "unheard", label: `落实 ${UNHEARD_DAYS} 天以上没有确认` },
    ...choices(MEASURE_STATES),
  ]
  const countLink = (state: string | undefined, label: string, count: number) => (
    <a className="link" href={addressOf(PATH, { ...filter, state, after: undefined })}>
      {label} {count.toLocaleString("zh-CN")} 项
    </a>
  )
  const pathways = Object.entries(PATHWAYS).map(([value, { name }]) => ({ value, label: name }))
  return (
    <>
      <WorkTabs current="measures" permissions={scope.permissions} />
      <PageHeader
        title="措施"
        count={
          <>
            {countLink(undefined, "要落实", counts.open)}，{countLink("late", "逾期", counts.late)}，
            {countLink("month", "本月到期", counts.month)}，{countLink("delivered", "等农户确认", counts.unconfirmed)}
          </>
        }
        actions={
          <>
            {may(scope, "household.export") && (
              <ButtonLink href={addressOf("/api/measures", { ...filter, after: undefined })} icon="download" download>
                导出 Excel
              </ButtonLink>
            )}
            <ButtonLink href={`${PATH}/catalogue`} icon="book-open">
              措施目录
            </ButtonLink>
          </>
        }
      />
      <FilterBar
        action={PATH}
        filters={[
          { name: "place", label: "镇、村", value: filter.place, options: placeChoices(places) },
          ...(scope.reach === "department"
            ? []
            : [{ name: "department", label: "负责部门", value: filter.department, options: choices(DEPARTMENTS) }]),
          { name: "pathway", label: "帮扶路径", value: filter.pathway, options: pathways },
          { name: "state", label: "状态", value: filter.state, all: "要落实的", options: states },
        ]}
      />
      {rows.length > 0 ? (
        <BulkForm
          rows={rows}
          today={today()}
          mover={may(scope, "measure.progress") ? { reach: scope.reach, department: scope.department } : null}
        />
      ) : (
        <EmptyState title="没有符合条件的措施" icon="clipboard-check">
          农户同意计划以后，措施会列在这里，由负责部门落实。
        </EmptyState>
      )}
      <Pager
        next={more ? addressOf(PATH, { ...filter, after: rows.at(-1)?.id }) : undefined}
        previous={filter.after ? addressOf(PATH, { ...filter, after: undefined }) : undefined}
      />
    </>
  )
}
