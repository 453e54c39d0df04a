import { ButtonLink } from "@/components/ui/button"
import { RowLink, TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import type { PlaceTotals } from "@/lib/features/households/schema"
import { grouped } from "./words"

const sum = (rows: readonly PlaceTotals[], of: (row: PlaceTotals) => number) =>
  grouped(rows.reduce((total, row) => total + of(row), 0))

/** What somebody with the whole county in reach finds before searching: how many are where, not eleven thousand names. */
export function RegisterOverview({ totals }: { totals: readonly PlaceTotals[] }) {
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <p className="text-ink-2">先搜索或选条件；也可以从镇进入。</p>
        <ButtonLink href="/households?all=1" variant="quiet" icon="list" small>
          全部农户
        </ButtonLink>
      </div>
      <TableFrame label="各镇农户数">
        <thead>
          <tr>
            <Th>镇（街道）</Th>
            <Th num>村</Th>
            <Th num>户</Th>
            <Th num>人</Th>
            <Th num>暂定（有缺项）</Th>
            <Th num>人工核定</Th>
          </tr>
        </thead>
        <tbody>
          {totals.map((row) => (
            <tr key={row.code}>
              <Td>
                <RowLink href={`/households?place=${row.code}`}>{row.name}</RowLink>
              </Td>
              <Td num>{grouped(row.villages)}</Td>
              <Td num>{grouped(row.households)}</Td>
              <Td num>{grouped(row.persons)}</Td>
              <Td num>
                {row.provisional > 0 ? (
                  <a className="link" href={`/households?place=${row.code}&status=provisional`}>
                    {grouped(row.provisional)}
                  </a>
                ) : (
                  0
                )}
              </Td>
              <Td num>{grouped(row.overridden)}</Td>
            </tr>
          ))}
        </tbody>
        <TotalRow>
          <Td>合计</Td>
          <Td num>{sum(totals, (row) => row.villages)}</Td>
          <Td num>{sum(totals, (row) => row.households)}</Td>
          <Td num>{sum(totals, (row) => row.persons)}</Td>
          <Td num>{sum(totals, (row) => row.provisional)}</Td>
          <Td num>{sum(totals, (row) => row.overridden)}</Td>
        </TotalRow>
      </TableFrame>
    </>
  )
}
