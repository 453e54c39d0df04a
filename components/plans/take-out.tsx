"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { takeOutMeasure } from "@/lib/features/plans/actions"

/** Takes a measure out of a draft into which it was put by mistake. */
export function TakeOut({ id, title }: { id: string; title: string }) {
  return (
    <ConfirmDialog
      trigger="从草稿里去掉"
      triggerVariant="quiet"
      small
      title={`去掉“${title}”`}
      consequence="这项措施不再出现在草稿里，也不算农户不同意。以后还可以再加。"
      confirmLabel="去掉"
      destructive={false}
      values={{ id }}
      action={async (data) => outcomeOf(await takeOutMeasure(data))}
    />
  )
}
