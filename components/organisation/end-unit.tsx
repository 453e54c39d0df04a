"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { endUnit } from "@/lib/features/organisation/actions"

/** Closes a unit; what it did stays. */
export function EndUnit({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmDialog
      trigger="撤销"
      small
      triggerVariant="quiet"
      title={`撤销 ${name}`}
      consequence="从今天起不再能选它；以前的台账和包村安排保留。"
      confirmLabel="撤销"
      reason={{ label: "原因" }}
      values={{ id }}
      action={async (data) => outcomeOf(await endUnit(data), "已撤销")}
    />
  )
}
