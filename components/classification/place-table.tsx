import { grouped } from "@/components/households/words"
import { TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import type { CountyTable } from "@/lib/domain/register/county-table"
import { Figure, type ListHref, rowName } from "./county-table"

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
      <tbody>
        {table.places.map((row) => (
          <tr key={row.place}>
            <th scope="row">
              <a className="link" href={drill(row.place)}>
                {nameOf(row.place)}
              </a>
            </th>
            <Td num>
              <Figure value={row.households} href={hrefOf(null, row.place)} />
            </Td>
            <Td num>{grouped(row.persons)}</Td>
            {columns.map(({ pathway }) => (
              <Td key={pathway} num>
                <Figure value={row.byPathway[pathway] ?? 0} href={hrefOf(pathway, row.place)} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
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
