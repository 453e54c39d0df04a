"use client"
import { useActionState } from "react"
import { yuan } from "@/components/assistance/money"
import { Button } from "@/components/ui/button"
import { FormResult } from "@/components/ui/form-result"
import { DateInput, TextInput } from "@/components/ui/inputs"
import { type Outcome, outcomeOf } from "@/components/ui/outcome"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { departmentLabel } from "@/lib/domain/access/administration"
import { moveMeasure } from "@/lib/features/measures/actions"
import type { MeasureRow } from "@/lib/features/measures/schema"
import { MeasureTag } from "./measure-state"

async function move(_last: Outcome | undefined, data: FormData): Promise<Outcome> {
  const result = await moveMeasure(data)
  if (!result.ok) return outcomeOf(result)
  const { moved, refused, why } = result.value
  return { ok: true, message: `已登记 ${moved} 项${refused > 0 ? `，${refused} 项没有动：${why.join("；")}` : ""}` }
}

/** Measures by deadline; with `mayMove` some at a time are begun or delivered. */
export function BulkForm({ rows, today, mayMove }: { rows: readonly MeasureRow[]; today: string; mayMove: boolean }) {
  const [outcome, send] = useActionState(move, undefined)
  return (
    <form action={send} aria-label="措施名单" className="space-y-4">
      <TableFrame label="措施" cards pin={false}>
        <thead>
          <tr>
            {mayMove && <Th>勾选</Th>}
            <Th>措施</Th>
            <Th>农户、村</Th>
            <Th>负责</Th>
            <Th>期限</Th>
            <Th num>金额</Th>
            <Th>状态</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {mayMove && (
                <Td label="勾选">
                  <input
                    type="checkbox"
                    name="ids"
                    value={row.id}
                    className="tick"
                    aria-label={`勾选 ${row.headName} ${row.title}`}
                  />
                </Td>
              )}
              <Td label="措施">{row.title}</Td>
              <Td label="农户、村">
                <a className="link" href={`/households/${row.householdId}/plan`}>
                  户主 {row.headName}
                </a>{" "}
                · {row.village}
              </Td>
              <Td label="负责">
                {departmentLabel(row.department) ?? row.department}
                {row.responsibleName && ` · ${row.responsibleName}`}
              </Td>
              <Td label="期限">
                <time dateTime={row.dueOn}>{row.dueOn}</time>
              </Td>
              <Td label="金额" num>
                {yuan(row.amount)}
              </Td>
              <Td label="状态">
                <MeasureTag state={row.state} dueOn={row.dueOn} today={today} />
              </Td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {mayMove && (
        <div className="sticky bottom-16 z-10 flex flex-wrap items-end gap-3 rounded-lg border border-line bg-paper p-4 lg:bottom-2">
          <DateInput name="on" label="日期" required max={today} defaultValue={today} />
          <TextInput name="note" label="依据或说明" required={false} maxLength={200} className="grow sm:max-w-md" />
          <Button type="submit" name="to" value="underway" icon="play">
            开始办理
          </Button>
          <Button type="submit" name="to" value="delivered" variant="primary" icon="check">
            已落实
          </Button>
          <FormResult tone={outcome?.ok === false ? "danger" : "success"} message={outcome?.message} />
        </div>
      )}
    </form>
  )
}
