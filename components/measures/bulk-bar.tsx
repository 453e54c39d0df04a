"use client"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { FUND_SOURCES } from "@/lib/domain/assistance/kinds"
import { type Mover, moveProblem } from "@/lib/domain/measures/transitions"
import type { MeasureRow } from "@/lib/features/measures/schema"

type Target = "underway" | "delivered"
const WORDS = { underway: "开始办理", delivered: "已落实" } as const

/** Which of the ticked measures would take the step, and why the others would not: by the rule that the server asks. */
function previewOf(chosen: readonly MeasureRow[], to: Target, on: string, mover: Mover, today: string) {
  const problems = chosen.flatMap((row) => moveProblem(row, { to, on, note: "" }, mover, today) ?? [])
  return { moving: chosen.length - problems.length, refused: problems.length, why: [...new Set(problems)] }
}

/** What to do with the ticked measures: the day, what was given, and a preview before anything is written. */
export function BulkBar({ chosen, today, mover }: { chosen: readonly MeasureRow[]; today: string; mover: Mover }) {
  const [on, setOn] = useState(today)
  const [to, setTo] = useState<Target | null>(null)
  const preview = to && previewOf(chosen, to, on, mover, today)
  return (
    <div className="sticky bottom-16 z-10 space-y-3 rounded-lg border border-line bg-paper p-4 shadow lg:bottom-2">
      <div className="flex flex-wrap items-end gap-3">
        <p className="w-full font-medium sm:w-auto sm:pb-2">已勾选 {chosen.length} 项</p>
        <DateInput
          name="on"
          label="日期"
          required
          max={today}
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
        {!to && (
          <>
            <Button icon="play" onClick={() => setTo("underway")}>
              开始办理
            </Button>
            <Button icon="check" variant="primary" onClick={() => setTo("delivered")}>
              已落实
            </Button>
          </>
        )}
      </div>
      {to && preview && (
        <>
          <div className="flex flex-wrap items-end gap-3">
            <TextInput name="note" label="依据或说明" required={false} maxLength={200} className="grow sm:max-w-md" />
            {to === "delivered" && <Given />}
          </div>
          <p role="status">
            将把 {preview.moving} 项登记为“{WORDS[to]}”
            {preview.refused > 0 && `，${preview.refused} 项不动：${preview.why.join("；")}`}。
            {to === "delivered" && "落实的措施写进帮扶台账；没有填的数量、金额按计划里的写。"}
          </p>
          <div className="flex flex-wrap gap-3">
            <input type="hidden" name="to" value={to} />
            {preview.moving > 0 && (
              <SubmitButton icon="check">
                确认{WORDS[to]} {preview.moving} 项
              </SubmitButton>
            )}
            <Button onClick={() => setTo(null)}>返回</Button>
          </div>
        </>
      )}
    </div>
  )
}

/** What each of them was given, the same for all. */
function Given() {
  return (
    <>
      <NumberInput name="quantity" label="每项数量" required={false} decimals className="w-32" />
      <NumberInput name="valueFen" label="每项金额" required={false} decimals unit="元" className="w-44" />
      <Select
        name="fundSource"
        label="资金来源"
        required={false}
        placeholder="不填"
        options={Object.entries(FUND_SOURCES).map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}
