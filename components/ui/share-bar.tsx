/** A share as a bar with its figure, for a table cell. `share` is 0…1; undefined shows a dash (nothing to divide by). */
export function ShareBar({ share }: { share: number | undefined }) {
  if (share === undefined || !Number.isFinite(share)) return <span className="text-ink-3">—</span>
  const percent = (Math.min(Math.max(share, 0), 1) * 100).toFixed(1)
  return (
    <span className="inline-flex items-center gap-2">
      <span className="h-2 w-24 flex-none overflow-hidden rounded-full bg-[#e3e9e6] print:hidden" aria-hidden="true">
        <span className="block h-full bg-brand" style={{ width: `${percent}%` }} />
      </span>
      <span className="w-12 text-end tabular-nums">{percent}%</span>
    </span>
  )
}
