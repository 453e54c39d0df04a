import type { ReactNode } from "react"
import { Icon } from "./icon"

/** Where a fact came from, behind a small sign that opens by tap, click or Enter; it needs no script. */
export function SourceNote({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="menu ml-1 inline-block align-middle" data-menu="">
      <summary
        aria-label={label}
        className="-my-3 grid size-11 place-items-center text-ink-3 hover:text-brand lg:-my-1 lg:size-6"
      >
        <Icon name="info" />
      </summary>
      <div className="menu-panel right-auto left-0 w-64 max-w-[80vw] px-3 py-2 text-sm text-ink-2">{children}</div>
    </details>
  )
}
