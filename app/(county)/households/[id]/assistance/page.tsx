import { AssistanceTable } from "@/components/assistance/assistance-table"
import { SimilarAlert } from "@/components/assistance/similar-alert"
import { addressOf } from "@/components/ui/address"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Pager } from "@/components/ui/pager"
import { assistanceOfHousehold, sumAssistance } from "@/lib/features/assistance/queries"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "帮扶台账" }

export default async function HouseholdAssistancePage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const { scope, record } = loaded
  const id = String(record.household.id)
  const { similar, after } = await props.searchParams
  const asked = typeof after === "string" && /^[0-9a-f-]{36}$/.test(after) ? after : undefined
  const [{ rows, more }, totals] = await Promise.all([
    assistanceOfHousehold(scope, id, { after: asked }),
    sumAssistance(scope, { household: id }),
  ])
  const path = `/households/${id}/assistance`
  const writes = may(scope, "assistance.record") && !record.household.ended_at && !scope.former.includes(id)
  return (
    <RecordFrame loaded={loaded} tab="assistance">
      {similar && <SimilarAlert />}
      <Card
        title="这一户得到的帮扶"
        flush={rows.length > 0}
        actions={
          writes && (
            <ButtonLink href={`/work/assistance/new?household=${id}`} small icon="plus">
              登记一条
            </ButtonLink>
          )
        }
      >
        {rows.length > 0 ? (
          <AssistanceTable rows={rows} label="这一户的帮扶台账" totals={totals} />
        ) : (
          <p className="text-ink-2">还没有登记。给了什么、谁给的、值多少钱，都记在这里，免得重复，也好向农户讲清楚。</p>
        )}
      </Card>
      <Pager
        next={more ? addressOf(path, { after: rows.at(-1)?.id }) : undefined}
        previous={asked ? path : undefined}
      />
    </RecordFrame>
  )
}
