"use client"
import { useRef } from "react"
import { ActionForm } from "@/components/ui/action-form"
import { outcomeOf } from "@/components/ui/outcome"
import { PasswordInput } from "@/components/ui/password-input"
import { SubmitButton } from "@/components/ui/submit-button"
import { changePassword } from "@/lib/features/accounts/own-actions"

/** One's own password. `forced` = it is still the initial one, and the rest of the site waits for the change. */
export function ChangePasswordForm({ username, forced }: { username: string; forced: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  return (
    <ActionForm
      label="修改密码"
      action={async (data) => {
        const result = await changePassword(data)
        if (result.ok && forced) location.assign("/")
        if (result.ok) for (const input of box.current?.querySelectorAll("input") ?? []) input.value = ""
        return outcomeOf(result, "密码已修改，其他设备已退出登录")
      }}
      footer={<SubmitButton>修改密码</SubmitButton>}
    >
      {(errors) => (
        <div ref={box} className="max-w-md space-y-4">
          {/* Lets the browser's password manager know whose password changes. */}
          <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
          <PasswordInput
            name="current"
            label={forced ? "初始密码" : "现在的密码"}
            autoComplete="current-password"
            error={errors.current}
            required
          />
          <PasswordInput
            name="password"
            label="新密码"
            hint="至少 10 位，大写字母、小写字母、数字、符号中的三种，不能包含用户名"
            autoComplete="new-password"
            error={errors.password}
            required
          />
          <PasswordInput
            name="repeat"
            label="再填一遍新密码"
            autoComplete="new-password"
            error={errors.repeat}
            required
          />
        </div>
      )}
    </ActionForm>
  )
}
