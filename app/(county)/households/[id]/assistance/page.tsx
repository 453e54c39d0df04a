import { AssistanceTable } from "@/components/assistance/assistance-table"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { assistanceOfHousehold } from "@/lib/features/assistance/queries"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "帮扶台账" }

export default async function HouseholdAssistancePage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const { scope, record } = loaded
  const id = String(record.household.id)
  const rows = await assistanceOfHousehold(scope, id)
  const { similar } = await props.searchParams
  const counted = rows.filter(({ endReason }) => endReason === null)
  const value = counted.reduce((sum, row) => sum + (row.value ?? 0), 0)
  const writes = may(scope, "assistance.record") && !record.household.ended_at && !scope.former.includes(id)
  return (
    <RecordFrame loaded={loaded} tab="assistance">
      {similar && (
        <Alert tone="warn" title="前后七天内有同样的一条" className="mb-4">
          请核对是不是登记重了；重了的，把其中一条作废。
        </Alert>
      )}
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
          <AssistanceTable
            rows={rows}
            label="这一户的帮扶台账"
            totals={{ lines: counted.length, households: 1, value }}
            mayEnd={writes}
          />
        ) : (
          <p className="text-ink-2">还没有登记。给了什么、谁给的、值多少钱，都记在这里，免得重复，也好向农户讲清楚。</p>
        )}
      </Card>
    </RecordFrame>
  )
}
