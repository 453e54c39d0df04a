import { ChangeTable } from "@/components/changes/change-table"
import { ProblemTable } from "@/components/problems/problem-table"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { VisitTable } from "@/components/visits/visit-table"
import { changesOfHousehold } from "@/lib/features/changes/queries"
import { problemsOfHousehold } from "@/lib/features/problems/queries"
import { visitsOfHousehold } from "@/lib/features/visits/queries"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "走访与问题" }

export default async function HouseholdVisitsPage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const { scope, record, day } = loaded
  const id = String(record.household.id)
  const [visits, changes, problems] = await Promise.all([
    visitsOfHousehold(scope, id),
    changesOfHousehold(scope, id),
    problemsOfHousehold(scope, id),
  ])
  const writes = !record.household.ended_at && !scope.former.includes(id)
  return (
    <RecordFrame loaded={loaded} tab="visits">
      <div className="space-y-4">
        <Card
          title="问题"
          flush={problems.length > 0}
          actions={
            writes &&
            may(scope, "problem.raise") && (
              <ButtonLink href={`/work/problems/new?household=${id}`} small icon="plus">
                登记问题
              </ButtonLink>
            )
          }
        >
          {problems.length > 0 ? (
            <ProblemTable rows={problems} label="这一户的问题" today={day} />
          ) : (
            <p className="text-ink-2">没有登记过问题。</p>
          )}
        </Card>
        {changes.length > 0 && (
          <Card title="走访中发现的变化" flush>
            <ChangeTable rows={changes} label="走访中发现的变化" />
          </Card>
        )}
        <Card
          title="走访"
          flush={visits.length > 0}
          actions={
            writes &&
            may(scope, "visit.record") && (
              <ButtonLink href={`/field?household=${id}`} small icon="footprints">
                登记走访
              </ButtonLink>
            )
          }
        >
          {visits.length > 0 ? (
            <VisitTable rows={visits} label="这一户的走访" />
          ) : (
            <p className="text-ink-2">还没有走访记录。</p>
          )}
        </Card>
      </div>
    </RecordFrame>
  )
}
