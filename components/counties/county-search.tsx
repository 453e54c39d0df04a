import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { Icon } from "@/components/ui/icon"
import { Tag } from "@/components/ui/tag"

export interface CountyHit {
  readonly code: string
  readonly name: string
  /** "陕西省 咸阳市" */
  readonly above: string
  readonly exists?: boolean | undefined
}

/** Search for a county by name or code; each hit leads back to `action` with the code chosen. Works without script. */
export function CountySearch(props: { action: string; query: string; hits: readonly CountyHit[] }) {
  const { action, query, hits } = props
  return (
    <div className="space-y-4">
      <form method="get" action={action}>
        <label htmlFor="q" className="mb-1 block font-medium">
          县的名称或行政区划代码
        </label>
        <span className="flex gap-2">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={query}
            placeholder="如 武功 或 610431"
            className="control"
          />
          <Button type="submit" icon="search">
            查找
          </Button>
        </span>
      </form>
      {query !== "" && hits.length === 0 && (
        <EmptyState icon="search" title={`没有找到“${query}”`}>
          请核对名称，或用 6 位行政区划代码查找。
        </EmptyState>
      )}
      {hits.length > 0 && (
        <ul aria-label="查找结果" className="divide-y divide-line rounded-md border border-line">
          {hits.map((hit) => (
            <li key={hit.code}>
              <Hit hit={hit} action={action} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Hit({ hit, action }: { hit: CountyHit; action: string }) {
  const words = (
    <>
      <span className="flex-none font-medium">{hit.name}</span>
      <span className="min-w-0 truncate text-sm text-ink-3">{hit.above}</span>
      <span className="ml-auto flex-none text-sm text-ink-3 tabular-nums">{hit.code}</span>
    </>
  )
  const look = "flex min-h-11 items-center gap-3 px-4 py-2"
  if (hit.exists) {
    return (
      <span className={look}>
        {words}
        <Tag>已开通</Tag>
      </span>
    )
  }
  return (
    <a href={`${action}?county=${hit.code}`} className={`${look} hover:bg-brand-soft`}>
      {words}
      <Icon name="chevron-right" className="text-ink-3" />
    </a>
  )
}
