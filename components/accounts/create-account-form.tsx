"use client"
import { useState } from "react"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import type { RoleKey } from "@/lib/domain/access/roles"
import { createAccount } from "@/lib/features/accounts/actions"
import { OneTimePassword } from "./one-time-password"
import { type PlaceChoice, RightsFields } from "./rights-fields"

type Props = {
  roles: readonly RoleKey[]
  county: { readonly code: string; readonly name: string }
  places: readonly PlaceChoice[]
}

/** A new user; when it is stored, the initial password takes the form's place. */
export function CreateAccountForm(props: Props) {
  const [created, setCreated] = useState<{ id: string; username: string; password: string }>()
  if (created) {
    return (
      <div className="space-y-4">
        <OneTimePassword {...created} title="用户已建立" />
        <div className="flex flex-wrap gap-2">
          <ButtonLink href="/admin/accounts" variant="primary">
            回到用户列表
          </ButtonLink>
          <ButtonLink href={`/admin/accounts/${created.id}`}>查看这个用户</ButtonLink>
        </div>
      </div>
    )
  }
  return (
    <ActionForm
      label="新建用户"
      action={async (data) => {
        const result = await createAccount(data)
        if (result.ok) setCreated(result.value)
        return outcomeOf(result)
      }}
      footer={
        <>
          <SubmitButton pendingLabel="正在建立…">建立用户</SubmitButton>
          <ButtonLink href="/admin/accounts">取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <TextInput
            name="username"
            label="用户名"
            hint="登录时用，3 到 32 位小写字母、数字，如姓名全拼；不要用身份证号或手机号"
            error={errors.username}
            required
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="max-w-md"
          />
          <RightsFields errors={errors} {...props} />
        </>
      )}
    </ActionForm>
  )
}
