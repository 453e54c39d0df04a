"use client"
import { ActionForm } from "@/components/ui/action-form"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { watchCounty } from "@/lib/features/alerts/actions"

/** Looks at the whole county now. */
export function WatchForm() {
  return (
    <ActionForm
      label="检查全县预警"
      action={async () => outcomeOf(await watchCounty({}))}
      footer={
        <SubmitButton icon="refresh-cw" variant="secondary">
          现在检查全县
        </SubmitButton>
      }
    >
      {null}
    </ActionForm>
  )
}
