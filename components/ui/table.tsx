import type { ComponentProps, ReactNode } from "react"
import { cx } from "./cx"
import { Icon } from "./icon"
import { TableKeys } from "./table-keys"

/**
 * A dense table in its own scrolling region, head and first column standing still. Rows are plain `<tr>`; the first
 * link of a row gets `data-row-link` (see `RowLink`), then ↑ ↓ Enter and a click anywhere in the row work.
 * `cards`: below 640 px each row becomes a card; give each cell but the first a `label`.
 */
export function TableFrame(props: {
  /** What the table shows, for screen readers and as the region's name. */
  label: string
  /** Visible caption, when the page has no heading of its own for the table. */
  caption?: ReactNode
  /** Keeps the first column in sight while scrolling sideways; on unless switched off. */
  pin?: boolean | undefined
  cards?: boolean | undefined
  /** Shows every row at once instead of scrolling in its own region: for few rows of much text. */
  whole?: boolean | undefined
  children: ReactNode
}) {
  const { label, caption, pin = true, cards, whole, children } = props
  return (
    <TableKeys label={label}>
      <table className={cx("table", pin && "table-pin", cards && "table-cards", whole && "table-whole")}>
        <caption className={caption ? "" : "sr-only"}>{caption ?? label}</caption>
        {children}
      </table>
    </TableKeys>
  )
}

/** A column's head; with `sort` it is a link that sorts by it and tells the present order. */
export function Th(props: {
  children?: ReactNode
  num?: boolean | undefined
  sort?: { href: string; direction?: "ascending" | "descending" | undefined } | undefined
  colSpan?: number | undefined
  rowSpan?: number | undefined
}) {
  const { children, num, sort, colSpan, rowSpan } = props
  const icon =
    sort?.direction === "ascending" ? "arrow-up" : sort?.direction === "descending" ? "arrow-down" : "arrow-up-down"
  return (
    <th
      scope="col"
      className={num ? "num" : undefined}
      aria-sort={sort ? (sort.direction ?? "none") : undefined}
      colSpan={colSpan}
      rowSpan={rowSpan}
    >
      {sort ? (
        <a href={sort.href} data-keep-scroll="">
          {children}
          <Icon name={icon} className={sort.direction ? "text-brand" : "text-ink-3"} />
        </a>
      ) : (
        children
      )}
    </th>
  )
}

/**
 * A cell. `num` for figures (right, tabular), `wrap` for prose, `label` for the phone's cards, `desk` for what the
 * cards can do without.
 */
export function Td(props: {
  children?: ReactNode
  num?: boolean | undefined
  wrap?: boolean | undefined
  desk?: boolean | undefined
  label?: string | undefined
  colSpan?: number | undefined
}) {
  const { children, num, wrap, desk, label, colSpan } = props
  return (
    <td className={cx(num && "num", wrap && "wrap", desk && "desk") || undefined} data-label={label} colSpan={colSpan}>
      {children}
    </td>
  )
}

/** The link that stands for its row. */
export function RowLink({ href, children, ...rest }: ComponentProps<"a"> & { href: string }) {
  return (
    <a href={href} data-row-link="" {...rest}>
      {children}
    </a>
  )
}

/** The sum of all rows: stays in sight at the foot of the table and prints once, after the last row. */
export function TotalRow({ children }: { children: ReactNode }) {
  return (
    <tfoot>
      <tr className="total">{children}</tr>
    </tfoot>
  )
}
