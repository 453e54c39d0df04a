"use client"
import type { ReactNode } from "react"
import { Icon } from "@/components/ui/icon"
import { Brand } from "./brand"
import { BottomBar, type NavItem, Rail } from "./nav"
import { SearchBox } from "./search-box"
import { SoftNavigation } from "./soft-navigation"

type Props = {
  nav: readonly NavItem[]
  countyName: string
  /** The widest area in reach below the county ("普集街道"), if it is not the whole county. */
  areaName?: string | undefined
  /** Other areas or counties in reach; without them the place is plain text. */
  areas?: readonly { href: string; label: string; current?: boolean | undefined }[] | undefined
  person: { name: string; roleLabel: string }
  /** Where the search box asks; left out for roles that may not search households. */
  searchAction?: string | undefined
  accountHref?: string | undefined
  /** The sign-out form, with a button of class `menu-item`. */
  signOut: ReactNode
  /** A quiet line under the top bar (offline, demo data, maintenance). */
  notice?: ReactNode
  children: ReactNode
}

/**
 * The frame of every page behind the sign-in: rail or bottom bar, place, search, person. Printing leaves only the page.
 * It is a client component for speed on the server: its few props travel in the page's data instead of its whole tree.
 */
export function AppFrame(props: Props) {
  return (
    <>
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-brand px-4 py-3 text-white focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        跳到正文
      </a>
      <SoftNavigation />
      <header className="no-print sticky top-0 z-30 flex h-(--topbar) items-center gap-3 border-b border-line bg-paper px-4 lg:gap-6 lg:px-6">
        <a href="/" className="flex min-h-11 items-center lg:w-[11.5rem]">
          <span className="hidden sm:block">
            <Brand />
          </span>
          <span className="sm:hidden">
            <Brand signOnly />
          </span>
        </a>
        <Place {...props} />
        {props.searchAction && (
          <>
            <SearchBox action={props.searchAction} />
            <a
              href={props.searchAction}
              aria-label="搜索农户"
              className="ml-auto grid size-11 place-items-center text-ink-2 sm:hidden"
            >
              <Icon name="search" className="text-lg" />
            </a>
          </>
        )}
        <PersonMenu {...props} />
      </header>
      {props.notice && (
        <div className="no-print border-b border-line bg-ground px-4 py-1.5 text-sm text-ink-2 lg:px-6">
          {props.notice}
        </div>
      )}
      <div className="min-h-[calc(100dvh-var(--topbar))] lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] print:block">
        <Rail nav={props.nav} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[112rem] px-4 pt-5 pb-28 outline-none lg:px-8 lg:pt-6 lg:pb-16 print:p-0"
        >
          {props.children}
        </main>
      </div>
      <BottomBar nav={props.nav} />
    </>
  )
}

function Place({ countyName, areaName, areas }: Props) {
  const name = (
    <span className="min-w-0 truncate">
      {countyName}
      {areaName && <span className="text-ink-2"> · {areaName}</span>}
    </span>
  )
  if (!areas || areas.length < 2) return <p className="flex min-w-0 items-center font-medium">{name}</p>
  return (
    <details data-menu="" className="menu min-w-0">
      <summary className="flex min-h-11 items-center gap-1 font-medium hover:text-brand lg:min-h-9">
        {name}
        <Icon name="chevron-down" />
      </summary>
      <ul className="menu-panel right-auto left-0 max-h-[70dvh] overflow-y-auto">
        {areas.map((area) => (
          <li key={area.href}>
            <a href={area.href} className="menu-item" aria-current={area.current || undefined}>
              {area.label}
              {area.current && <Icon name="check" className="ml-auto text-brand" />}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

function PersonMenu({ person, searchAction, accountHref = "/account", signOut }: Props) {
  return (
    <details data-menu="" className={searchAction ? "menu flex-none sm:ml-auto" : "menu ml-auto flex-none"}>
      <summary className="flex min-h-11 items-center gap-2 rounded-md hover:text-brand lg:min-h-9">
        <Icon name="circle-user-round" className="text-xl text-ink-2" />
        <span className="hidden text-start leading-tight md:block">
          {person.name}
          <span className="ml-2 text-sm text-ink-3">{person.roleLabel}</span>
        </span>
        <span className="sr-only md:hidden">
          {person.name}，{person.roleLabel}
        </span>
        <Icon name="chevron-down" className="text-ink-3" />
      </summary>
      <div className="menu-panel">
        <p className="border-b border-line px-3 pt-1 pb-2 md:hidden">
          {person.name}
          <span className="block text-sm text-ink-3">{person.roleLabel}</span>
        </p>
        <a href={accountHref} className="menu-item">
          <Icon name="circle-user-round" />
          账号
        </a>
        {signOut}
      </div>
    </details>
  )
}
