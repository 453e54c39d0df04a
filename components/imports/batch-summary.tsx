import { JobProgress } from "@/components/jobs/job-progress"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import type { BatchCounts, BatchState } from "@/lib/features/imports/schema"
import { grouped } from "./batch-words"

const WORK: Partial<Record<BatchState, { readonly label: string; readonly unit: string }>> = {
  reading: { label: "读取工作簿", unit: "行" },
  applying: { label: "写入", unit: "行" },
  undoing: { label: "撤销", unit: "户" },
}

/** What will be, or has been, made and changed, in one sentence. */
export function changesInWords(counts: Partial<BatchCounts>): string {
  const parts = [
    ["新增", counts.newHouseholds, "户"],
    ["更新", counts.changedHouseholds, "户"],
    ["新增成员", counts.newMembers, "人"],
    ["更新成员", counts.changedMembers, "人"],
  ] as const
  const words = parts.flatMap(([what, number, unit]) => (number ? `${what} ${grouped(number)} ${unit}` : []))
  return words.length === 0 ? "没有要新增或更新的内容" : words.join("，")
}

type Props = {
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
export function BatchSummary({ state, job, failure, counts, same }: Props) {
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
          内容完全相同的文件在 {same.at} <a href={`/imports/${same.id}`}>已导入</a>，再导入一次通常全部不变。
        </Alert>
      )}
      {state === "ready" && (
        <Alert tone="info" title={`确认后会${changesInWords(counts)}`}>
          现在还没有写入。退回和重复的行不会写入；空着的格子不会清除已登记的内容。
        </Alert>
      )}
      {state === "applied" && (
        <Alert tone="success" title={`已写入：${changesInWords(counts)}`}>
          路径已随之重新判定。{counts.rejected ? `还有 ${grouped(counts.rejected)} 行退回，改好后可以再导入一次。` : ""}
        </Alert>
      )}
      {state === "undone" && <Alert tone="info" title="这一批已经撤销，登记恢复到导入之前" />}
      {state === "discarded" && <Alert tone="info" title="这一批已经放弃，什么都没有写入" />}
    </div>
  )
}
