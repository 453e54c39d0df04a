import { RowLink, TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { ASSISTANCE_KINDS, FUND_SOURCES } from "@/lib/domain/assistance/kinds"
import type { LedgerRow, LedgerTotals } from "@/lib/features/assistance/schema"
import { amount, yuan } from "./money"

/** Leads from a line to what corrects it, and from that one back. */
function Correction({ row }: { row: LedgerRow }) {
  const [other, label] = row.replacedBy ? [row.replacedBy, "看更正后的一条"] : [row.replacesId, "更正过，看原来的一条"]
  if (!other) return null
  return (
    <a className="link block text-sm" href={`/work/assistance/${other}`}>
      {label}
    </a>
  )
}

/** Lines of the ledger; `totals` of the whole list, not of the page. */
export function AssistanceTable(props: {
  rows: readonly LedgerRow[]
  label: string
  totals: Pick<LedgerTotals, "lines" | "households" | "value">
  household?: boolean
}) {
  const { rows, totals, household } = props
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
              <RowLink href={`/work/assistance/${row.id}`}>
                <time dateTime={row.givenOn}>{row.givenOn}</time>
              </RowLink>
            </Td>
            {household && (
              <Td label="农户、村">
                {row.householdId ? (
                  <a className="link" href={`/households/${row.householdId}/assistance`}>
                    户主 {row.headName}
                  </a>
                ) : (
                  "全村"
                )}{" "}
                · {row.village}
              </Td>
            )}
            <Td label="给了什么" wrap>
              {row.endReason ? <s>{row.item}</s> : row.item}
              {row.endReason && (
                <span className="block text-sm">
                  {row.replacedBy ? "已更正" : "已作废"}：{row.endReason}
                </span>
              )}
              <Correction row={row} />
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
            <Td label="登记人">{row.by}</Td>
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
