"use client"
import { ActionForm } from "@/components/ui/action-form"
import { TextArea } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { requestPreview, requestRun } from "@/lib/features/classification/actions"

/** Asks what a run would change; nothing is written yet. */
export function PreviewForm({ again }: { again?: boolean | undefined }) {
  return (
    <ActionForm
      label="预览全县判定"
      action={async () => outcomeOf(await requestPreview({}))}
      footer={
        <SubmitButton icon="list-checks" variant={again ? "secondary" : "primary"}>
          {again ? "重新预览" : "预览会有什么变化"}
        </SubmitButton>
      }
    >
      {null}
    </ActionForm>
  )
}

/** Carries the preview out. */
export function RunForm(props: { preview: string; households: string; reasonNeeded: boolean }) {
  return (
    <ActionForm
      label="确认全县判定"
      action={async (data) => outcomeOf(await requestRun(data))}
      footer={<SubmitButton icon="play">确认，判定全县 {props.households} 户</SubmitButton>}
    >
      {(errors) => (
        <>
          <input type="hidden" name="preview" value={props.preview} />
          {props.reasonNeeded && (
            <TextArea
              name="reason"
              label="理由"
              hint="结果不寻常，请写明为什么仍要判定（至少 5 个字）"
              error={errors.reason}
              maxLength={500}
              required
            />
          )}
        </>
      )}
    </ActionForm>
  )
}
