"use client"
import type { KeyboardEvent, MouseEvent, ReactNode } from "react"

const rowLink = "tbody a[data-row-link]"

/** Moves the focus from row to row: to the row's own link. */
function moveRow(event: KeyboardEvent<HTMLDivElement>) {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement) || event.target.matches("select, textarea")) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>(rowLink)]
  const row = event.target.closest("tr")
  const next = links[links.findIndex((link) => link.closest("tr") === row) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** A click anywhere in a row opens it, unless it meant something else: a control, another link, selecting text. */
function openRow(event: MouseEvent<HTMLDivElement>) {
  if (!(event.target instanceof Element) || event.target.closest("a, button, input, label, select, summary")) return
  if (window.getSelection()?.toString()) return
  event.target.closest("tr")?.querySelector<HTMLAnchorElement>("a[data-row-link]")?.click()
}

/** The scrolling region around a table: reachable and scrollable by keyboard, ↑ ↓ walk the rows, Enter opens. */
export function TableKeys({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-region" aria-label={label} tabIndex={0} onKeyDown={moveRow} onClick={openRow}>
      {children}
    </section>
  )
}
