import type { ReactNode } from "react"

/** How far long work has come, in words and as a bar. `done` and `total` in `unit`; total 0 means not known yet. */
export function Progress(props: {
  label: string
  done: number
  total: number
  unit: string
  note?: ReactNode
  id?: string | undefined
}) {
  const { done, total } = props
  const id = props.id ?? "progress"
  const known = total > 0
  const percent = known ? Math.floor((Math.min(done, total) / total) * 100) : undefined
  const figures = known
    ? `${done.toLocaleString("zh-CN")} / ${total.toLocaleString("zh-CN")} ${props.unit}（${percent}%）`
    : "正在准备…"
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap justify-between gap-x-4">
        <label htmlFor={id} className="font-medium">
          {props.label}
        </label>
        <span className="text-ink-2 tabular-nums">{figures}</span>
      </div>
      <progress
        id={id}
        className="bar"
        {...(known ? { value: Math.min(done, total), max: total } : {})}
        aria-valuetext={figures}
      />
      {props.note && <p className="mt-1.5 text-sm text-ink-3">{props.note}</p>}
    </div>
  )
}
