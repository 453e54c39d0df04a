import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { yuan } from "./batch-changes"
import { grouped } from "./batch-words"

interface Sum {
  readonly lines: number
  /** fen */
  readonly value: number
}

const words = ({ lines, value }: Sum): string => `${grouped(lines)} 条，折合 ${yuan(value)}`

/** What the ledger adds up to without and with the batch; both are the sums of the ledger's own page. */
export function LedgerSums({ waits, others, batch }: { waits: boolean; others: Sum; batch: Sum }) {
  const all = { lines: others.lines + batch.lines, value: others.value + batch.value }
  return (
    <Card title="台账合计" subtitle="您管辖范围内的全部帮扶台账，不含已作废的">
      <DescriptionList
        facts={[
          { label: waits ? "导入前" : "其他的", value: words(others) },
          { label: "这一批", value: words(batch) },
          { label: waits ? "导入后" : "现在合计", value: words(all) },
        ]}
      />
    </Card>
  )
}
