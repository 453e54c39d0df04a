"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { endAssistanceLine } from "@/lib/features/assistance/actions"

/** Takes a line that should not be there off the ledger, with the reason. */
export function EndLine({ id, item }: { id: string; item: string }) {
  return (
    <ConfirmDialog
      trigger="作废"
      title={`作废“${item}”这一条`}
      consequence="这一条不再计入合计，记录和原因会保留。登记有误的，请用“更正”，不要作废。"
      confirmLabel="作废"
      reason={{ label: "原因" }}
      values={{ id }}
      action={async (data) => outcomeOf(await endAssistanceLine(data), "已作废")}
    />
  )
}
