"use client"
import { Card } from "@/components/ui/card"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { Tag } from "@/components/ui/tag"
import { dayAfter } from "@/lib/domain/problem/problem"
import { acceptHandover, declineHandover, withdrawHandover } from "@/lib/features/handovers/actions"
import type { HandoverRow } from "@/lib/features/handovers/schema"

const STATE = {
  proposed: ["等待接收", "amber"],
  accepted: ["已接收", "green"],
  declined: ["已退回", "neutral"],
  withdrawn: ["已撤回", "neutral"],
} as const

/** Until when the former helper may look: a number of days before, the last day afterwards. */
function graceWords({ state, decidedOn, graceDays }: HandoverRow): string {
  if (state !== "accepted" || !decidedOn) return `移交后原责任人还能查看 ${graceDays} 天`
  return graceDays > 0 ? `原责任人可查看到 ${dayAfter(decidedOn, graceDays)}` : "原责任人不再能查看"
}

/** One hand-over: from whom to whom, why, which households, and what the reader can do with it. */
export function HandoverCard({ row, me, today }: { row: HandoverRow; me: string; today: string }) {
  const [label, tone] = STATE[row.state]
  const late = row.state === "proposed" && row.respondBy < today
  return (
    <Card
      title={`${row.from} 移交给 ${row.to}，${row.items.length} 户`}
      subtitle={`${row.proposedBy} ${row.proposedOn} 提出，请在 ${row.respondBy} 前答复；${graceWords(row)}`}
      actions={<Tag tone={late ? "red" : tone}>{late ? "超过答复期限" : label}</Tag>}
    >
      <p className="mb-2">原因：{row.reason}</p>
      {row.decisionNote && <p className="mb-2">答复：{row.decisionNote}</p>}
      <details open={row.state === "proposed"}>
        <summary className="min-h-11 content-center text-brand lg:min-h-8">名单</summary>
        <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
          {row.items.map(({ no, head, village }) => (
            <li key={no}>
              户主 {head}{" "}
              <span className="text-sm text-ink-3">
                {village} · {no}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {row.state === "proposed" && (
        <div className="mt-4 flex flex-wrap gap-3">
          {row.toId === me && (
            <>
              <ConfirmDialog
                trigger="接收"
                triggerVariant="primary"
                triggerIcon="check"
                title={`接收 ${row.items.length} 户`}
                consequence="从今天起由您负责这些户，没有解决的问题和没有落实的措施一并转到您名下。"
                confirmLabel="接收"
                destructive={false}
                values={{ id: row.id }}
                action={async (data) => {
                  const result = await acceptHandover(data)
                  const { households = 0, passed = 0 } = result.ok ? result.value : {}
                  const rest = passed > 0 ? `；${passed} 户没有过来：已不在册，或者责任人已经变了` : ""
                  return outcomeOf(result, `已接收 ${households} 户${rest}`)
                }}
              />
              <ConfirmDialog
                trigger="退回"
                triggerIcon="undo-2"
                title="退回这次移交"
                consequence="这些户仍由原责任人负责。"
                confirmLabel="退回"
                reason={{ label: "原因" }}
                values={{ id: row.id }}
                action={async (data) => outcomeOf(await declineHandover(data), "已退回")}
              />
            </>
          )}
          {(row.fromId === me || row.proposedById === me) && (
            <ConfirmDialog
              trigger="撤回"
              triggerIcon="undo-2"
              title="撤回这次移交"
              consequence="这些户仍由原责任人负责。"
              confirmLabel="撤回"
              reason={{ label: "原因" }}
              values={{ id: row.id }}
              action={async (data) => outcomeOf(await withdrawHandover(data), "已撤回")}
            />
          )}
        </div>
      )}
    </Card>
  )
}
