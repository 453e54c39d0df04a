import type { ReactNode } from "react"

/** A figure that leads to its list. `value` is already formatted ("11,200"); `note` says against what ("上月 11,187"). */
export function Stat(props: {
  label: string
  value: string
  unit?: string | undefined
  note?: ReactNode
  href?: string | undefined
}) {
  const body = (
    <>
      <span className="block text-ink-2">{props.label}</span>
      <span className="mt-1 block whitespace-nowrap">
        <span className="text-2xl font-semibold tracking-tight text-ink tabular-nums lg:text-3xl">{props.value}</span>
        {props.unit && <span className="ml-1 text-ink-2">{props.unit}</span>}
      </span>
      {props.note && <span className="mt-1 block text-sm text-ink-3">{props.note}</span>}
    </>
  )
  const box = "stat block rounded-lg border border-line bg-paper px-4 py-3 lg:px-5 lg:py-4"
  if (!props.href) return <div className={box}>{body}</div>
  return (
    <a href={props.href} className={`${box} transition-colors hover:border-brand hover:bg-brand-soft`}>
      {body}
    </a>
  )
}

/** A row of figures: two abreast on the phone, up to six at the desk. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <div className="mb-5 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
      {children}
    </div>
  )
}
