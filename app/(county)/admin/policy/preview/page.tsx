import { notFound } from "next/navigation"
import { PreviewSummary } from "@/components/classification/preview-result"
import { PublishForm } from "@/components/classification/publish-form"
import { JobProgress } from "@/components/jobs/job-progress"
import { Alert } from "@/components/ui/alert"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { draftPreview, listExamples, previewResult } from "@/lib/features/classification/run-queries"
import { newestPolicy } from "@/lib/features/policy/queries"
import { requireScope } from "@/lib/platform/scope/require"

export const metadata = { title: "新规则的影响" }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PolicyPreviewPage({ searchParams }: Props) {
  const scope = await requireScope("policy.edit")
  const { job: id } = await searchParams
  const job = typeof id === "string" ? await draftPreview(scope, id) : null
  if (!job) notFound()
  const result = previewResult(job)
  const version = (await newestPolicy(scope)).version + 1
  const examples = await listExamples(scope, result?.moves.flatMap((move) => move.examples.slice(0, 3)) ?? [])
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "判定规则", href: "/admin/policy" },
          { label: "修改", href: "/admin/policy/edit" },
          { label: "影响" },
        ]}
        title={`第 ${job.draft} 版草稿的影响`}
        subtitle="还没有发布，没有改动任何农户。"
      />
      {!result && (
        <JobProgress key={job.id} id={job.id} label="预览新规则" initial={job} cancelConsequence="草稿不保留。" />
      )}
      {result && (
        <div className="space-y-6">
          <Card>
            <PreviewSummary result={result} examples={examples} />
          </Card>
          {job.draft === version ? (
            <Card title="发布" subtitle={`自 ${result.asOf} 起生效；生效日期是今天的，发布后立即在后台重新判定全县。`}>
              <PublishForm preview={job.id} version={version} />
            </Card>
          ) : (
            <Alert
              tone="info"
              title="这一稿不能再发布"
              actions={<ButtonLink href="/admin/policy">看现行规则</ButtonLink>}
            >
              它已经发布，或之后发布过别的版本。
            </Alert>
          )}
        </div>
      )}
    </>
  )
}
