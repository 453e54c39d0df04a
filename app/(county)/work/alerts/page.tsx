import { AlertTable } from "@/components/alerts/alert-table"
import { WatchForm } from "@/components/alerts/watch-form"
import { JobProgress } from "@/components/jobs/job-progress"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { FilterBar } from "@/components/ui/filter-bar"
import { PageHeader } from "@/components/ui/page-header"
import { Pager } from "@/components/ui/pager"
import { WorkTabs } from "@/components/work/work-tabs"
import { ruleOf } from "@/lib/domain/alert/rules"
import { placeChoices } from "@/lib/domain/village/place"
import { countAlerts, lastWatch, listAlerts, readableRules } from "@/lib/features/alerts/queries"
import { alertFilterSchema } from "@/lib/features/alerts/schema"
import { listPlaces } from "@/lib/features/villages/queries"
import { minuteOf, today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may, type Scope } from "@/lib/platform/scope/scope"

export const metadata = { title: "预警" }
const PATH = "/work/alerts"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AlertsPage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const filter = alertFilterSchema.parse(await searchParams)
  const [counts, { rows, more }, places] = await Promise.all([
    countAlerts(scope, filter.place),
    listAlerts(scope, filter),
    listPlaces(scope),
  ])
  const rules = readableRules(scope).map((value) => ({ value, label: ruleOf(value).label }))
  const states = [
    { value: "open", label: "待核实" },
    { value: "confirmed", label: "属实，处理中" },
    { value: "late", label: "已逾期" },
    { value: "escalated", label: "要督办的" },
    { value: "closed", label: "已销号" },
  ]
  const stateLink = (state: string, label: string, count: number) => (
    <a className="link" href={addressOf(PATH, { place: filter.place, state })}>
      {label} {count.toLocaleString("zh-CN")} 条
    </a>
  )
  return (
    <>
      <WorkTabs current="alerts" permissions={scope.permissions} />
      <PageHeader
        title="预警"
        subtitle="系统每天对照登记的情况检查，发现风险就提醒核实；一户一种情况只提醒一条。"
        count={
          <>
            {stateLink("open", "待核实", counts.open)}，{stateLink("confirmed", "处理中", counts.confirmed)}，
            {stateLink("late", "逾期", counts.late)}
          </>
        }
        actions={
          <ButtonLink href={`${PATH}/rules`} icon="sliders-horizontal">
            规则和误报率
          </ButtonLink>
        }
      />
      <FilterBar
        action={PATH}
        filters={[
          { name: "place", label: "镇、村", value: filter.place, options: placeChoices(places) },
          { name: "rule", label: "哪种预警", value: filter.rule, options: rules },
          { name: "state", label: "状态", value: filter.state, all: "没有销号", options: states },
          { name: "owner", label: "谁负责", value: filter.owner, options: [{ value: "me", label: "我负责的户" }] },
        ]}
      />
      {rows.length > 0 ? (
        <AlertTable rows={rows} label="预警" today={today()} household />
      ) : (
        <EmptyState title="没有符合条件的预警" icon="circle-check">
          登记的情况里没有发现要核实的风险，有了会出现在这里和“今日”里。
        </EmptyState>
      )}
      <Pager
        next={more ? addressOf(PATH, { ...filter, after: rows.at(-1)?.id }) : undefined}
        previous={filter.after ? addressOf(PATH, { ...filter, after: undefined }) : undefined}
      />
      {may(scope, "alert.configure") && <Watch scope={scope} />}
    </>
  )
}

/** When the county was looked at last, and how to have it looked at now. */
async function Watch({ scope }: { scope: Scope }) {
  const last = await lastWatch(scope)
  if (last?.state === "queued" || last?.state === "running")
    return (
      <div className="mt-5">
        <JobProgress key={last.id} id={last.id} label="检查全县预警" initial={{ ...last, state: last.state }} />
      </div>
    )
  return (
    <div className="mt-5 flex flex-wrap items-center gap-4">
      <p className="text-ink-2">
        {last
          ? `上次检查 ${minuteOf(last.createdAt)}：${last.state === "done" ? `新增 ${last.raised} 条，自动消除 ${last.cleared} 条` : "没有完成"}`
          : "还没有检查过"}
      </p>
      <WatchForm />
    </div>
  )
}
