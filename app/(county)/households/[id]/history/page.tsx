import { HistoryList } from "@/components/households/history-list"
import { getHistory } from "@/lib/features/households/history-queries"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "变更记录" }

export default async function HistoryPage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const entries = await getHistory(loaded.scope, String(loaded.record.household.id))
  return (
    <RecordFrame loaded={loaded} tab="history">
      <HistoryList entries={entries} />
    </RecordFrame>
  )
}
