"use client"
import { ActionForm } from "@/components/ui/action-form"
import { RadioGroup } from "@/components/ui/choices"
import { DateInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { setCalendarDay } from "@/lib/features/calendar/actions"

/** A day on which the county works or rests otherwise. */
export function DayForm() {
  return (
    <ActionForm
      label="登记本县的日子"
      action={async (data) => outcomeOf(await setCalendarDay(data), "已登记")}
      footer={<SubmitButton>登记</SubmitButton>}
    >
      {(errors) => (
        <div className="max-w-xl space-y-4">
          <DateInput name="day" label="日期" required error={errors.day} />
          <RadioGroup
            name="working"
            label="这一天"
            required
            inline
            error={errors.working}
            choices={[
              { value: "false", label: "休息" },
              { value: "true", label: "上班" },
            ]}
          />
          <TextInput
            name="label"
            label="原因"
            hint="例如“县庆”“防汛应急响应”“调休”"
            required
            maxLength={30}
            error={errors.label}
          />
        </div>
      )}
    </ActionForm>
  )
}
