import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { ConfirmButton, DiscardButton, UndoButton } from "@/components/imports/batch-buttons"
import { AFTER, changesInWords } from "@/components/imports/batch-changes"
import { BatchSummary } from "@/components/imports/batch-summary"
import { HelperLoads } from "@/components/imports/helper-loads"
import { LayoutCard } from "@/components/imports/layout-card"
import { LedgerSums } from "@/components/imports/ledger-sums"
import { OutcomeTabs } from "@/components/imports/outcome-tabs"
import { STEPS, stepOf } from "@/components/imports/steps"
import { PageHeader } from "@/components/ui/page-header"
import { Steps } from "@/components/ui/steps"
import { IMPORT_KINDS } from "@/lib/domain/import/kinds"
import { totalRows } from "@/lib/domain/import/outcome"
import { importedLines } from "@/lib/features/assistance/import-queries"
import { sumAssistance } from "@/lib/features/assistance/queries"
import { helperChanges } from "@/lib/features/imports/pairing-queries"
import { type Batch, commonReasons, findSameFile, getBatch, listRows } from "@/lib/features/imports/queries"
import { type BatchCounts, isRowTab, type RowTab } from "@/lib/features/imports/schema"
import { minuteOf } from "@/lib/platform/clock"
import { getJob } from "@/lib/platform/jobs/queue"
import { requireScope } from "@/lib/platform/scope/require"
import { may, type Scope } from "@/lib/platform/scope/scope"

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}
const PAGE = 50

export const metadata: Metadata = { title: "导入批次" }

const hasCounts = (counts: Partial<BatchCounts>): counts is BatchCounts => counts.created !== undefined

/** One batch: understood, decided, written, taken back. */
export default async function ImportPage({ params, searchParams }: Props) {
  const scope = await requireScope("import.run")
  const [{ id }, query] = await Promise.all([params, searchParams])
  const batch = await getBatch(scope, id)
  if (!batch) notFound()
  const [job, same] = await Promise.all([batch.jobId ? getJob(scope, batch.jobId) : null, findSameFile(scope, batch)])
  const running = job?.state === "queued" || job?.state === "running" ? job : null
  const failure = batch.failure ?? (job?.state === "failed" ? job.failure : null)
  return (
    <>
      <PageHeader
        title={batch.fileName}
        subtitle={`${IMPORT_KINDS[batch.kind].label}，${batch.uploadedByName} 上传于 ${minuteOf(batch.uploadedAt)}`}
        breadcrumbs={[{ href: "/imports", label: "导入" }, { label: batch.fileName }]}
        actions={<Actions batch={batch} mayUndo={may(scope, IMPORT_KINDS[batch.kind].undo)} />}
      />
      <Steps steps={STEPS} current={stepOf(batch.state)} />
      <BatchSummary
        kind={batch.kind}
        state={batch.state}
        job={
          running && {
            id: running.id,
            state: running.state as "queued" | "running",
            done: running.done,
            total: running.total,
          }
        }
        failure={failure}
        counts={batch.counts}
        same={same && batch.state === "ready" ? { id: same.id, at: minuteOf(same.uploadedAt) } : null}
      />
      <div className="space-y-6">
        {batch.state !== "discarded" && hasCounts(batch.counts) && (
          <Effect scope={scope} batch={batch} counts={batch.counts} />
        )}
        {batch.layout.sheets && <LayoutCard layout={batch.layout} />}
      </div>
      {hasCounts(batch.counts) && <Rows scope={scope} batch={batch} counts={batch.counts} query={query} />}
    </>
  )
}

function Actions({ batch, mayUndo }: { batch: Batch; mayUndo: boolean }) {
  const { id, kind, state, counts } = batch
  if (state === "applied" && mayUndo) return <UndoButton id={id} kind={kind} />
  if (state !== "ready") return state === "failed" || state === "reading" ? <DiscardButton id={id} /> : null
  const rows = (counts.created ?? 0) + (counts.updated ?? 0)
  const sentence = `${changesInWords(kind, counts)}。退回 ${counts.rejected ?? 0} 行、重复 ${counts.duplicate ?? 0} 行不写入。写入在后台进行，${AFTER[kind].later}。`
  return (
    <>
      <DiscardButton id={id} />
      {rows > 0 && <ConfirmButton id={id} rows={rows} sentence={sentence} />}
    </>
  )
}

type EffectProps = { scope: Scope; batch: Batch; counts: BatchCounts }

/** What the batch changes as a whole, where that is more than its rows. */
async function Effect({ scope, batch, counts }: EffectProps) {
  const { id, kind, state } = batch
  if (kind === "pairings") return state === "ready" ? <HelperLoads helpers={await helperChanges(scope, id)} /> : null
  if (kind !== "assistance" || (state !== "ready" && state !== "applied")) return null
  const sum = await sumAssistance(scope, {})
  if (state === "ready") {
    const batch = { lines: counts.created, value: counts.valueFen ?? 0 }
    return <LedgerSums waits others={sum} batch={batch} />
  }
  const { lines, valueFen } = await importedLines(scope, id)
  const others = { lines: sum.lines - lines, value: sum.value - valueFen }
  return <LedgerSums waits={false} others={others} batch={{ lines, value: valueFen }} />
}

/** The first tab with something in it, the ones that need somebody first. */
const firstTab = (counts: BatchCounts): RowTab =>
  (["rejected", "created", "updated", "duplicate", "unchanged"] as const).find((tab) => counts[tab] > 0) ?? "created"

type RowsProps = {
  scope: Scope
  batch: Batch
  counts: BatchCounts
  query: Readonly<Record<string, string | string[] | undefined>>
}

async function Rows({ scope, batch, counts, query }: RowsProps) {
  const tab = isRowTab(query.tab) ? query.tab : firstTab(counts)
  const after = Number(query.after ?? 0) || 0
  const [rows, common] = await Promise.all([
    listRows(scope, batch.id, tab, after, PAGE),
    commonReasons(scope, batch.id, tab),
  ])
  const address = `/imports/${batch.id}?tab=${tab}`
  return (
    <div className="mt-6">
      <h2 className="mb-3 text-lg">{batch.state === "ready" ? "会发生什么" : "结果"}</h2>
      <OutcomeTabs
        id={batch.id}
        kind={batch.kind}
        tab={tab}
        counts={counts}
        rows={rows}
        common={after === 0 ? common : []}
        first={after > 0 ? address : undefined}
        next={rows.length === PAGE && totalRows(counts) > PAGE ? `${address}&after=${rows.at(-1)?.seq}` : undefined}
        returnable={batch.state === "ready" || batch.state === "applied" || batch.state === "applying"}
      />
    </div>
  )
}
