import type { ReactNode } from "react"
import { LiveAlerts } from "@/components/alerts/live-alerts"
import { PathwayPanel } from "@/components/classification/pathway-panel"
import { AsOfForm } from "@/components/households/as-of-form"
import { QuestionsCard } from "@/components/households/questions-card"
import { RecordHeader } from "@/components/households/record-header"
import { type RecordTab, RecordTabs } from "@/components/households/record-tabs"
import { alertsOfHousehold } from "@/lib/features/alerts/queries"
import { openOfferOf } from "@/lib/features/handovers/queries"
import { may } from "@/lib/platform/scope/scope"
import { type LoadedRecord, loadExplanation } from "./load"

/** What stands above the tabs of a household: who, where, whose duty, which pathway, what is missing. */
export async function RecordFrame(props: { loaded: LoadedRecord; tab: RecordTab; children: ReactNode }) {
  const { scope, record, asOf, notYet, mayEdit } = props.loaded
  const id = String(record.household.id)
  const [explanation, alerts, offer] = await Promise.all([
    asOf ? null : loadExplanation(scope, id),
    asOf ? [] : alertsOfHousehold(scope, id),
    asOf ? null : openOfferOf(scope, id),
  ])
  const mayOverride = may(scope, "pathway.override") && !record.household.ended_at
  return (
    <>
      <RecordHeader
        record={record}
        asOf={asOf}
        notYet={notYet}
        mayEdit={mayEdit}
        mayAssign={may(scope, "household.assign")}
        mayVisit={may(scope, "visit.record")}
        former={scope.former.includes(id)}
        day={props.loaded.day}
        offer={offer}
      />
      <LiveAlerts alerts={alerts} today={props.loaded.day} />
      {!asOf && (
        <div className="mb-5 grid items-start gap-4 lg:grid-cols-2">
          {explanation && <PathwayPanel explanation={explanation} mayOverride={mayOverride} />}
          <QuestionsCard record={record} mayEdit={mayEdit} />
        </div>
      )}
      <RecordTabs id={id} current={props.tab} members={record.members.length} asOf={asOf} />
      {props.children}
      <AsOfForm action={`/households/${id}`} day={asOf} />
    </>
  )
}
