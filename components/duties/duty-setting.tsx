"use client"
import { ActionForm } from "@/components/ui/action-form"
import { RadioGroup } from "@/components/ui/choices"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import type { Counting } from "@/lib/domain/obligations/duties"
import type { Rhythm } from "@/lib/domain/obligations/periods"
import { publishDuty } from "@/lib/features/duties/actions"
import type { OpenByPeriod } from "@/lib/features/duties/schema"

const PERS = { month: "每月", quarter: "每季度", year: "全年" } as const

/** Whether the county uses a duty, and how often, from a day on; beside each period what would be open today. */
export function DutySetting(props: {
  dutyKey: string
  label: string
  counts: Counting
  enabled: boolean
  rhythm: Rhythm
  open: OpenByPeriod
  today: string
}) {
  const { dutyKey, label, counts, enabled, rhythm, open } = props
  const id = (name: string) => `${dutyKey}-${name}`
  const fixed = counts === "reminder" || counts === "plans" || counts === "problems"
  return (
    <ActionForm
      label={`调整“${label}”`}
      action={async (data) => outcomeOf(await publishDuty(data), "已发布")}
      footer={<SubmitButton small>发布</SubmitButton>}
    >
      {(errors) => (
        <div className="grid max-w-3xl gap-4 pt-2 sm:grid-cols-2">
          <input type="hidden" name="key" value={dutyKey} />
          <RadioGroup
            name="enabled"
            id={id("enabled")}
            label="本县"
            required
            inline
            defaultValue={String(enabled)}
            error={errors.enabled}
            choices={[
              { value: "true", label: "要求" },
              { value: "false", label: "不要求" },
            ]}
          />
          <DateInput
            name="validFrom"
            id={id("validFrom")}
            label="从哪天起"
            required
            min={props.today}
            defaultValue={props.today}
            error={errors.validFrom}
          />
          {fixed ? (
            <>
              <input type="hidden" name="per" value={rhythm.per} />
              <input type="hidden" name="times" value={rhythm.times} />
            </>
          ) : (
            <>
              <Select
                name="per"
                id={id("per")}
                label="多长时间"
                required
                defaultValue={rhythm.per}
                options={Object.entries(PERS).map(([value, name]) => ({
                  value,
                  label:
                    counts === "seen"
                      ? `${name}（今天全县还差 ${open[value as keyof OpenByPeriod].toLocaleString("zh-CN")} 户）`
                      : name,
                }))}
                error={errors.per}
              />
              {counts === "visits" ? (
                <NumberInput
                  name="times"
                  id={id("times")}
                  label="多少次"
                  unit="次"
                  required
                  defaultValue={rhythm.times}
                  error={errors.times}
                />
              ) : (
                <input type="hidden" name="times" value="1" />
              )}
            </>
          )}
          <TextInput
            name="reason"
            id={id("reason")}
            label="依据或原因"
            required
            maxLength={200}
            error={errors.reason}
            className="sm:col-span-2"
          />
        </div>
      )}
    </ActionForm>
  )
}
