import type { ReactNode } from "react"
import { deviceLabel } from "@/lib/domain/access/device"
import { minuteOf } from "@/lib/platform/clock"

export interface ListedSession {
  readonly id: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly device: string
}

/** Where somebody is signed in. `act` draws what can be done with one. */
export function SessionList(props: {
  sessions: readonly ListedSession[]
  act?: (session: ListedSession) => ReactNode
}) {
  if (props.sessions.length === 0) return <p className="text-ink-2">没有登录中的设备。</p>
  return (
    <ul className="divide-y divide-line">
      {props.sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-6 gap-y-1 py-2">
          <span className="min-w-44 font-medium">{deviceLabel(session.device)}</span>
          <span className="text-sm text-ink-2 tabular-nums">
            {minuteOf(session.createdAt)} 登录，{minuteOf(session.seenAt)} 使用过
          </span>
          <span className="ml-auto">{props.act?.(session)}</span>
        </li>
      ))}
    </ul>
  )
}
