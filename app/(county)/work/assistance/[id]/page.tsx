import { notFound } from "next/navigation"
import { EndLine } from "@/components/assistance/end-line"
import { amount, yuan } from "@/components/assistance/money"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PageHeader } from "@/components/ui/page-header"
import { ASSISTANCE_KINDS, FUND_SOURCES, NO_FUND } from "@/lib/domain/assistance/kinds"
import { getAssistance } from "@/lib/features/assistance/queries"
import type { LedgerRow } from "@/lib/features/assistance/schema"
import { requireScope } from "@/lib/platform/scope/require"
import { mayCorrect } from "../may-correct"

export const metadata = { title: "台账的一条" }

/** Another state of the line, in one sentence that leads there. */
function Linked({ title, row }: { title: string; row: LedgerRow }) {
  return (
    <Alert tone="info" title={title} className="mb-4">
      <a className="link" href={`/work/assistance/${row.id}`}>
        {row.givenOn} {row.item}（{row.giver}，{amount(row.quantity, row.unit)}，{yuan(row.value)}）
      </a>
      {row.endReason && <span className="block">更正的原因：{row.endReason}</span>}
    </Alert>
  )
}

/** One line of the ledger, with the line that it corrects and the one that corrects it. */
export default async function LinePage({ params }: { params: Promise<{ id: string }> }) {
  const scope = await requireScope("household.read")
  const found = await getAssistance(scope, (await params).id)
  if (!found) notFound()
  const { line, earlier, later } = found
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "帮扶台账", href: "/work/assistance" },
          line.householdId
            ? { label: `${line.village} · 户主 ${line.headName}`, href: `/households/${line.householdId}/assistance` }
            : { label: `${line.village} · 全村`, href: `/work/assistance?place=${line.villageCode}&of=village` },
        ]}
        title={line.item}
        subtitle={line.endReason ? `${later ? "已更正" : "已作废"}，不计入合计` : undefined}
        actions={
          mayCorrect(scope, line) && (
            <>
              <ButtonLink href={`/work/assistance/new?replaces=${line.id}`} icon="pencil">
                更正
              </ButtonLink>
              <EndLine id={line.id} item={line.item} />
            </>
          )
        }
      />
      {later && <Linked title="更正后的一条" row={later} />}
      {earlier && <Linked title="这一条更正的是" row={earlier} />}
      <Card>
        <DescriptionList
          facts={[
            { label: "日期", value: line.givenOn },
            { label: "谁给的", value: line.giver },
            { label: "种类", value: ASSISTANCE_KINDS[line.kind] ?? line.kind },
            { label: "数量", value: amount(line.quantity, line.unit) },
            { label: "折合金额", value: yuan(line.value) },
            { label: "资金来源", value: line.fundSource ? FUND_SOURCES[line.fundSource] : NO_FUND },
            { label: "依据", value: line.evidence },
            { label: "登记人", value: line.by },
            ...(line.note ? [{ label: "备注", value: line.note, wide: true }] : []),
            ...(line.endReason
              ? [{ label: later ? "更正的原因" : "作废的原因", value: line.endReason, wide: true }]
              : []),
          ]}
        />
      </Card>
    </>
  )
}
