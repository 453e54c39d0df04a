"use client"
import { usePathname } from "next/navigation"
import { cx } from "@/components/ui/cx"
import { Icon } from "@/components/ui/icon"
import type { IconName } from "@/components/ui/icon-names"

export type NavItem = {
  href: string
  label: string
  icon: IconName
  /** The part of the site that it stands for, when that is wider than `href`. */
  within?: string | undefined
  /** How many wait there; shown beside the label. */
  count?: number | undefined
}

type Shown = NavItem & { current: boolean }

/** The frame stays while pages change under it, so the place of now is read from the address in the browser. */
function useCurrent(nav: readonly NavItem[]): Shown[] {
  const pathname = usePathname()
  return nav.map((item) => {
    const part = item.within ?? item.href
    return { ...item, current: pathname === part || pathname.startsWith(`${part}/`) }
  })
}

/** The rail at the left of the desk. */
export function Rail({ nav }: { nav: readonly NavItem[] }) {
  const items = useCurrent(nav)
  return (
    <div className="no-print hidden border-r border-line bg-paper lg:block">
      <nav
        aria-label="主导航"
        className="sticky top-(--topbar) max-h-[calc(100dvh-var(--topbar))] overflow-y-auto px-3 py-4"
      >
        <ul className="space-y-0.5">
          {items.map((item) => (
            <RailItem key={item.href} item={item} />
          ))}
        </ul>
      </nav>
    </div>
  )
}

function RailItem({ item }: { item: Shown }) {
  const look = item.current
    ? "bg-brand-soft font-semibold text-brand-strong"
    : "text-ink-2 hover:bg-ground hover:text-ink"
  return (
    <li>
      <a
        href={item.href}
        aria-current={item.current ? "page" : undefined}
        className={cx("flex min-h-10 items-center gap-3 rounded-md px-3", look)}
      >
        <Icon name={item.icon} className="text-lg" />
        {item.label}
        {item.count ? <span className="ml-auto text-sm font-normal tabular-nums">{item.count}</span> : null}
      </a>
    </li>
  )
}

/** The bar at the foot of the phone: four places; where there are more, the fourth opens the rest. */
export function BottomBar({ nav }: { nav: readonly NavItem[] }) {
  const items = useCurrent(nav)
  const shown = items.length > 4 ? items.slice(0, 3) : items
  const rest = items.slice(shown.length)
  return (
    <nav
      aria-label="主导航"
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="mx-auto grid max-w-xl auto-cols-fr grid-flow-col">
        {shown.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? "page" : undefined} className={place(item.current)}>
              <Icon name={item.icon} className="text-xl" />
              {item.label}
            </a>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <details data-menu="" className="menu">
              <summary className={place(rest.some((item) => item.current))}>
                <Icon name="menu" className="text-xl" />
                更多
              </summary>
              <ul className="menu-panel right-2 bottom-full mb-2">
                {rest.map((item) => (
                  <li key={item.href}>
                    <a
                      href={item.href}
                      aria-current={item.current ? "page" : undefined}
                      className={cx("menu-item", item.current && "font-semibold text-brand")}
                    >
                      <Icon name={item.icon} />
                      {item.label}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </nav>
  )
}

function place(current: boolean | undefined): string {
  return cx(
    "flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs -outline-offset-2",
    current ? "font-semibold text-brand" : "text-ink-2",
  )
}
