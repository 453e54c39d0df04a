import { Icon } from "./icon"

export type FilterChip = { label: string; value: string; removeHref: string }

/** The filters in force, each with a cross that lifts it; the last lifts all. Shows nothing when none is in force. */
export function FilterChips({ chips, clearHref }: { chips: readonly FilterChip[]; clearHref: string }) {
  if (chips.length === 0) return null
  return (
    <ul aria-label="已选条件" className="no-print mb-3 flex flex-wrap items-center gap-2">
      {chips.map((chip) => (
        <li key={chip.removeHref}>
          <a
            href={chip.removeHref}
            data-keep-scroll=""
            aria-label={`去掉条件：${chip.label} ${chip.value}`}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-brand-line bg-brand-soft px-3 text-sm text-brand-strong hover:border-brand lg:min-h-7"
          >
            <span className="text-ink-2">{chip.label}</span>
            {chip.value}
            <Icon name="x" />
          </a>
        </li>
      ))}
      <li>
        <a
          href={clearHref}
          data-keep-scroll=""
          className="link inline-flex min-h-11 items-center px-1 text-sm lg:min-h-7"
        >
          全部清除
        </a>
      </li>
    </ul>
  )
}
