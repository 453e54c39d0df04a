import { RowLink, TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { ASSISTANCE_KINDS, FUND_SOURCES } from "@/lib/domain/assistance/kinds"
import type { LedgerRow, LedgerTotals } from "@/lib/features/assistance/schema"
import { EndLine } from "./end-line"
import { amount, yuan } from "./money"

/** Lines of the ledger; `totals` of the whole list, not of the page. */
export function AssistanceTable(props: {
  rows: readonly LedgerRow[]
  label: string
  totals: LedgerTotals
  household?: boolean
  mayEnd: boolean
}) {
  const { rows, totals, household, mayEnd } = props
  return (
    <TableFrame label={props.label} cards>
      <thead>
        <tr>
          <Th>日期</Th>
          {household && <Th>农户、村</Th>}
          <Th>给了什么</Th>
          <Th>谁给的</Th>
          <Th num>数量</Th>
          <Th num>折合金额</Th>
          <Th>种类、资金来源</Th>
          <Th>登记人</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.endReason ? "text-ink-3" : undefined}>
            <Td>
              <time dateTime={row.givenOn}>{row.givenOn}</time>
            </Td>
            {household && (
              <Td label="农户、村">
                {row.householdId ? (
                  <RowLink href={`/households/${row.householdId}/assistance`}>户主 {row.headName}</RowLink>
                ) : (
                  "全村"
                )}{" "}
                · {row.village}
              </Td>
            )}
            <Td label="给了什么" wrap>
              {row.endReason ? <s>{row.item}</s> : row.item}
              {row.endReason && <span className="block text-sm">已更正：{row.endReason}</span>}
              {row.note && <span className="block text-sm text-ink-3">{row.note}</span>}
            </Td>
            <Td label="谁给的">{row.giver}</Td>
            <Td label="数量" num>
              {amount(row.quantity, row.unit)}
            </Td>
            <Td label="折合金额" num>
              {yuan(row.value)}
            </Td>
            <Td label="种类、资金来源">
              {ASSISTANCE_KINDS[row.kind] ?? row.kind}
              {row.fundSource && (
                <span className="block text-sm text-ink-3">{FUND_SOURCES[row.fundSource] ?? row.fundSource}</span>
              )}
            </Td>
            <Td label="登记人">
              {row.by}
              {mayEnd && !row.endReason && <EndLine id={row.id} item={row.item} />}
            </Td>
          </tr>
        ))}
      </tbody>
      <TotalRow>
        <Td>合计 {totals.lines.toLocaleString("zh-CN")} 条</Td>
        {household && <Td>{totals.households.toLocaleString("zh-CN")} 户</Td>}
        <Td />
        <Td />
        <Td />
        <Td num>{yuan(totals.value)}</Td>
        <Td />
        <Td />
      </TotalRow>
    </TableFrame>
  )
}
