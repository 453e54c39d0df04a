import { ExportLinks } from "@/components/exports/export-links"
import { Icon } from "@/components/ui/icon"

/** Downloads of exactly the list that is seen. */
export function ExportMenu({ query, whole }: { query: string; whole: boolean }) {
  return (
    <details data-menu="" className="menu">
      <summary className="btn btn-secondary">
        <Icon name="download" />
        导出这份名单
      </summary>
      <div className="menu-panel right-0 w-80 max-w-[90vw] p-4">
        <ExportLinks query={query} whole={whole} />
      </div>
    </details>
  )
}
