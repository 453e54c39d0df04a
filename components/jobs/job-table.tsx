import { TableFrame, Td, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { JOB_LABEL } from "@/lib/features/jobs/schema"
import { minuteOf } from "@/lib/platform/clock"

export interface ShownJob {
  readonly id: string
  readonly kind: string
  readonly state: "queued" | "running" | "done" | "failed" | "cancelled"
  readonly done: number
  readonly total: number
  readonly failure: string | null
  readonly createdAt: Date
  readonly finishedAt: Date | null
  readonly requestedBy: string | null
}

/** The newest background work and how it ended. */
export function JobTable({ jobs }: { jobs: readonly ShownJob[] }) {
  return (
    <TableFrame label="后台任务" cards>
      <thead>
        <tr>
          <Th>任务</Th>
          <Th>状态</Th>
          <Th num>进度</Th>
          <Th>提交人</Th>
          <Th>提交时间</Th>
          <Th>结束时间</Th>
          <Th>说明</Th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.id}>
            <th scope="row">{JOB_LABEL[job.kind] ?? job.kind}</th>
            <Td label="状态">
              <JobStateTag state={job.state} />
            </Td>
            <Td label="进度" num>
              {job.total > 0 ? `${job.done.toLocaleString("zh-CN")} / ${job.total.toLocaleString("zh-CN")}` : "—"}
            </Td>
            <Td label="提交人">{job.requestedBy ?? "—"}</Td>
            <Td label="提交时间">{minuteOf(job.createdAt)}</Td>
            <Td label="结束时间">{job.finishedAt ? minuteOf(job.finishedAt) : "—"}</Td>
            <Td label="说明" wrap>
              {job.failure ?? ""}
            </Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

function JobStateTag({ state }: { state: ShownJob["state"] }) {
  if (state === "failed") return <Tag tone="red">未完成</Tag>
  if (state === "running") {
    return (
      <Tag tone="blue" icon="loader-circle">
        进行中
      </Tag>
    )
  }
  if (state === "queued") return <Tag icon="clock">等待中</Tag>
  return <span>{state === "done" ? "已完成" : "已取消"}</span>
}
