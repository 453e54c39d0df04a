import { EmptyState } from "@/components/ui/empty-state"
import { RowLink, TableFrame, Td, Th } from "@/components/ui/table"
import { Tag } from "@/components/ui/tag"
import { IMPORT_KINDS, type ImportKind } from "@/lib/domain/import/kinds"
import { OUTCOME_LABEL, OUTCOMES, type OutcomeCounts } from "@/lib/domain/import/outcome"
import type { BatchState } from "@/lib/features/imports/schema"
import { grouped, STATE_WORDS } from "./batch-words"

export interface BatchLine {
  readonly id: string
  readonly fileName: string
  readonly kind: ImportKind
  readonly state: BatchState
  readonly counts: Partial<OutcomeCounts>
  readonly by: string
  /** minute in China */
  readonly at: string
}

/** The batches, newest first: what each became of. */
export function BatchTable({ batches }: { batches: readonly BatchLine[] }) {
  if (batches.length === 0)
    return <EmptyState title="还没有导入过工作簿">在上面选择一个工作簿，先看清楚再写入。</EmptyState>
  return (
    <TableFrame label="导入批次" cards>
      <thead>
        <tr>
          <Th>文件</Th>
          <Th>内容</Th>
          <Th>状态</Th>
          {OUTCOMES.map((outcome) => (
            <Th key={outcome} num>
              {OUTCOME_LABEL[outcome]}
            </Th>
          ))}
          <Th>上传人</Th>
          <Th>上传时间</Th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.id}>
            <th scope="row">
              <RowLink href={`/imports/${batch.id}`}>{batch.fileName}</RowLink>
            </th>
            <Td label="内容">{IMPORT_KINDS[batch.kind].label}</Td>
            <Td label="状态">
              <Tag tone={STATE_WORDS[batch.state].tone}>{STATE_WORDS[batch.state].word}</Tag>
            </Td>
            {OUTCOMES.map((outcome) => (
              <Td key={outcome} num label={OUTCOME_LABEL[outcome]}>
                {batch.counts[outcome] === undefined ? "—" : grouped(batch.counts[outcome])}
              </Td>
            ))}
            <Td label="上传人">{batch.by}</Td>
            <Td label="上传时间">{batch.at}</Td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
