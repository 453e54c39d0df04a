import { notFound } from "next/navigation"
import { ChangesCard, HistoryCard } from "@/components/classification/explanation-cards"
import { OverrideCard } from "@/components/classification/override-card"
import { WhyNotTable } from "@/components/classification/why-not-table"
import { nextDay, yearAfter } from "@/lib/domain/override/review-date"
import { today } from "@/lib/platform/clock"
import { may } from "@/lib/platform/scope/scope"
import { loadExplanation, loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "为什么是这条路径" }

export default async function PathwayPage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const explanation = await loadExplanation(loaded.scope, String(loaded.record.household.id))
  if (!explanation) notFound()
  const mayOverride = may(loaded.scope, "pathway.override") && !loaded.record.household.ended_at
  return (
    <RecordFrame loaded={loaded} tab="pathway">
      <div className="space-y-4">
        {explanation.pathways.length > 0 && <WhyNotTable lines={explanation.pathways} />}
        {may(loaded.scope, "overview.read") && (
          <p className="no-print">
            <a className="link" href="/admin/policy">
              判定规则、先后次序和参数
            </a>
          </p>
        )}
        <ChangesCard changes={explanation.changes} />
        <OverrideCard
          explanation={explanation}
          mayOverride={mayOverride}
          days={{ earliest: nextDay(today()), latest: yearAfter(today()) }}
        />
        <HistoryCard
          history={explanation.history}
          overrides={
            explanation.override ? [explanation.override, ...explanation.pastOverrides] : explanation.pastOverrides
          }
        />
      </div>
    </RecordFrame>
  )
}
