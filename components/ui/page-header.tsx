import type { ReactNode } from "react"
import { Breadcrumbs, type Crumb } from "./breadcrumbs"

/** The head of a page: where it is, what it is, how many, and what can be done. Holds the page's only `h1`. */
export function PageHeader(props: {
  title: ReactNode
  /** Beside the title: a count such as "1,614 户 · 6,107 人". */
  count?: ReactNode
  subtitle?: ReactNode
  breadcrumbs?: readonly Crumb[] | undefined
  actions?: ReactNode
}) {
  return (
    <header className="mb-5">
      {props.breadcrumbs && <Breadcrumbs crumbs={props.breadcrumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-2xl">
            {props.title}
            {props.count && <span className="ml-3 text-base font-normal text-ink-2 tabular-nums">{props.count}</span>}
          </h1>
          {props.subtitle && <p className="mt-1 max-w-prose text-ink-2">{props.subtitle}</p>}
        </div>
        {props.actions && <div className="no-print flex flex-wrap items-center gap-2">{props.actions}</div>}
      </div>
    </header>
  )
}
