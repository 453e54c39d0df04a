import type { ReactNode } from "react"
import { cx } from "./cx"

/** A sheet of the page with an optional title, its own actions and a footer. `flush` lets a table reach the edges. */
export function Card(props: {
  title?: ReactNode
  /** Heading level of the title; 2 unless the card stands inside another section. */
  level?: 2 | 3 | undefined
  subtitle?: ReactNode
  actions?: ReactNode
  footer?: ReactNode
  flush?: boolean | undefined
  id?: string | undefined
  className?: string | undefined
  children?: ReactNode
}) {
  const Heading = props.level === 3 ? "h3" : "h2"
  return (
    <section id={props.id} className={cx("card rounded-lg border border-line bg-paper", props.className)}>
      {(props.title || props.actions) && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-2">
          <div>
            {props.title && <Heading className="text-lg">{props.title}</Heading>}
            {props.subtitle && <p className="text-sm text-ink-3">{props.subtitle}</p>}
          </div>
          {props.actions && <div className="no-print flex flex-wrap gap-2">{props.actions}</div>}
        </div>
      )}
      <div className={props.flush ? "" : cx("px-5 pb-5", props.title || props.actions ? "pt-1" : "pt-5")}>
        {props.children}
      </div>
      {props.footer && <div className="border-t border-line px-5 py-3 text-sm text-ink-2">{props.footer}</div>}
    </section>
  )
}
