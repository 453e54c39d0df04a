"use client"
import { ActionForm } from "@/components/ui/action-form"
import { DateInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import type { Transition } from "@/lib/domain/measures/transitions"
import { moveMeasure } from "@/lib/features/measures/actions"

/** The next step of one measure, folded until it is wanted. */
export function StepForm({
  id,
  title,
  steps,
  today,
}: {
  id: string
  title: string
  steps: readonly Transition[]
  today: string
}) {
  return (
    <details>
      <summary className="min-h-11 content-center text-brand lg:min-h-9">登记进展</summary>
      <ActionForm
        label={`登记进展 ${title}`}
        action={async (data) => outcomeOf(await moveMeasure(data), "已登记")}
        footer={<SubmitButton>登记</SubmitButton>}
      >
        {(errors) => (
          <div className="max-w-md space-y-3 pt-2">
            <input type="hidden" name="ids" value={id} />
            <Select
              name="to"
              id={`to-${id}`}
              label="到哪一步"
              required
              options={steps.map(({ to, label }) => ({ value: to, label }))}
              error={errors.to}
            />
            <DateInput
              name="on"
              id={`on-${id}`}
              label="日期"
              required
              max={today}
              defaultValue={today}
              error={errors.on}
            />
            <TextInput
              name="note"
              id={`note-${id}`}
              label="说明"
              required={false}
              hint="农户确认、没有收到、终止的，写明农户的话或原因"
              maxLength={200}
              error={errors.note}
            />
          </div>
        )}
      </ActionForm>
    </details>
  )
}
