"use client"
import { ActionForm } from "@/components/ui/action-form"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { DateInput, TextArea } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { endOverride, keepOverride, overridePathway } from "@/lib/features/classification/actions"

interface Days {
  /** First and last day that may be chosen, ISO. */
  readonly earliest: string
  readonly latest: string
}

/** Sets a pathway by hand: which, why, and when it is to be looked at again. */
export function OverrideForm(props: {
  householdId: string
  pathways: readonly { value: string; label: string }[]
  days: Days
}) {
  return (
    <ActionForm
      label="人工核定路径"
      action={async (data) => outcomeOf(await overridePathway(data), "已核定，系统判定的路径保留在旁边")}
      footer={<SubmitButton icon="user-check">核定</SubmitButton>}
    >
      {(errors) => (
        <>
          <input type="hidden" name="householdId" value={props.householdId} />
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            <Select
              name="pathway"
              label="核定为"
              options={props.pathways}
              placeholder="请选择路径"
              error={errors.pathway}
              required
            />
            <ReviewDate days={props.days} error={errors.reviewOn} />
          </div>
          <TextArea
            name="reason"
            label="理由"
            hint="至少 5 个字，写明实地了解到的情况；不要写证件号和电话"
            error={errors.reason}
            maxLength={500}
            required
          />
        </>
      )}
    </ActionForm>
  )
}

function ReviewDate({ days, error }: { days: Days; error: string | undefined }) {
  return (
    <DateInput
      name="reviewOn"
      label="复核日期"
      hint="最晚为一年以内；这一户的情况变化时会提前提醒"
      min={days.earliest}
      max={days.latest}
      defaultValue={days.latest}
      error={error}
      required
    />
  )
}

/** Looked at again: kept with a new date. */
export function KeepForm({ householdId, days }: { householdId: string; days: Days }) {
  return (
    <ActionForm
      label="复核后保留人工核定"
      action={async (data) => outcomeOf(await keepOverride(data), "已复核，人工核定保留")}
      footer={<SubmitButton icon="clipboard-check">复核后保留</SubmitButton>}
    >
      {(errors) => (
        <>
          <input type="hidden" name="householdId" value={householdId} />
          <TextArea
            name="reason"
            label="保留的理由"
            hint="至少 5 个字"
            error={errors.reason}
            maxLength={500}
            required
          />
          <ReviewDate days={days} error={errors.reviewOn} />
        </>
      )}
    </ActionForm>
  )
}

/** Back to the computed pathway, with a reason. */
export function EndOverride({ householdId, computed }: { householdId: string; computed: string }) {
  return (
    <ConfirmDialog
      trigger="取消人工核定"
      triggerIcon="undo-2"
      title="取消人工核定"
      consequence={`这一户改按系统判定：${computed}。原来的核定和理由留在历次记录里。`}
      confirmLabel="取消人工核定"
      reason={{ label: "理由", hint: "至少 5 个字", minLength: 5 }}
      values={{ householdId }}
      action={async (data) => outcomeOf(await endOverride(data), "已改按系统判定")}
    />
  )
}
