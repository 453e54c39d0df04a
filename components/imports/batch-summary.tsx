import { JobProgress } from "@/components/jobs/job-progress"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import type { ImportKind } from "@/lib/domain/import/kinds"
import type { BatchCounts, BatchState } from "@/lib/features/imports/schema"
import { AFTER, changesInWords } from "./batch-changes"
import { grouped } from "./batch-words"

const WORK: Partial<Record<BatchState, { readonly label: string; readonly unit: string }>> = {
  reading: { label: "读取工作簿", unit: "行" },
  applying: { label: "写入", unit: "行" },
  undoing: { label: "撤销", unit: "条" },
}

type Props = {
  kind: ImportKind
  state: BatchState
  job: {
    readonly id: string
    readonly state: "queued" | "running"
    readonly done: number
    readonly total: number
  } | null
  /** Sentence of a job or file that failed. */
  failure: string | null
  counts: Partial<BatchCounts>
  same: { readonly id: string; readonly at: string } | null
}

/** Where the batch stands and what that means, above everything else. */
export function BatchSummary({ kind, state, job, failure, counts, same }: Props) {
  const work = WORK[state]
  return (
    <div className="mb-5 space-y-4">
      {work && job && <JobProgress id={job.id} label={work.label} unit={work.unit} initial={job} />}
      {failure && (
        <Alert
          tone="danger"
          title={state === "failed" ? "这个文件读不了，什么都没有改变" : "后台任务没有完成"}
          actions={state === "failed" ? <ButtonLink href="/imports">重新选文件</ButtonLink> : undefined}
        >
          {failure}
        </Alert>
      )}
      {same && (
        <Alert tone="warn" title="同样的文件已经导入过">
          内容完全相同的文件在 {same.at} <a href={`/imports/${same.id}`}>已导入</a>，再导入一次通常没有新内容。
        </Alert>
      )}
      {state === "ready" && (
        <Alert tone="info" title={`确认后会${changesInWords(kind, counts)}`}>
          现在还没有写入。{AFTER[kind].ready}
        </Alert>
      )}
      {state === "applied" && (
        <Alert tone="success" title={`已写入：${changesInWords(kind, counts)}`}>
          {AFTER[kind].applied}
          {counts.rejected ? `还有 ${grouped(counts.rejected)} 行退回，改好后可以再导入一次。` : ""}
        </Alert>
      )}
      {state === "undone" && (
        <Alert tone="info" title={AFTER[kind].undone}>
          {counts.kept
            ? `撤销 ${grouped(counts.takenBack ?? 0)} 条，另有 ${grouped(counts.kept)} 条已有后续，不能撤销，仍然有效。`
            : undefined}
        </Alert>
      )}
      {state === "discarded" && <Alert tone="info" title="这一批已经放弃，什么都没有写入" />}
    </div>
  )
}
