import { Icon } from "./icon"

export type Crumb = { label: string; href?: string | undefined }

/** The place as a path, widest first. A crumb without `href` is where we are, or out of the reader's reach. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="位置" className="mb-1">
      <ol className="flex flex-wrap items-center text-sm text-ink-2">
        {crumbs.map((crumb, index) => (
          <li key={`${crumb.href}${crumb.label}`} className="flex items-center">
            {index > 0 && <Icon name="chevron-right" className="mx-1 text-ink-3" />}
            {crumb.href ? (
              <a
                href={crumb.href}
                className="inline-flex min-h-11 items-center hover:text-brand hover:underline lg:min-h-6"
              >
                {crumb.label}
              </a>
            ) : (
              <span aria-current={index === crumbs.length - 1 ? "page" : undefined}>{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
