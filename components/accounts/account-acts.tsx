"use client"
import { useState } from "react"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import {
  disableAccount,
  enableAccount,
  resetPassword,
  revokeAccountSessions,
  unlockAccount,
} from "@/lib/features/accounts/actions"
import type { AccountState } from "@/lib/features/accounts/schema"
import { OneTimePassword } from "./one-time-password"

type Props = { id: string; name: string; username: string; state: AccountState; sessions: number }

/** What an administrator can do to an account; each asks first and says what will follow. */
export function AccountActs({ id, name, username, state, sessions }: Props) {
  const [password, setPassword] = useState<string>()
  const values = { id }
  return (
    <div className="space-y-4">
      {password && <OneTimePassword username={username} password={password} title="密码已重置" />}
      <div className="flex flex-wrap gap-2">
        {state === "locked" && (
          <ConfirmDialog
            trigger="解除锁定"
            triggerIcon="key-round"
            destructive={false}
            title={`解除“${name}”的锁定`}
            consequence="请先确认连续输错密码的是本人。解除后可以马上再登录。"
            confirmLabel="解除锁定"
            values={values}
            action={async (data) => outcomeOf(await unlockAccount(data), "已解除锁定")}
          />
        )}
        {state !== "disabled" && (
          <ConfirmDialog
            trigger="重置密码"
            triggerIcon="key-round"
            destructive={false}
            title={`重置“${name}”的密码`}
            consequence="会生成新的初始密码，旧密码立即失效，登录中的设备全部退出。"
            confirmLabel="重置密码"
            values={values}
            action={async (data) => {
              const result = await resetPassword(data)
              if (result.ok) setPassword(result.value.password)
              return outcomeOf(result)
            }}
          />
        )}
        {sessions > 0 && (
          <ConfirmDialog
            trigger={`强制下线（${sessions} 处）`}
            triggerIcon="log-out"
            destructive={false}
            title={`让“${name}”的设备全部退出`}
            consequence="没有保存的填写会丢失，之后可以重新登录。"
            confirmLabel="强制下线"
            values={values}
            action={async (data) => outcomeOf(await revokeAccountSessions(data), "已全部退出")}
          />
        )}
        {state === "disabled" ? (
          <ConfirmDialog
            trigger="启用"
            triggerIcon="user-check"
            destructive={false}
            title={`启用“${name}”`}
            consequence="此人可以用原来的密码登录，角色和范围不变。"
            confirmLabel="启用"
            values={values}
            action={async (data) => outcomeOf(await enableAccount(data), "已启用")}
          />
        ) : (
          <ConfirmDialog
            trigger="停用"
            triggerIcon="ban"
            title={`停用“${name}”`}
            consequence="登录中的设备立即退出，此人不能再登录；做过的事仍保留在日志中。之后可以再启用。"
            confirmLabel="停用"
            reason={{ label: "停用原因", hint: "如：调离岗位" }}
            values={values}
            action={async (data) => outcomeOf(await disableAccount(data), "已停用")}
          />
        )}
      </div>
    </div>
  )
}
