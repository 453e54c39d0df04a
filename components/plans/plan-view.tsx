import { yuan } from "@/components/assistance/money"
import { MeasureTag } from "@/components/measures/measure-state"
import { StepForm } from "@/components/measures/step-form"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { Tag } from "@/components/ui/tag"
import { departmentLabel } from "@/lib/domain/access/administration"
import { MEASURE_STATES, OPEN_STATES } from "@/lib/domain/measures/states"
import { type Mover, stepsFor } from "@/lib/domain/measures/transitions"
import { changesOf, inForceBefore, type VersionChanges, wasRefused } from "@/lib/domain/measures/versions"
import { CONSENT_HOW, type PlannedMeasure, type PlanVersion } from "@/lib/features/plans/schema"
import { MeasureForm } from "./measure-form"
import { TakeOut } from "./take-out"

export const VERSION_STATE = { draft: "草稿", agreed: "执行中", superseded: "已被新版替代", ended: "已结束" } as const

const CONSENT_WORDS: Readonly<Record<string, string>> = {
  partly: "（同意一部分措施）",
  declined: "（提出的措施都没有同意）",
}

/** What a version changed, in one line each; nothing when nothing is other than before. */
function VersionNews({ changes }: { changes: VersionChanges }) {
  const lines = [
    ...(changes.added.length > 0 ? [`新增措施：${changes.added.join("、")}`] : []),
    ...(changes.dropped.length > 0 ? [`不再安排：${changes.dropped.join("、")}`] : []),
    ...(changes.texts.length > 0 ? [`改写：${changes.texts.join("、")}`] : []),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="mt-3 list-disc space-y-1 border-t border-line pt-3 pl-5 text-ink-2">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** A version with what it says and what it changed against the one before. */
export function PlanVersionView({ plan, versions, measures }: { plan: PlanVersion } & HouseholdVersions) {
  const before = inForceBefore(versions, plan.version)
  const arranged = measures.filter((measure) => !wasRefused(measure))
  return (
    <>
      <PlanTexts plan={plan} />
      <VersionNews changes={changesOf(plan, before, arranged)} />
    </>
  )
}

interface HouseholdVersions {
  readonly versions: readonly PlanVersion[]
  readonly measures: readonly PlannedMeasure[]
}

/** What a version of the plan says. */
export function PlanTexts({ plan }: { plan: PlanVersion }) {
  const consent = plan.consentBy
    ? `${plan.consentBy}，${plan.consentHow ? CONSENT_HOW[plan.consentHow] : ""}，${plan.consentOn}${CONSENT_WORDS[plan.consent ?? ""] ?? ""}`
    : "还没有征求"
  return (
    <DescriptionList
      columns={2}
      facts={[
        { label: "主要困难", value: plan.difficulty, wide: true },
        { label: "帮扶目标", value: plan.aims, wide: true },
        {
          label: "人均年收入目标",
          value: plan.incomeGoalYuan === null ? null : `${plan.incomeGoalYuan.toLocaleString("zh-CN")} 元`,
        },
        { label: "农户意见", value: consent },
        { label: "农户的意愿", value: plan.wish },
        ...(plan.reason ? [{ label: "修订原因", value: plan.reason, wide: true }] : []),
      ]}
    />
  )
}

/** The measures of a plan, each with why it was chosen, whose it is, how far it is and what comes next. */
export function PlanMeasures(props: {
  measures: readonly PlannedMeasure[]
  today: string
  mover: Mover | null
  /** Who, until when and how much may be changed while a measure is open. */
  mayEdit: boolean
}) {
  const { measures, today, mover, mayEdit } = props
  if (measures.length === 0) return <p className="text-ink-2">还没有措施。</p>
  return (
    <ul className="divide-y divide-line">
      {measures.map((measure) => {
        const steps = mover ? stepsFor(measure, mover) : []
        return (
          <li key={measure.id} className="space-y-1 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong>{measure.title}</strong>
              <MeasureTag state={measure.state} dueOn={measure.dueOn} today={today} />
            </p>
            <p className="text-sm text-ink-2">
              {departmentLabel(measure.department) ?? measure.department}
              {measure.responsibleName && ` · ${measure.responsibleName}`} · 期限 {measure.dueOn}
              {measure.quantity !== null && ` · ${measure.quantity.toLocaleString("zh-CN")} ${measure.unit ?? ""}`}
              {measure.amount !== null && ` · ${yuan(measure.amount)}`}
              {measure.expected !== null && ` · 预计年增收 ${yuan(measure.expected)}`}
            </p>
            {measure.reasons.length > 0 && (
              <p className="text-sm text-ink-3">
                因为{measure.reasons.map(({ text }) => text).join("；")}（{measure.reasons[0]?.reference}）
              </p>
            )}
            {measure.steps.length > 0 && (
              <details>
                <summary className="min-h-11 content-center text-sm text-brand lg:min-h-8">
                  经过 {measure.steps.length} 步
                </summary>
                <ol className="space-y-1 text-sm text-ink-2">
                  {measure.steps.map((step) => (
                    <li key={`${step.to}-${step.on}-${step.note}`}>
                      {step.on} {MEASURE_STATES[step.to]} · {step.by}
                      {step.note && `：${step.note}`}
                    </li>
                  ))}
                </ol>
              </details>
            )}
            {mayEdit && OPEN_STATES.includes(measure.state) && <MeasureForm measure={measure} />}
            {mayEdit && measure.state === "planned" && <TakeOut id={measure.id} title={measure.title} />}
            {steps.length > 0 && <StepForm id={measure.id} title={measure.title} steps={steps} today={today} />}
          </li>
        )
      })}
    </ul>
  )
}

/** Versions before the one in force. */
export function FormerVersions({ versions, measures }: HouseholdVersions) {
  const former = versions.filter(({ state }) => state === "superseded" || state === "ended")
  if (former.length === 0) return null
  return (
    <Card title="以前的版本">
      {former.map((plan) => (
        <details key={plan.id} className="border-t border-line first:border-0">
          <summary className="flex min-h-11 flex-wrap items-center gap-3">
            第 {plan.version} 版 · {plan.createdOn} · {plan.by}
            <Tag>{VERSION_STATE[plan.state]}</Tag>
          </summary>
          <div className="pb-4">
            <PlanVersionView plan={plan} versions={versions} measures={measures} />
          </div>
        </details>
      ))}
    </Card>
  )
}
