"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { Tag } from "@/components/ui/tag"
import { revokeOwnSession } from "@/lib/features/accounts/own-actions"
import { type ListedSession, SessionList } from "./session-list"

/** Where I am signed in; any other device can be signed out from here. */
export function OwnSessions({ sessions, current }: { sessions: readonly ListedSession[]; current: string | null }) {
  return (
    <SessionList
      sessions={sessions}
      act={(session) =>
        session.id === current ? (
          <Tag tone="green" icon="check">
            本机
          </Tag>
        ) : (
          <ConfirmDialog
            trigger="退出"
            small
            destructive={false}
            title="让这个设备退出登录"
            consequence="那台设备上没有保存的填写会丢失。如果不认识这个设备，退出后请马上修改密码。"
            confirmLabel="退出登录"
            values={{ sessionId: session.id }}
            action={async (data) => outcomeOf(await revokeOwnSession(data), "已退出")}
          />
        )
      }
    />
  )
}
