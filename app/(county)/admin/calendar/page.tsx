import { DayForm } from "@/components/calendar/day-form"
import { RemoveDay } from "@/components/calendar/remove-day"
import { YearView } from "@/components/calendar/year-view"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { LAST_ARRANGED_YEAR } from "@/lib/domain/calendar/national"
import { listOwnDays } from "@/lib/features/calendar/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "工作日历" }
const PATH = "/admin/calendar"

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The working days by which deadlines are reckoned, and the county's own exceptions. */
export default async function CalendarPage({ searchParams }: Props) {
  const scope = await requireScope("duty.edit")
  const { year: asked } = await searchParams
  const thisYear = Number(today().slice(0, 4))
  const year = typeof asked === "string" && /^20\d\d$/.test(asked) ? Number(asked) : thisYear
  const days = await listOwnDays(scope, year)
  return (
    <>
      <PageHeader
        title="工作日历"
        count={`${year} 年`}
        subtitle="按工作日算的期限都用这个日历：国家法定节假日和调休之外，本县另有安排的日子在这里登记。"
        actions={
          <>
            <ButtonLink href={`${PATH}?year=${year - 1}`} icon="chevron-left">
              {year - 1} 年
            </ButtonLink>
            <ButtonLink href={`${PATH}?year=${year + 1}`} icon="chevron-right">
              {year + 1} 年
            </ButtonLink>
          </>
        }
      />
      {year > LAST_ARRANGED_YEAR && (
        <Alert tone="warn" title={`${year} 年的放假调休安排还没有收进系统`} className="mb-4">
          现在只按法定节日和周末算。国务院办公厅的通知公布后，请把调休上班和多休息的日子登记在这里。
        </Alert>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <Card title="全年" subtitle="“休”是放假，“班”是周末上班；加下划线的是本县登记的。">
          <YearView year={year} own={new Map(days.map(({ day, working }) => [day, working]))} />
        </Card>
        <div className="space-y-4">
          <Card title="登记本县的日子">
            <DayForm />
          </Card>
          <Card title="已登记的">
            {days.length === 0 ? (
              <p className="text-ink-2">这一年没有登记过，全按国家安排。</p>
            ) : (
              <ul className="divide-y divide-line">
                {days.map(({ day, working, label }) => (
                  <li key={day} className="flex items-center justify-between gap-3 py-1.5">
                    <span>
                      {day} {working ? "上班" : "休息"}
                      <span className="ml-2 text-ink-2">{label}</span>
                    </span>
                    <RemoveDay day={day} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}
