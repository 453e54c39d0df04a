"use client"
import { useActionState } from "react"
import { Button } from "@/components/ui/button"
import { FormResult } from "@/components/ui/form-result"
import { TextInput } from "@/components/ui/inputs"
import { type Outcome, outcomeOf } from "@/components/ui/outcome"
import { settleChanges } from "@/lib/features/changes/actions"
import type { ChangeRow } from "@/lib/features/changes/schema"
import { ChangeTable } from "./change-table"

async function settle(_last: Outcome | undefined, data: FormData): Promise<Outcome> {
  const result = await settleChanges(data)
  if (!result.ok) return outcomeOf(result)
  const { changes, left, unregistered } = result.value
  const word = data.get("decision") === "accept" ? "采纳" : "不采纳"
  const waiting = unregistered > 0 ? `，${unregistered} 条家里的大事要先登记家庭变动` : ""
  return { ok: true, message: `已${word} ${changes} 条${left > 0 ? `，${left} 条已有人处理` : ""}${waiting}` }
}

/** The changes that wait, to be taken over or turned down, some at a time. */
export function SettleForm({ rows }: { rows: readonly ChangeRow[] }) {
  const [outcome, send] = useActionState(settle, undefined)
  return (
    <form action={send} aria-label="确认变化" className="space-y-4">
      <ChangeTable rows={rows} label="待确认的变化" household choose="ids" />
      <div className="sticky bottom-16 z-10 flex flex-wrap items-end gap-3 rounded-lg border border-line bg-paper p-4 lg:bottom-2">
        <TextInput
          name="note"
          label="说明（不采纳时必填）"
          required={false}
          maxLength={200}
          className="grow sm:max-w-md"
        />
        <Button type="submit" name="decision" value="accept" variant="primary" icon="check">
          采纳勾选的
        </Button>
        <Button type="submit" name="decision" value="reject" icon="x">
          不采纳勾选的
        </Button>
        <FormResult tone={outcome?.ok === false ? "danger" : "success"} message={outcome?.message} />
      </div>
    </form>
  )
}
