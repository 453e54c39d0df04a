import { notFound } from "next/navigation"
import { FactCard } from "@/components/casefile/fact-card"
import { PrintDocument } from "@/components/casefile/print-document"
import { PageHeader } from "@/components/ui/page-header"
import { factCardOf } from "@/lib/features/casefile/queries"
import { loadRecord, type RecordPageProps } from "../load"

export const metadata = { title: "明白卡" }

/** The fact card: read on the phone, printed as one A4 sheet. No ID number stands on it. */
export default async function FactCardPage(props: RecordPageProps) {
  const { scope, record, day } = await loadRecord(props)
  const id = String(record.household.id)
  const lines = await factCardOf(scope, id)
  if (!lines) notFound()
  const { village, household } = record
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: village.name, href: `/households?place=${village.code}` },
          { label: `户主 ${String(household.head_name)}`, href: `/households/${id}` },
        ]}
        title="帮扶明白卡"
        subtitle={`${village.township}${village.name} · 户主 ${String(household.head_name)} · ${record.members.length} 人 · ${day}`}
        actions={<PrintDocument householdId={id} document="factCard" />}
      />
      <FactCard lines={lines} />
      <p className="mt-6 text-base text-ink-2">没有列出的不等于没有：登记不全的，请向帮扶责任人或村委会问清楚。</p>
    </>
  )
}
