"use client"
import { useRouter } from "next/navigation"
import { FieldInput } from "@/components/households/field-input"
import type { FormField } from "@/components/households/form-fields"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { saveVillageProfile } from "@/lib/features/villages/actions"

/** Changes one group of a village's figures. */
export function ProfileForm(props: {
  fields: readonly FormField[]
  villageCode: string
  group: string
  changedAt: string
}) {
  const router = useRouter()
  const back = `/villages/${props.villageCode}`
  return (
    <ActionForm
      label={props.group}
      action={async (data) => {
        const result = await saveVillageProfile(data)
        if (result.ok) router.push(back, { scroll: false })
        return outcomeOf(result, "已保存")
      }}
      footer={
        <>
          <SubmitButton icon="save">保存</SubmitButton>
          <ButtonLink href={back} data-keep-scroll="">
            取消
          </ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="villageCode" value={props.villageCode} />
          <input type="hidden" name="group" value={props.group} />
          <input type="hidden" name="changedAt" value={props.changedAt} />
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
            {props.fields.map((field) => (
              <FieldInput key={field.key} field={field} error={errors[field.key]} />
            ))}
          </div>
        </>
      )}
    </ActionForm>
  )
}
