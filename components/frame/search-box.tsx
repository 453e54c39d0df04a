"use client"
import { useEffect, useRef } from "react"
import { Icon } from "@/components/ui/icon"

/** The one search box of the top bar; `/` reaches it from anywhere but a text field. */
export function SearchBox({ action, name = "q" }: { action: string; name?: string | undefined }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener("keydown", onKey)
    return () => document.removeEventListener("keydown", onKey)
  }, [])
  return (
    <search aria-label="全局搜索" className="hidden min-w-0 flex-1 sm:block sm:max-w-xl">
      <form method="get" action={action} className="relative">
        <Icon name="search" className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" />
        <input
          ref={input}
          type="search"
          name={name}
          aria-label="搜索农户"
          aria-keyshortcuts="/"
          placeholder="姓名、拼音首字母、户编号、证件号、村"
          autoComplete="off"
          className="control bg-ground pr-10 pl-9"
        />
        <kbd className="pointer-events-none absolute top-1/2 right-3 hidden -translate-y-1/2 rounded-sm border border-line bg-paper px-1.5 text-xs text-ink-3 lg:block">
          /
        </kbd>
      </form>
    </search>
  )
}
