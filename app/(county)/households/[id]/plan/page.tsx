import { ConsentForm } from "@/components/plans/consent-form"
import { DiscardDraft, EndPlan } from "@/components/plans/end-plan"
import { PlanForm } from "@/components/plans/plan-form"
import { FormerVersions, PlanMeasures, PlanVersionView, VERSION_STATE } from "@/components/plans/plan-view"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { suggestMeasures } from "@/lib/domain/measures/suggest"
import { getPlan } from "@/lib/features/plans/queries"
import { may } from "@/lib/platform/scope/scope"
import { loadRecord, type RecordPageProps } from "../load"
import { RecordFrame } from "../record-frame"

export const metadata = { title: "计划与措施" }

export default async function HouseholdPlanPage(props: RecordPageProps) {
  const loaded = await loadRecord(props)
  const { scope, record, day, editing } = loaded
  const id = String(record.household.id)
  const plan = await getPlan(scope, id)
  const versions = plan?.versions ?? []
  const measures = plan?.measures ?? []
  const draft = versions.find(({ state }) => state === "draft")
  const agreed = versions.find(({ state }) => state === "agreed")
  const writable = !record.household.ended_at && !scope.former.includes(id)
  const mayEdit = writable && may(scope, "plan.edit")
  const mover = writable && may(scope, "measure.progress") ? scope : null
  const edit = `/households/${id}/plan?edit=plan`
  if (mayEdit && editing === "plan" && plan)
    return (
      <RecordFrame loaded={loaded} tab="plan">
        <Card title={draft ? `第 ${draft.version} 版草稿` : agreed ? "修订计划" : "制定一户一策计划"}>
          <PlanForm
            householdId={id}
            draft={draft}
            former={agreed}
            suggestions={suggestMeasures(plan.facts)}
            running={measures.filter(({ state }) => state === "agreed" || state === "underway")}
          />
        </Card>
      </RecordFrame>
    )
  const planned = measures.filter(({ state }) => state === "planned")
  const working = measures.filter(({ state }) => state !== "planned")
  return (
    <RecordFrame loaded={loaded} tab="plan">
      <div className="space-y-4">
        {versions.length === 0 && (
          <EmptyState
            title="还没有一户一策计划"
            icon="clipboard-list"
            action={
              mayEdit && (
                <ButtonLink href={edit} variant="primary" icon="plus">
                  制定计划
                </ButtonLink>
              )
            }
          >
            先写主要困难和目标，系统按帮扶路径和缺的保障提出措施，再听农户的意见。
          </EmptyState>
        )}
        {draft && (
          <Card
            title={`第 ${draft.version} 版 · ${VERSION_STATE.draft}`}
            actions={
              mayEdit && (
                <>
                  <ButtonLink href={edit} small icon="pencil">
                    修改草稿
                  </ButtonLink>
                  <DiscardDraft planId={draft.id} />
                </>
              )
            }
          >
            <PlanVersionView plan={draft} versions={versions} measures={measures} />
            <h3 className="mt-4 mb-1">拟定的措施</h3>
            <PlanMeasures measures={planned} today={day} mover={null} mayEdit={mayEdit} />
            {mayEdit && (
              <div className="mt-4 border-t border-line pt-4">
                <h3 className="mb-2">听农户的意见</h3>
                <ConsentForm draft={draft} planned={planned} head={String(record.household.head_name)} today={day} />
              </div>
            )}
          </Card>
        )}
        {agreed && (
          <Card
            title={`第 ${agreed.version} 版 · ${VERSION_STATE.agreed}`}
            actions={
              mayEdit &&
              !draft && (
                <>
                  <ButtonLink href={edit} small icon="pencil">
                    修订计划
                  </ButtonLink>
                  <EndPlan planId={agreed.id} />
                </>
              )
            }
          >
            <PlanVersionView plan={agreed} versions={versions} measures={measures} />
          </Card>
        )}
        {working.length > 0 && (
          <Card title="措施">
            <PlanMeasures measures={working} today={day} mover={mover} mayEdit={mayEdit} />
          </Card>
        )}
        <FormerVersions versions={versions} measures={measures} />
      </div>
    </RecordFrame>
  )
}
