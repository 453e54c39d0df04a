import type { ReactNode } from "react"
import { cx } from "./cx"

export type Tab = { href: string; label: string; current?: boolean | undefined; count?: ReactNode }

/** Tabs that are addresses: each can be opened, bookmarked and sent. On the phone the row scrolls sideways. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="no-print mb-4 overflow-x-auto border-b border-line">
      <ul className="flex gap-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              aria-current={tab.current ? "page" : undefined}
              data-keep-scroll=""
              className={cx(
                "-mb-px flex min-h-11 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap -outline-offset-2 lg:min-h-10",
                tab.current
                  ? "border-brand font-semibold text-brand"
                  : "border-transparent text-ink-2 hover:border-line-2 hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="text-sm font-normal text-ink-3 tabular-nums">{tab.count}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
