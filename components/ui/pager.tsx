import { ButtonLink } from "./button"
import { PagerKeys } from "./pager-keys"

/**
 * Previous and next of a list paged by key: there are no page numbers, because the list never counts what it skips.
 * `range` says where we are ("第 51–100 户,共 1,614 户"). Alt + PageUp / PageDown do the same.
 */
export function Pager(props: {
  previous?: string | undefined
  next?: string | undefined
  range?: string | undefined
  label?: string | undefined
}) {
  if (!props.previous && !props.next && !props.range) return null
  return (
    <nav aria-label={props.label ?? "翻页"} className="no-print mt-3 flex flex-wrap items-center justify-between gap-3">
      <p className="text-ink-2 tabular-nums">{props.range}</p>
      <div className="flex gap-2">
        {props.previous && (
          <ButtonLink
            href={props.previous}
            icon="chevron-left"
            rel="prev"
            aria-keyshortcuts="Alt+PageUp"
            title="Alt + PageUp"
          >
            上一页
          </ButtonLink>
        )}
        {props.next && (
          <ButtonLink
            href={props.next}
            icon="chevron-right"
            rel="next"
            aria-keyshortcuts="Alt+PageDown"
            title="Alt + PageDown"
          >
            下一页
          </ButtonLink>
        )}
      </div>
      <PagerKeys />
    </nav>
  )
}
