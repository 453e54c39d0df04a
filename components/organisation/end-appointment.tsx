"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { endAppointment } from "@/lib/features/organisation/actions"

/** Somebody leaves a place; the history keeps it. */
export function EndAppointment({ id }: { id: string }) {
  return (
    <ConfirmDialog
      trigger="结束"
      small
      triggerVariant="quiet"
      title="结束这项安排"
      consequence="从今天起不再有效，记录保留在下面的历史里。"
      confirmLabel="结束"
      reason={{ label: "原因" }}
      values={{ id }}
      action={async (data) => outcomeOf(await endAppointment(data), "已结束")}
    />
  )
}
