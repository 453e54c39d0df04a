import type { Metadata } from "next"
import { JobTable } from "@/components/jobs/job-table"
import { Alert } from "@/components/ui/alert"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { isAnyWaiting, listJobs } from "@/lib/features/jobs/queries"
import { databaseHealth } from "@/lib/platform/health"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata: Metadata = { title: "任务与系统" }

/** Whether the system is well, and what works in the background. */
export default async function SystemPage() {
  const scope = await requireScope("account.manage")
  const [health, jobs, waiting] = await Promise.all([databaseHealth(), listJobs(scope), isAnyWaiting(scope)])
  const facts = [
    { label: "数据库", value: health.database ? "正常" : "连不上" },
    { label: "数据库结构", value: health.migrations ? "已是最新" : "需要升级" },
    { label: "后台程序", value: waiting ? "没有应答" : "正常" },
  ]
  return (
    <div className="space-y-5">
      <PageHeader title="任务与系统" />
      {waiting && (
        <Alert tone="warn" title="有任务等了一分钟以上还没有开始">
          后台程序可能没有运行，请联系平台运维检查。任务不会丢失，程序恢复后会接着做。
        </Alert>
      )}
      <Card title="系统状态">
        <DescriptionList facts={facts} />
      </Card>
      <h2 className="text-lg">最近的后台任务</h2>
      {jobs.length > 0 ? <JobTable jobs={jobs} /> : <EmptyState title="还没有后台任务" />}
    </div>
  )
}
