import { MembersTable } from "@/components/households/members-table"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "./load"
import { RecordFrame } from "./record-frame"

export const metadata = { title: "农户" }

export default async function HouseholdPage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const { scope, record, asOf, day, mayEdit } = loaded
  return (
    <RecordFrame loaded={loaded} tab="">
      <MembersTable
        record={record}
        day={day}
        mayReveal={may(scope, "household.reveal") && !asOf}
        maySeeHealth={may(scope, "household.health")}
        mayEdit={mayEdit}
        query={asOf ? `?asOf=${asOf}` : ""}
      />
    </RecordFrame>
  )
}
