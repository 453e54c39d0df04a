import type { ReactNode } from "react"
import { cx } from "./cx"
import { SourceNote } from "./source-note"

export type Fact = {
  label: string
  /** Nothing recorded shows as "未填", which is not the same as no. */
  value: ReactNode
  /** Where the value came from ("2026-02-18 走访,李某"), shown on tap or click. */
  source?: ReactNode
  wide?: boolean | undefined
}

/** Labels and values in a grid: one column on the phone, `columns` at the desk. */
export function DescriptionList({
  facts,
  columns = 3,
}: {
  facts: readonly Fact[]
  columns?: 1 | 2 | 3 | 4 | undefined
}) {
  const grid = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 xl:grid-cols-3", 4: "sm:grid-cols-2 lg:grid-cols-4" }[
    columns
  ]
  return (
    <dl className={cx("grid gap-x-8 gap-y-3", grid)}>
      {facts.map((fact) => (
        <div key={fact.label} className={cx("min-w-0", fact.wide && "sm:col-span-full")}>
          <dt className="text-sm text-ink-3">{fact.label}</dt>
          <dd className="tabular-nums">
            {fact.value === undefined || fact.value === null || fact.value === "" ? (
              <span className="text-ink-3">未填</span>
            ) : (
              fact.value
            )}
            {fact.source && <SourceNote label={`${fact.label}的来源`}>{fact.source}</SourceNote>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
