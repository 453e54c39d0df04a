"use client"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionForm } from "@/components/ui/action-form"
import { Button, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Icon } from "@/components/ui/icon"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { previewPolicy } from "@/lib/features/policy/actions"

interface Rule {
  readonly key: string
  readonly label: string
  readonly pathway: string
}
interface ParameterField {
  readonly key: string
  readonly label: string
  readonly unit: string
  /** As it is now, in words. */
  readonly now: string
  /** Codes to choose from; absent = a number. */
  readonly options?: readonly { value: string; label: string }[]
}

/** The next version as a draft: order and new values. It goes to a preview, not into force. */
export function PolicyForm(props: { rules: readonly Rule[]; parameters: readonly ParameterField[]; earliest: string }) {
  const router = useRouter()
  return (
    <ActionForm
      label="修改判定规则"
      action={async (data) => {
        const result = await previewPolicy(data)
        if (result.ok) router.push(`/admin/policy/preview?job=${result.value}`)
        return outcomeOf(result)
      }}
      footer={
        <>
          <SubmitButton icon="list-checks">检查并预览影响</SubmitButton>
          <ButtonLink href="/admin/policy">取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <DateInput
            name="validFrom"
            label="生效日期"
            hint="今天或以后；到这一天才按新规则判定"
            min={props.earliest}
            defaultValue={props.earliest}
            error={errors.validFrom}
            required
          />
          <OrderList rules={props.rules} />
          <Card title="参数" subtitle="只填要改的；新值从生效日期起用，以前的日期仍按旧值">
            <div className="space-y-5">
              {props.parameters.map((parameter) => (
                <ParameterInputs key={parameter.key} parameter={parameter} errors={errors} />
              ))}
            </div>
          </Card>
        </>
      )}
    </ActionForm>
  )
}

function ParameterInputs(props: { parameter: ParameterField; errors: Readonly<Record<string, string>> }) {
  const { key, label, unit, now, options } = props.parameter
  const common = { name: `value.${key}`, label: `${label}（新值）`, last: now, error: props.errors[`value.${key}`] }
  return (
    <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {options ? <Select {...common} options={options} placeholder="不改" /> : <NumberInput {...common} unit={unit} />}
      <TextInput
        name={`reference.${key}`}
        label="政策依据"
        hint="文件名称和文号"
        maxLength={200}
        error={props.errors[`reference.${key}`]}
      />
    </div>
  )
}

/** The rules with buttons that move one up or down; the last stays last. */
function OrderList({ rules }: { rules: readonly Rule[] }) {
  const [order, setOrder] = useState(rules)
  const [moved, setMoved] = useState("")
  const last = order.length - 1
  const move = (from: number, to: number) => {
    const next = [...order]
    const [rule] = next.splice(from, 1)
    if (!rule) return
    next.splice(to, 0, rule)
    setOrder(next)
    setMoved(`${rule.label}移到第 ${to + 1} 位`)
  }
  return (
    <Card title="先后次序" subtitle="从上往下，第一条符合的规则决定主路径；最后一条兜底，不能移动">
      <ol className="divide-y divide-line">
        {order.map((rule, index) => (
          <li key={rule.key} className="flex flex-wrap items-center gap-3 py-1.5">
            <input type="hidden" name="order" value={rule.key} />
            <span className="w-7 text-end text-ink-3 tabular-nums">{index + 1}</span>
            <span className="min-w-0 flex-1">
              {rule.label}
              <span className="ml-2 text-sm text-ink-3">
                {rule.key} → {rule.pathway}
              </span>
            </span>
            <span className="flex gap-1">
              <MoveButton
                label={`上移：${rule.label}`}
                icon="arrow-up"
                disabled={index === 0 || index === last}
                onClick={() => move(index, index - 1)}
              />
              <MoveButton
                label={`下移：${rule.label}`}
                icon="arrow-down"
                disabled={index >= last - 1}
                onClick={() => move(index, index + 1)}
              />
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved}
      </p>
    </Card>
  )
}

function MoveButton(props: { label: string; icon: "arrow-up" | "arrow-down"; disabled: boolean; onClick: () => void }) {
  return (
    <Button small variant="quiet" aria-label={props.label} disabled={props.disabled} onClick={props.onClick}>
      <Icon name={props.icon} />
    </Button>
  )
}
