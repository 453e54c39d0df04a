"use client"
import { useState } from "react"
import { OneTimePassword } from "@/components/accounts/one-time-password"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { createCounty } from "@/lib/features/counties/actions"

/** Opens a county with its first administrator, whose initial password takes the form's place. */
export function CreateCountyForm({ code, name, exists }: { code: string; name: string; exists: boolean }) {
  const [created, setCreated] = useState<{ name: string; username: string; password: string }>()
  if (created) {
    return (
      <div className="space-y-4">
        <OneTimePassword {...created} title={`${created.name}已开通`} />
        <ButtonLink href="/platform/counties" variant="primary">
          回到列表
        </ButtonLink>
      </div>
    )
  }
  if (exists) {
    return (
      <div className="space-y-4">
        <p>{name}已经开通。</p>
        <ButtonLink href="/platform/counties">选择其他县</ButtonLink>
      </div>
    )
  }
  return (
    <ActionForm
      label={`开通${name}`}
      action={async (data) => {
        const result = await createCounty(data)
        if (result.ok) setCreated(result.value)
        return outcomeOf(result)
      }}
      footer={
        <>
          <SubmitButton pendingLabel="正在开通…">开通</SubmitButton>
          <ButtonLink href="/platform/counties">取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="countyCode" value={code} />
          <p className="text-ink-2">
            会建立{name}（{code}）的镇村名单和第一位县管理员，其余用户由县管理员自己建立。
          </p>
          <div className="grid gap-4 sm:grid-cols-2">
            <TextInput
              name="administratorName"
              label="县管理员姓名"
              error={errors.administratorName}
              required
              autoComplete="off"
            />
            <TextInput
              name="administratorUsername"
              label="县管理员用户名"
              error={errors.administratorUsername}
              required
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
            />
          </div>
        </>
      )}
    </ActionForm>
  )
}
