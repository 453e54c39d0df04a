import { grouped } from "@/components/households/words"
import { RowLink, TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { VILLAGE_CATEGORY } from "@/lib/domain/household/codes"
import { labelOf } from "@/lib/domain/household/field"
import { VILLAGE_FIELDS } from "@/lib/domain/village/profile"
import type { VillageRow } from "@/lib/features/villages/schema"

const sum = (rows: readonly VillageRow[], of: (row: VillageRow) => number) =>
  grouped(rows.reduce((total, row) => total + of(row), 0))

/** The villages of a place, each leading to its page and to its households. */
export function VillageTable({ rows, label }: { rows: readonly VillageRow[]; label: string }) {
  return (
    <TableFrame label={label} cards>
      <thead>
        <tr>
          <Th>村</Th>
          <Th>村类型</Th>
          <Th num>户</Th>
          <Th num>人</Th>
          <Th num>暂定（有缺项）</Th>
          <Th num>村档案</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <Td>
              <RowLink href={`/villages/${row.code}`}>{row.name}</RowLink>
            </Td>
            <Td label="村类型">{labelOf(VILLAGE_CATEGORY, row.category)}</Td>
            <Td label="户" num>
              <a className="link" href={`/households?place=${row.code}`}>
                {grouped(row.households)}
              </a>
            </Td>
            <Td label="人" num>
              {grouped(row.persons)}
            </Td>
            <Td label="暂定（有缺项）" num>
              {row.provisional > 0 ? (
                <a className="link" href={`/households?place=${row.code}&status=provisional`}>
                  {grouped(row.provisional)}
                </a>
              ) : (
                0
              )}
            </Td>
            <Td label="村档案" num>
              {row.figures === 0 ? (
                <span className="text-ink-3">未填</span>
              ) : (
                `${row.figures} / ${VILLAGE_FIELDS.length} 项`
              )}
            </Td>
          </tr>
        ))}
      </tbody>
      <TotalRow>
        <Td>合计 {rows.length} 个村</Td>
        <Td />
        <Td num>{sum(rows, (row) => row.households)}</Td>
        <Td num>{sum(rows, (row) => row.persons)}</Td>
        <Td num>{sum(rows, (row) => row.provisional)}</Td>
        <Td />
      </TotalRow>
    </TableFrame>
  )
}
