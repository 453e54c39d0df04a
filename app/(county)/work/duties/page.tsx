import { DueList, DutyList, UnseenTable, UntrackedList } from "@/components/duties/duty-list"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { WorkTabs } from "@/components/work/work-tabs"
import { placeName } from "@/lib/domain/village/place"
import { dutyStates, listDue, overdueSince, unseenByPlace } from "@/lib/features/duties/queries"
import { listPlaces } from "@/lib/features/villages/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "该办的事" }
const MOST = 100

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function DutiesPage({ searchParams }: Props) {
  const scope = await requireScope("household.read")
  const { place } = await searchParams
  const asked = typeof place === "string" && /^\d{9}$/.test(place) ? place : scope.area
  const wide = scope.reach === "county" || scope.reach === "township"
  const [states, due, unseen, since, places] = await Promise.all([
    dutyStates(scope),
    listDue(scope, MOST),
    wide ? unseenByPlace(scope, asked) : [],
    wide ? overdueSince(scope) : null,
    listPlaces(scope),
  ])
  return (
    <>
      <WorkTabs current="duties" permissions={scope.permissions} />
      <PageHeader
        title="该办的事"
        count={today()}
        subtitle="要求来自工作方案；走访、措施、问题登记过的自动算数，不打卡、不排名。"
      />
      <div className="space-y-4">
        {states.length > 0 && <DutyList states={states} />}
        {due.length > 0 && <DueList rows={due} more={due.length === MOST} />}
        {wide && unseen.length > 0 && (
          <Card title={`很久没有走访的户${asked === scope.area ? "" : `：${placeName(places, asked)}`}`} flush>
            <UnseenTable rows={unseen} drill={asked.length === 6} overdueSince={since} />
          </Card>
        )}
        {states.length > 0 && <UntrackedList />}
        {states.length === 0 && unseen.length === 0 && (
          <EmptyState title="没有要您走访的户" icon="circle-check">
            按工作方案，您的岗位没有定期走访的要求；问题和措施看上面的栏目。
          </EmptyState>
        )}
      </div>
    </>
  )
}
