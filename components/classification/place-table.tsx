import { grouped } from "@/components/households/words"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import type { CountyTable } from "@/lib/domain/register/county-table"
import { type ListHref, rowName } from "./county-table"
import { FigureRows } from "./figure-rows"

interface Props {
  readonly table: CountyTable
  /** 镇(街道) or 村 */
  readonly heading: string
  readonly nameOf: (place: string) => string
  /** The same table for a place below; null where there is none below it. */
  readonly drill: (place: string) => string
  readonly hrefOf: ListHref
}

/** The places below, one a row, with their households by pathway. Columns without any household are left out. */
export function PlaceTable({ table, heading, nameOf, drill, hrefOf }: Props) {
  const columns = table.rows.filter(({ households }) => households > 0)
  const figure = (value: number, href: string | null) => [grouped(value), value === 0 ? null : href] as const
  const rows = table.places.map((row) => ({
    place: row.place,
    name: nameOf(row.place),
    href: drill(row.place),
    figures: [
      figure(row.households, hrefOf(null, row.place)),
      figure(row.persons, null),
      ...columns.map(({ pathway }) => figure(row.byPathway[pathway] ?? 0, hrefOf(pathway, row.place))),
    ],
  }))
  return (
    <TableFrame label={`各${heading}的路径户数`}>
      <thead>
        <tr>
          <Th>{heading}</Th>
          <Th num>户</Th>
          <Th num>人</Th>
          {columns.map(({ pathway }) => (
            <Th key={pathway} num>
              {rowName(pathway)}
            </Th>
          ))}
        </tr>
      </thead>
      <FigureRows rows={rows} columns={["户", "人", ...columns.map(({ pathway }) => pathway)]} />
      <TotalRow>
        <th scope="row">合计</th>
        <Td num>{grouped(table.total.households)}</Td>
        <Td num>{grouped(table.total.persons)}</Td>
        {columns.map(({ pathway, households }) => (
          <Td key={pathway} num>
            {grouped(households)}
          </Td>
        ))}
      </TotalRow>
    </TableFrame>
  )
}
