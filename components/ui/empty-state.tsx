import type { ReactNode } from "react"
import { Icon } from "./icon"
import type { IconName } from "./icon-names"

/** Nothing here: says so in one plain sentence, and what to do next. */
export function EmptyState(props: {
  title: string
  children?: ReactNode
  action?: ReactNode
  icon?: IconName | undefined
}) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-line bg-paper px-6 py-12 text-center">
      <Icon name={props.icon ?? "inbox"} className="mb-3 text-3xl text-ink-3" />
      <p className="text-lg font-semibold">{props.title}</p>
      {props.children && <div className="mt-1 max-w-md text-ink-2">{props.children}</div>}
      {props.action && <div className="mt-5 flex flex-wrap justify-center gap-2">{props.action}</div>}
    </div>
  )
}
