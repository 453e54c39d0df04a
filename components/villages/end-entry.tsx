"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { endVillageEntry } from "@/lib/features/villages/actions"

/** Takes a line off the list. */
export function EndEntry({ villageCode, id, title }: { villageCode: string; id: string; title: string }) {
  return (
    <ConfirmDialog
      trigger="移出"
      triggerVariant="quiet"
      small
      title={`移出“${title}”？`}
      consequence="这一条不再显示在台账里，记录仍保留。已经办完的请改为填写完成日期，不用移出。"
      confirmLabel="移出"
      action={async (data) => outcomeOf(await endVillageEntry(data))}
      values={{ villageCode, id }}
    />
  )
}
