"use client"
import { ActionForm } from "@/components/ui/action-form"
import { RadioGroup } from "@/components/ui/choices"
import { DateInput, TextArea, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { agreePlan } from "@/lib/features/plans/actions"
import { CONSENT_HOW, type PlannedMeasure, type PlanVersion } from "@/lib/features/plans/schema"

/** The household's word on the draft: who, how, when, and to which measures. */
export function ConsentForm(props: {
  draft: PlanVersion
  planned: readonly PlannedMeasure[]
  head: string
  today: string
}) {
  const { draft, planned } = props
  return (
    <ActionForm
      label="农户意见"
      action={async (data) => outcomeOf(await agreePlan(data), "农户的意见已记下")}
      footer={<SubmitButton icon="check">记下农户的意见</SubmitButton>}
    >
      {(errors) => (
        <div className="max-w-3xl space-y-4">
          <input type="hidden" name="planId" value={draft.id} />
          <input type="hidden" name="changedAt" value={draft.changedAt} />
          {planned.length > 0 && (
            <fieldset>
              <legend className="mb-1 font-medium">农户同意的措施（没有勾选的不再安排）</legend>
              {planned.map(({ id, title }) => (
                <label key={id} className="flex min-h-11 items-center gap-2.5 lg:min-h-9">
                  <input type="checkbox" name="ids" value={id} defaultChecked className="tick" />
                  {title}
                </label>
              ))}
            </fieldset>
          )}
          <TextInput
            name="consentBy"
            label="谁答复的"
            required
            maxLength={30}
            defaultValue={props.head}
            error={errors.consentBy}
          />
          <RadioGroup
            name="consentHow"
            label="怎样答复的"
            required
            inline
            choices={Object.entries(CONSENT_HOW).map(([value, label]) => ({ value, label }))}
            error={errors.consentHow}
          />
          <DateInput
            name="consentOn"
            label="日期"
            required
            max={props.today}
            defaultValue={props.today}
            error={errors.consentOn}
          />
          <TextArea
            name="wish"
            label="农户的话"
            required={false}
            maxLength={300}
            defaultValue={draft.wish ?? undefined}
            error={errors.wish}
          />
        </div>
      )}
    </ActionForm>
  )
}
