"use client"
import { ActionForm } from "@/components/ui/action-form"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import type { RoleKey } from "@/lib/domain/access/roles"
import { editAccount } from "@/lib/features/accounts/actions"
import { type PlaceChoice, RightsFields, type RightsValues } from "./rights-fields"

type Props = {
  id: string
  values: RightsValues
  roles: readonly RoleKey[]
  county: { readonly code: string; readonly name: string }
  places: readonly PlaceChoice[]
}

/** Name, role, area, department of an existing user. */
export function EditAccountForm({ id, ...props }: Props) {
  return (
    <ActionForm
      label="修改用户"
      action={async (data) => outcomeOf(await editAccount(data), "已保存，从此人下一次点击起生效")}
      footer={<SubmitButton>保存</SubmitButton>}
    >
      {(errors) => (
        <>
          <input type="hidden" name="id" value={id} />
          <RightsFields errors={errors} {...props} />
        </>
      )}
    </ActionForm>
  )
}
