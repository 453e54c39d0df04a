"use client"
import { useActionState, useState } from "react"
import { FormResult } from "@/components/ui/form-result"
import { type Outcome, outcomeOf } from "@/components/ui/outcome"
import type { Mover } from "@/lib/domain/measures/transitions"
import { moveMeasure } from "@/lib/features/measures/actions"
import type { MeasureRow } from "@/lib/features/measures/schema"
import { BulkBar } from "./bulk-bar"
import { MeasureTable } from "./measure-table"

/** Measures by deadline; with a `mover` some at a time are begun or delivered, after a look at what will happen. */
export function BulkForm({ rows, today, mover }: { rows: readonly MeasureRow[]; today: string; mover: Mover | null }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [outcome, send] = useActionState(async (_last: Outcome | undefined, data: FormData): Promise<Outcome> => {
    const result = await moveMeasure(data)
    if (!result.ok) return outcomeOf(result)
    setTicked(new Set())
    const { moved, refused, why } = result.value
    return { ok: true, message: `已登记 ${moved} 项${refused > 0 ? `，${refused} 项没有动：${why.join("；")}` : ""}` }
  }, undefined)
  const chosen = rows.filter(({ id }) => ticked.has(id))
  const tick = (ids: readonly string[], on: boolean) =>
    setTicked((before) => {
      const after = new Set(before)
      for (const id of ids) on ? after.add(id) : after.delete(id)
      return after
    })
  return (
    <form action={send} aria-label="措施名单" className="space-y-4">
      <MeasureTable rows={rows} today={today} ticked={mover ? ticked : null} tick={tick} />
      {mover && chosen.length > 0 && <BulkBar chosen={chosen} today={today} mover={mover} />}
      <FormResult tone={outcome?.ok === false ? "danger" : "success"} message={outcome?.message} />
    </form>
  )
}
