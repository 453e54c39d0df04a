"use client"
import { usePathname, useRouter } from "next/navigation"
import { useEffect, useTransition } from "react"

/**
 * One listener for the whole page instead of one component for each link: pages use plain `<a href>` and
 * `<form method="get">`, which cost nothing to render, and this makes them open without reloading. Downloads,
 * `/api/` addresses, other sites and modified clicks are left to the browser. While a page is awaited, a thin line
 * moves at the top. It also closes open menus (`details[data-menu]`) on a click elsewhere and on Escape.
 */
export function SoftNavigation() {
  const router = useRouter()
  const pathname = usePathname()
  const [pending, start] = useTransition()

  useEffect(() => {
    const open = (event: Event, target: { address: URL; element: Element } | undefined) => {
      if (!target) return
      event.preventDefault()
      const { address, element } = target
      const scroll = !element.closest("[data-keep-scroll]")
      start(() => router.push(address.pathname + address.search + address.hash, { scroll }))
    }
    const onClick = (event: MouseEvent) => {
      closeMenus(event.target)
      open(event, linkTarget(event))
    }
    const onSubmit = (event: SubmitEvent) => open(event, formTarget(event))
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && closeMenus(null)
    document.addEventListener("click", onClick)
    document.addEventListener("submit", onSubmit)
    document.addEventListener("keydown", onKey)
    return () => {
      document.removeEventListener("click", onClick)
      document.removeEventListener("submit", onSubmit)
      document.removeEventListener("keydown", onKey)
    }
  }, [router])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page is the reason to close, not an input
  useEffect(() => closeMenus(null), [pathname])

  return (
    <div role="status" className="no-print">
      {pending && (
        <>
          <span className="fixed inset-x-0 top-0 z-50 h-0.5 animate-pulse bg-brand" />
          <span className="sr-only">正在打开…</span>
        </>
      )}
    </div>
  )
}

/** A page of this application that may be opened softly. */
function isPage(address: URL): boolean {
  return address.origin === location.origin && !address.pathname.startsWith("/api/")
}

function linkTarget(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined
  const element = event.target instanceof Element ? event.target.closest("a") : null
  if (!element?.href || element.hasAttribute("download") || (element.target && element.target !== "_self"))
    return undefined
  const address = new URL(element.href)
  const samePage = address.pathname === location.pathname && address.search === location.search
  return isPage(address) && !(samePage && address.hash) ? { address, element } : undefined
}

/** The address that a GET form asks for; empty fields are left out, so that an address says only what was chosen. */
function formTarget(event: SubmitEvent) {
  const element = event.target
  if (event.defaultPrevented || !(element instanceof HTMLFormElement) || element.method !== "get") return undefined
  const address = new URL(element.action)
  if (!isPage(address)) return undefined
  address.search = ""
  for (const [name, value] of new FormData(element, event.submitter)) {
    if (typeof value === "string" && value.trim() !== "") address.searchParams.append(name, value.trim())
  }
  return { address, element }
}

/** Closes every open menu that does not hold `target`. */
function closeMenus(target: EventTarget | null) {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")) {
    if (target instanceof Node && menu.contains(target)) continue
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus()
    menu.open = false
  }
}
