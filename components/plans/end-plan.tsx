"use client"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { endPlan } from "@/lib/features/plans/actions"

/** Throws a draft away; what runs by the version in force goes on. */
export function DiscardDraft({ planId }: { planId: string }) {
  return (
    <ConfirmDialog
      trigger="放弃草稿"
      small
      title="放弃这份草稿"
      consequence="草稿里拟定的措施一并去掉，正在执行的计划和措施不受影响。"
      confirmLabel="放弃草稿"
      reason={{ label: "原因" }}
      values={{ planId }}
      action={async (data) => outcomeOf(await endPlan(data), "草稿已放弃")}
    />
  )
}

/** Ends a plan that the household needs no more; its open measures end with it. */
export function EndPlan({ planId }: { planId: string }) {
  return (
    <ConfirmDialog
      trigger="结束计划"
      small
      title="结束这份计划"
      consequence="还没有落实的措施一并终止，已落实的和以前的版本都保留。"
      confirmLabel="结束计划"
      reason={{ label: "原因" }}
      values={{ planId }}
      action={async (data) => outcomeOf(await endPlan(data), "计划已结束")}
    />
  )
}
