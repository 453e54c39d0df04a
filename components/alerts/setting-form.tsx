"use client"
import { ActionForm } from "@/components/ui/action-form"
import { RadioGroup } from "@/components/ui/choices"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { type AlertRuleKey, thresholdsOf } from "@/lib/domain/alert/rules"
import { publishAlertSetting } from "@/lib/features/alerts/actions"

/** The county's own figures of a rule, from a day on. */
export function SettingForm(props: {
  rule: AlertRuleKey
  label: string
  enabled: boolean
  figures: Readonly<Record<string, number>>
  today: string
}) {
  const shipped = Object.entries(thresholdsOf(props.rule))
  const id = (name: string) => `${props.rule}-${name}`
  const send = async (data: FormData) => {
    const { enabled, validFrom, reason } = Object.fromEntries(data)
    const thresholds = Object.fromEntries(shipped.map(([name]) => [name, data.get(`thresholds.${name}`)]))
    return outcomeOf(
      await publishAlertSetting({ rule: props.rule, enabled, validFrom, reason, thresholds }),
      "已发布，下一次检查时生效",
    )
  }
  return (
    <ActionForm label={`调整“${props.label}”`} action={send} footer={<SubmitButton small>发布</SubmitButton>}>
      {(errors) => (
        <div className="grid max-w-3xl gap-4 pt-2 sm:grid-cols-2">
          <RadioGroup
            name="enabled"
            id={id("enabled")}
            label="这条规则"
            required
            inline
            defaultValue={String(props.enabled)}
            error={errors.enabled}
            choices={[
              { value: "true", label: "使用" },
              { value: "false", label: "停用" },
            ]}
          />
          <DateInput
            name="validFrom"
            id={id("validFrom")}
            label="从哪天起"
            required
            defaultValue={props.today}
            min={props.today}
            error={errors.validFrom}
          />
          {shipped.map(([name, { label, unit }]) => (
            <NumberInput
              key={name}
              name={`thresholds.${name}`}
              id={id(name)}
              label={label}
              unit={unit}
              required
              defaultValue={String(props.figures[name] ?? "")}
              error={errors[`thresholds.${name}`]}
            />
          ))}
          <TextInput
            name="reason"
            id={id("reason")}
            label="依据或原因"
            required
            maxLength={300}
            error={errors.reason}
            className="sm:col-span-2"
          />
        </div>
      )}
    </ActionForm>
  )
}
