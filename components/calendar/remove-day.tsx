"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { removeCalendarDay } from "@/lib/features/calendar/actions"

/** Takes back a day of the county's own. */
export function RemoveDay({ day }: { day: string }) {
  return (
    <ConfirmDialog
      trigger="取消"
      triggerVariant="quiet"
      small
      title={`取消 ${day} 的登记`}
      consequence="这一天重新按国家安排算。已经定下的期限不变，以后的期限按新的日历推算。"
      confirmLabel="取消登记"
      values={{ day }}
      action={async (data) => outcomeOf(await removeCalendarDay(data))}
    />
  )
}
