import { addressOf } from "@/components/ui/address"
import { Card } from "@/components/ui/card"
import { RowLink, TableFrame, Td, Th, TotalRow } from "@/components/ui/table"
import { ASSISTANCE_KINDS, FUND_SOURCES, NO_FUND } from "@/lib/domain/assistance/kinds"
import type { LedgerFilter, LedgerSum, LedgerTotals } from "@/lib/features/assistance/schema"
import { yuan } from "./money"

function Sums(props: {
  title: string
  head: string
  rows: readonly LedgerSum<string>[]
  labels: Readonly<Record<string, string>>
  hrefOf: (key: string) => string
  totals: LedgerTotals
}) {
  const { title, head, rows, labels, hrefOf, totals } = props
  return (
    <Card title={title} flush className="min-w-0">
      <TableFrame label={title}>
        <thead>
          <tr>
            <Th>{head}</Th>
            <Th num>条数</Th>
            <Th num>折合金额</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, lines, value }) => (
            <tr key={key}>
              <Td>
                <RowLink href={hrefOf(key)}>{labels[key] ?? key}</RowLink>
              </Td>
              <Td num>{lines.toLocaleString("zh-CN")}</Td>
              <Td num>{yuan(value)}</Td>
            </tr>
          ))}
        </tbody>
        <TotalRow>
          <Td>合计</Td>
          <Td num>{totals.lines.toLocaleString("zh-CN")}</Td>
          <Td num>{yuan(totals.value)}</Td>
        </TotalRow>
      </TableFrame>
    </Card>
  )
}

/** What a list of the ledger adds up to by kind and by fund source, each row leading to its lines. */
export function LedgerSums({ path, filter, totals }: { path: string; filter: LedgerFilter; totals: LedgerTotals }) {
  const within = { ...filter, after: undefined }
  return (
    <div className="mt-5 grid items-start gap-4 lg:grid-cols-2">
      <Sums
        title="按种类合计"
        head="种类"
        rows={totals.kinds}
        labels={ASSISTANCE_KINDS}
        hrefOf={(kind) => addressOf(path, { ...within, kind })}
        totals={totals}
      />
      <Sums
        title="按资金来源合计"
        head="资金来源"
        rows={totals.funds}
        labels={{ ...FUND_SOURCES, none: NO_FUND }}
        hrefOf={(fund) => addressOf(path, { ...within, fund })}
        totals={totals}
      />
    </div>
  )
}
