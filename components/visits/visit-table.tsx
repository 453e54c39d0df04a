import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
import type { VisitRow } from "@/lib/features/visits/schema"
import { modeLabel } from "./visit-words"

/** Visits, each leading to its record; `place` shows whose they are. */
export function VisitTable(props: { rows: readonly VisitRow[]; label: string; household?: boolean }) {
  return (
    <TableFrame label={props.label} cards>
      <thead>
        <tr>
          <Th>日期</Th>
          {props.household && <Th>农户</Th>}
          {props.household && <Th>村</Th>}
          <Th>走访人</Th>
          <Th>方式</Th>
          <Th>情况</Th>
          <Th num>发现变化</Th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <RowLink href={`/work/visits/${row.id}`}>
                <time dateTime={row.on}>{row.on}</time>
              </RowLink>
            </Td>
            {props.household && (
              <Td label="农户">
                <a className="link" href={`/households/${row.householdId}/visits`}>
                  {row.headName}
                </a>
              </Td>
            )}
            {props.household && <Td label="村">{row.village}</Td>}
            <Td label="走访人">{row.visitor}</Td>
            <Td label="方式">{modeLabel(row.mode)}</Td>
            <Td label="情况" wrap>
              {row.correctsId && "（更正）"}
              {row.sentence}
            </Td>
            <Td label="发现变化" num>
              {row.changes || "—"}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
