"use client"
import { Card } from "@/components/ui/card"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { outcomeOf } from "@/components/ui/outcome"
import { revokeDevice } from "@/lib/features/field/actions"

export interface Phone {
  readonly id: string
  readonly label: string
  readonly households: number
  /** `2026-07-28 10:32`; null = never */
  readonly pulledAt: string | null
  readonly revoked: boolean
  /** as pulledAt: when the phone reported that its copy has gone */
  readonly wipedAt: string | null
}

/** Whether households are on it: as long as it has not reported that they are gone, they may be. */
function stateOf({ revoked, households, wipedAt }: Phone): string {
  if (wipedAt) return `${revoked ? "已停用，" : ""}已清除（${wipedAt}）`
  return revoked ? "已停用，还没联网清除" : `存有 ${households} 户`
}

/** Phones that keep a copy of households for work without a signal; a lost one is stopped here. */
export function OwnPhones({ phones }: { phones: readonly Phone[] }) {
  if (phones.length === 0) return null
  return (
    <Card title="手机里的副本" subtitle="没有信号也能走访的手机；丢了的请停用，下次联网时自动清除，也取不到新资料">
      <ul className="divide-y divide-line">
        {phones.map((phone) => (
          <li key={phone.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div>
              <p>{phone.label || "浏览器"}</p>
              <p className="text-sm text-ink-3">
                {stateOf(phone)} · 最近取资料 {phone.pulledAt ?? "从未"}
              </p>
            </div>
            {!phone.revoked && (
              <ConfirmDialog
                trigger="停用"
                small
                title={`停用“${phone.label || "浏览器"}”里的副本`}
                consequence="这部手机下次联网时清除农户资料，也取不到新资料；已写没发送的走访仍封存在手机里。"
                confirmLabel="停用"
                values={{ id: phone.id }}
                action={async (data) => outcomeOf(await revokeDevice(data), "已停用")}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
