"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import type { ImportKind } from "@/lib/domain/import/kinds"
import { confirmImport, discardImport, undoImport } from "@/lib/features/imports/actions"
import { AFTER } from "./batch-changes"

/** Has the previewed rows written, after saying once more what will happen. */
export function ConfirmButton({ id, rows, sentence }: { id: string; rows: number; sentence: string }) {
  return (
    <ConfirmDialog
      trigger="确认写入"
      triggerVariant="primary"
      triggerIcon="check"
      destructive={false}
      title={`写入这 ${rows.toLocaleString("zh-CN")} 行`}
      consequence={sentence}
      confirmLabel="写入"
      values={{ id }}
      action={async (data) => outcomeOf(await confirmImport(data))}
    />
  )
}

/** Gives the batch up; nothing was written. */
export function DiscardButton({ id }: { id: string }) {
  return (
    <ConfirmDialog
      trigger="放弃"
      title="放弃这个批次"
      consequence="什么都没有写入；上传的文件会一并删除。"
      confirmLabel="放弃"
      values={{ id }}
      action={async (data) => outcomeOf(await discardImport(data))}
    />
  )
}

/** Takes the whole batch back, for a reason. */
export function UndoButton({ id, kind }: { id: string; kind: ImportKind }) {
  return (
    <ConfirmDialog
      trigger="撤销整批"
      triggerIcon="undo-2"
      title="撤销整批导入"
      consequence={AFTER[kind].undo}
      confirmLabel="撤销整批"
      reason={{ label: "撤销的原因" }}
      values={{ id }}
      action={async (data) => outcomeOf(await undoImport(data))}
    />
  )
}
