import type { Metadata } from "next"
import { BatchTable } from "@/components/imports/batch-table"
import { STEPS } from "@/components/imports/steps"
import { UploadForm } from "@/components/imports/upload-form"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { Steps } from "@/components/ui/steps"
import { IMPORT_KIND_KEYS, IMPORT_KINDS } from "@/lib/domain/import/kinds"
import { listBatches } from "@/lib/features/imports/queries"
import { listSamples } from "@/lib/features/imports/sample-queries"
import { minuteOf } from "@/lib/platform/clock"
import { env } from "@/lib/platform/env"
import { requireScope } from "@/lib/platform/scope/require"
import { may } from "@/lib/platform/scope/scope"

export const metadata: Metadata = { title: "导入" }

/** Step one of an import, what to begin with, and the batches so far. */
export default async function ImportsPage() {
  const scope = await requireScope("import.run")
  const [batches, samples] = await Promise.all([listBatches(scope), listSamples(scope.countyCode)])
  const kinds = IMPORT_KIND_KEYS.filter((kind) => may(scope, IMPORT_KINDS[kind].run))
  const lines = batches.map((batch) => ({ ...batch, by: batch.uploadedByName, at: minuteOf(batch.uploadedAt) }))
  return (
    <>
      <PageHeader
        title="导入"
        subtitle={`${kinds.map((kind) => IMPORT_KINDS[kind].label).join("、")}的工作簿。先看清楚会发生什么，确认后才写入，写入后还可以撤销。`}
      />
      <Steps steps={STEPS} current={0} />
      <div className="mb-8 grid gap-5 lg:grid-cols-[2fr_1fr]">
        <Card>
          <UploadForm maxBytes={env().UPLOAD_LIMIT_MB * 1024 * 1024} kinds={kinds} />
        </Card>
        <Card title="从这里开始">
          <ul className="space-y-3">
            {kinds.map((kind) => (
              <li key={kind}>
                <ButtonLink href={`/api/imports/template?kind=${kind}`} icon="file-spreadsheet" download="">
                  {IMPORT_KINDS[kind].label}模板
                </ButtonLink>
              </li>
            ))}
            {samples
              .filter(({ kind }) => kinds.includes(kind))
              .map((sample) => (
                <li key={sample.name}>
                  <a className="link" href={`/api/imports/samples/${encodeURIComponent(sample.name)}`} download="">
                    样例：{sample.name}
                  </a>
                  <p className="text-sm text-ink-3">{sample.what}</p>
                </li>
              ))}
          </ul>
        </Card>
      </div>
      <h2 className="mb-3 text-lg">导入批次</h2>
      <BatchTable batches={lines} />
    </>
  )
}
