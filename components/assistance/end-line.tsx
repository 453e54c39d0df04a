"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { endAssistanceLine } from "@/lib/features/assistance/actions"

/** Takes a wrong line off the ledger, with the reason. */
export function EndLine({ id, item }: { id: string; item: string }) {
  return (
    <ConfirmDialog
      trigger="作废"
      small
      triggerVariant="quiet"
      title={`作废“${item}”这一条`}
      consequence="这一条不再计入合计，记录和原因会保留；登记错了的，作废后再登记正确的一条。"
      confirmLabel="作废"
      reason={{ label: "原因" }}
      values={{ id }}
      action={async (data) => outcomeOf(await endAssistanceLine(data), "已作废")}
    />
  )
}
