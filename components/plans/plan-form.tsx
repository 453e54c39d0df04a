"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { NumberInput, TextArea } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { type OptionGroup, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { MEASURES } from "@/lib/domain/measures/catalogue"
import { NATIONAL_TYPES } from "@/lib/domain/measures/national-types"
import type { Suggestion } from "@/lib/domain/measures/suggest"
import { savePlan } from "@/lib/features/plans/actions"
import type { PlannedMeasure, PlanVersion } from "@/lib/features/plans/schema"

const groups: OptionGroup[] = Object.entries(NATIONAL_TYPES).map(([type, label]) => ({
  label,
  options: MEASURES.filter(({ nationalType }) => nationalType === type).map((measure) => ({
    value: measure.key,
    label: measure.label,
  })),
}))

/** Suggestions that are shown at once; on a phone more are a wall. */
const FIRST = 6

function SuggestionTick({ measure, reasons }: Suggestion) {
  return (
    <label className="flex min-h-11 items-start gap-2.5 rounded-md border border-line p-3">
      <input type="checkbox" name="add" value={measure.key} className="tick mt-0.5" />
      <span>
        {measure.label}
        <span className="block text-sm text-ink-3">
          因为{reasons.map(({ text }) => text).join("；")}。{measure.usual}（{measure.reference}）
        </span>
      </span>
    </label>
  )
}

/** What runs goes on unless the household agrees to give it up. */
function Continuing({ running, drops }: { running: readonly PlannedMeasure[]; drops: readonly string[] }) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">正在办的措施（勾选新计划里不再安排的，农户同意后终止）</legend>
      {running.map(({ id, title, dueOn }) => (
        <label key={id} className="flex min-h-11 items-center gap-2.5 lg:min-h-9">
          <input type="checkbox" name="drops" value={id} defaultChecked={drops.includes(id)} className="tick" />
          <span>
            {title}
            <span className="ml-2 text-sm text-ink-3">期限 {dueOn}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** The draft of a plan: what is difficult, what is aimed at, what the household wishes, which measures. */
export function PlanForm(props: {
  householdId: string
  draft: PlanVersion | undefined
  former: PlanVersion | undefined
  suggestions: readonly Suggestion[]
  /** Measures that the household has agreed to and that are not delivered yet. */
  running: readonly PlannedMeasure[]
}) {
  const { householdId, draft, former, suggestions, running } = props
  const router = useRouter()
  const from = draft ?? former
  const back = `/households/${householdId}/plan`
  return (
    <ActionForm
      label="一户一策计划"
      action={async (data) => {
        const result = await savePlan(data)
        if (result.ok) router.push(back)
        return outcomeOf(result, "已保存")
      }}
      footer={
        <>
          <SubmitButton icon="save">保存草稿</SubmitButton>
          <ButtonLink href={back}>取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <div className="max-w-3xl space-y-4">
          <input type="hidden" name="householdId" value={householdId} />
          {draft && <input type="hidden" name="changedAt" value={draft.changedAt} />}
          {former && !draft && (
            <TextArea name="reason" label="为什么要修订" required maxLength={200} error={errors.reason} />
          )}
          <TextArea
            name="difficulty"
            label="主要困难"
            required
            maxLength={500}
            defaultValue={from?.difficulty}
            error={errors.difficulty}
          />
          <TextArea
            name="aims"
            label="帮扶目标"
            required
            maxLength={500}
            defaultValue={from?.aims}
            error={errors.aims}
          />
          <NumberInput
            name="incomeGoalYuan"
            label="人均年收入目标"
            required={false}
            unit="元"
            defaultValue={from?.incomeGoalYuan ?? undefined}
            error={errors.incomeGoalYuan}
          />
          <TextArea
            name="wish"
            label="农户自己的意愿"
            required={false}
            hint="照农户的话写：想干什么、愿不愿意"
            maxLength={300}
            defaultValue={from?.wish ?? undefined}
            error={errors.wish}
          />
          {running.length > 0 && former && <Continuing running={running} drops={draft?.drops ?? []} />}
          {suggestions.length > 0 && (
            <fieldset className="space-y-2">
              <legend className="font-medium">建议的措施（勾选要用的，最要紧的在前）</legend>
              {suggestions.slice(0, FIRST).map((suggestion) => (
                <SuggestionTick key={suggestion.measure.key} {...suggestion} />
              ))}
              {suggestions.length > FIRST && (
                <details>
                  <summary className="min-h-11 content-center text-brand">
                    还有 {suggestions.length - FIRST} 项按路径可以用的
                  </summary>
                  <div className="space-y-2">
                    {suggestions.slice(FIRST).map((suggestion) => (
                      <SuggestionTick key={suggestion.measure.key} {...suggestion} />
                    ))}
                  </div>
                </details>
              )}
            </fieldset>
          )}
          <Select
            name="add"
            label="目录里的其他措施"
            required={false}
            placeholder="不另加"
            groups={groups}
            error={errors.add}
          />
        </div>
      )}
    </ActionForm>
  )
}
