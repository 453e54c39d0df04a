import { PreviewSummary } from "@/components/classification/preview-result"
import { PreviewForm, RunForm } from "@/components/classification/run-forms"
import { RunHistory, type RunRow } from "@/components/classification/run-history"
import { grouped } from "@/components/households/words"
import { JobProgress } from "@/components/jobs/job-progress"
import { Alert } from "@/components/ui/alert"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { Steps } from "@/components/ui/steps"
import {
  type CountyJob,
  listExamples,
  listRuns,
  newestPreview,
  previewResult,
  runResult,
} from "@/lib/features/classification/run-queries"
import type { PreviewResult } from "@/lib/features/classification/schema"
import { usablePolicy } from "@/lib/features/policy/queries"
import { minuteOf, today } from "@/lib/platform/clock"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "全县判定" }

type OpenJob = CountyJob & { readonly state: "queued" | "running" }
const isOpen = (job: CountyJob | null | undefined): job is OpenJob =>
  job?.state === "queued" || job?.state === "running"

const rowOf = (job: CountyJob): RunRow => {
  const result = runResult(job)
  const { version = null, households = null, changed = null, moved = null } = result ?? {}
  const { id, state, failure, reason, requestedBy: by } = job
  return { id, state, failure, reason, by, at: minuteOf(job.createdAt), version, households, changed, moved }
}

export default async function ClassificationPage() {
  const scope = await requireScope("pathway.classify")
  const [policy, preview, runs] = await Promise.all([
    usablePolicy(scope, today()),
    newestPreview(scope),
    listRuns(scope),
  ])
  const run = runs[0]
  const isFresh = preview !== null && (!run || run.createdAt < preview.createdAt)
  const result = isFresh ? previewResult(preview) : null
  const ready = result?.asOf === today() && policy.ok && result.version === policy.value.version ? result : null
  const examples = await listExamples(scope, ready?.moves.flatMap((move) => move.examples.slice(0, 3)) ?? [])
  return (
    <>
      <PageHeader
        title="全县判定"
        subtitle="判定规则、参数或年龄变了以后，按今天的情况把全县农户重新判定一遍。先预览，确认后才写入；人工核定的路径不会被改动。"
      />
      {!policy.ok && (
        <Alert tone="danger" title="判定规则不能使用，没有判定任何农户" className="mb-4">
          {policy.problem} 请到“管理 › 判定规则”更正后再判定。
        </Alert>
      )}
      <Steps steps={["预览", "确认", "写入"]} current={isOpen(run) ? 2 : ready ? 1 : 0} />
      <div className="space-y-6">
        <Card>
          <Stage run={run} preview={isFresh ? preview : null} ready={ready} examples={examples} mayStart={policy.ok} />
        </Card>
        {runs.length > 0 && (
          <section>
            <h2 className="mb-2 text-lg">历次判定</h2>
            <RunHistory runs={runs.map(rowOf)} />
          </section>
        )}
      </div>
    </>
  )
}

interface StageProps {
  readonly run: CountyJob | undefined
  /** The newest preview, unless a run came after it. */
  readonly preview: CountyJob | null
  readonly ready: PreviewResult | null
  readonly examples: ReadonlyMap<string, string>
  readonly mayStart: boolean
}

/** Where the work stands: a run or preview under way, a preview to confirm, or nothing begun. */
function Stage({ run, preview, ready, examples, mayStart }: StageProps) {
  if (isOpen(run)) {
    return (
      <JobProgress
        key={run.id}
        id={run.id}
        label="全县判定"
        initial={run}
        cancelConsequence="已判定的农户保留新结果，其余农户不变。以后可以再预览、再判定。"
      />
    )
  }
  if (isOpen(preview)) {
    return (
      <JobProgress
        key={preview.id}
        id={preview.id}
        label="预览全县判定"
        initial={preview}
        cancelConsequence="预览不改动任何农户。"
      />
    )
  }
  if (!mayStart) return <p>没有可用的判定规则。</p>
  if (!preview || !ready) {
    return (
      <div className="space-y-3">
        {preview?.failure && <Alert tone="danger">{preview.failure}</Alert>}
        <p>先看看会有什么变化，不会改动任何农户。</p>
        <PreviewForm />
      </div>
    )
  }
  return (
    <div className="space-y-5">
      <PreviewSummary result={ready} examples={examples} />
      <div className="flex flex-wrap items-end gap-3 border-t border-line pt-4">
        <RunForm preview={preview.id} households={grouped(ready.households)} reasonNeeded={ready.concerns.length > 0} />
        <PreviewForm again />
      </div>
    </div>
  )
}
