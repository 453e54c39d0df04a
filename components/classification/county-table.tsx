import { grouped } from "@/components/households/words"
import { ShareBar } from "@/components/ui/share-bar"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { PATHWAYS } from "@/lib/domain/classification/pathways"
import type { CountyTable as Table, TableRow } from "@/lib/domain/register/county-table"

/** The list behind a figure, or null where the reader's list would hold less than the figure. */
export type ListHref = (pathway: string | null, place?: string) => string | null

export const rowName = (pathway: TableRow["pathway"]): string => {
  if (pathway === "none") return "未定路径"
  return pathway === "general" ? "范围外（一般农户）" : PATHWAYS[pathway].name
}

/** The table of D2: each pathway with its households, persons, share and departments; every figure leads to its list. */
export function CountyTable({ table, hrefOf }: { table: Table; hrefOf: ListHref }) {
  return (
    <TableFrame label="各路径户数和人数">
      <thead>
        <tr>
          <Th>路径</Th>
          <Th num>户</Th>
          <Th num>人</Th>
          <Th>占比（户）</Th>
          <Th>牵头部门</Th>
          <Th>参与单位</Th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <Row key={row.pathway} row={row} href={hrefOf(row.pathway)} />
        ))}
      </tbody>
      <TotalRow>
        <th scope="row">合计（在册）</th>
        <Td num label="户">
          <Figure value={table.total.households} href={hrefOf(null)} />
        </Td>
        <Td num label="人">
          {grouped(table.total.persons)}
        </Td>
        <Td label="占比（户）">
          <ShareBar share={table.total.households > 0 ? 1 : undefined} />
        </Td>
        <Td />
        <Td />
      </TotalRow>
    </TableFrame>
  )
}

function Row({ row, href }: { row: TableRow; href: string | null }) {
  const known = row.pathway === "none" || row.pathway === "general" ? null : PATHWAYS[row.pathway]
  return (
    <tr>
      <th scope="row">
        {rowName(row.pathway)} {known && <span className="text-sm text-ink-3">{row.pathway}</span>}
      </th>
      <Td num label="户">
        <Figure value={row.households} href={href} />
      </Td>
      <Td num label="人">
        {grouped(row.persons)}
      </Td>
      <Td label="占比（户）">
        <ShareBar share={row.share} />
      </Td>
      <Td label="牵头部门" wrap>
        {known?.lead.join("、")}
      </Td>
      <Td label="参与单位" wrap>
        {known?.participants.join("、")}
      </Td>
    </tr>
  )
}

/** A number that leads to its list; nothing leads nowhere. */
function Figure({ value, href }: { value: number; href: string | null }) {
  if (value === 0 || href === null) return grouped(value)
  return (
    <a className="link" href={href}>
      {grouped(value)}
    </a>
  )
}
