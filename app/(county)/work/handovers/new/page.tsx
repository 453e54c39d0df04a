import { ProposeForm } from "@/components/handovers/propose-form"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { addWorkingDays } from "@/lib/domain/calendar/working-days"
import { countyCalendar } from "@/lib/features/calendar/queries"
import { householdsOf, listSuccessors } from "@/lib/features/handovers/queries"
import { today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata = { title: "提出移交" }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Working days that the successor has to answer, unless another day is chosen. */
const ANSWER_DAYS = 5

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NewHandoverPage({ searchParams }: Props) {
  const scope = await requireScope("handover.propose")
  const { from: asked, household } = await searchParams
  const from = may(scope, "household.assign") && typeof asked === "string" && UUID.test(asked) ? asked : scope.actorId
  const [households, successors] = await Promise.all([householdsOf(scope, from), listSuccessors(scope, from)])
  const chosen = new Set(typeof household === "string" ? [household] : [])
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "移交", href: "/work/handovers" }]}
        title="提出移交"
        count={`${households.length} 户可以移交`}
      />
      {households.length > 0 ? (
        <ProposeForm
          from={from}
          households={households}
          successors={successors}
          chosen={chosen}
          today={today()}
          respondBy={addWorkingDays(today(), ANSWER_DAYS, await countyCalendar(scope))}
        />
      ) : (
        <EmptyState title="没有可以移交的户" icon="handshake">
          没有负责的户，或者都已经在移交中。
        </EmptyState>
      )}
    </>
  )
}
