import type { ReactNode } from "react"
import { Icon } from "./icon"
import type { IconName } from "./icon-names"

export type TimelineEntry = {
  id: string
  /** As shown, `2026-07-28` or `2026-07-28 10:32`. */
  when: string
  title: ReactNode
  who?: ReactNode
  body?: ReactNode
  icon?: IconName | undefined
}

/** What happened, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="relative space-y-5 before:absolute before:inset-y-2 before:left-[0.95rem] before:w-px before:bg-line">
      {entries.map((entry) => (
        <li key={entry.id} className="relative flex gap-3">
          <span className="grid size-8 flex-none place-items-center rounded-full border border-line bg-paper text-brand">
            <Icon name={entry.icon ?? "clock"} />
          </span>
          <div className="min-w-0 pt-0.5">
            <p className="font-medium">{entry.title}</p>
            <p className="text-sm text-ink-3 tabular-nums">
              <time dateTime={entry.when.replace(" ", "T")}>{entry.when}</time>
              {entry.who && <> · {entry.who}</>}
            </p>
            {entry.body && <div className="mt-1 text-ink-2">{entry.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
