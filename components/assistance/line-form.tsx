"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { type Option, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { ASSISTANCE_KINDS, FUND_SOURCES } from "@/lib/domain/assistance/kinds"
import { recordAssistance } from "@/lib/features/assistance/actions"

const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** A line of the ledger: of one household, or of a whole village that is chosen. */
export function LineForm(props: {
  household?: { id: string; head: string } | undefined
  villages: readonly Option[]
  today: string
  giver: string
}) {
  const router = useRouter()
  const { household } = props
  const back = household ? `/households/${household.id}/assistance` : "/work/assistance"
  return (
    <ActionForm
      label="登记帮扶台账"
      action={async (data) => {
        const result = await recordAssistance(data)
        if (result.ok) router.push(result.value.similar > 0 ? `${back}?similar=${result.value.similar}` : back)
        return outcomeOf(result, "已登记")
      }}
      footer={
        <>
          <SubmitButton icon="save">登记</SubmitButton>
          <ButtonLink href={back}>取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <div className="grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2">
          {household ? (
            <input type="hidden" name="householdId" value={household.id} />
          ) : (
            <Select
              name="villageCode"
              label="给哪个村"
              required
              placeholder="请选择"
              options={props.villages}
              error={errors.villageCode}
            />
          )}
          <TextInput
            name="item"
            label="给了什么"
            required
            maxLength={100}
            error={errors.item}
            className="sm:col-span-2"
          />
          <DateInput
            name="givenOn"
            label="日期"
            required
            defaultValue={props.today}
            max={props.today}
            error={errors.givenOn}
          />
          <TextInput
            name="giver"
            label="谁给的（单位或个人）"
            required
            maxLength={60}
            defaultValue={props.giver}
            error={errors.giver}
          />
          <Select
            name="kind"
            label="种类"
            required
            placeholder="请选择"
            options={options(ASSISTANCE_KINDS)}
            error={errors.kind}
          />
          <Select
            name="fundSource"
            label="资金来源"
            required={false}
            placeholder="不涉及资金"
            options={options(FUND_SOURCES)}
            error={errors.fundSource}
          />
          <NumberInput name="quantity" label="数量" required={false} decimals error={errors.quantity} />
          <TextInput
            name="unit"
            label="单位"
            required={false}
            maxLength={10}
            hint="斤、袋、只、次……"
            error={errors.unit}
          />
          <NumberInput name="valueFen" label="折合金额" required={false} decimals unit="元" error={errors.valueFen} />
          <TextInput
            name="evidence"
            label="依据"
            required={false}
            maxLength={100}
            hint="签收单、文件号、转账凭证……"
            error={errors.evidence}
          />
          <TextInput
            name="note"
            label="备注"
            required={false}
            maxLength={200}
            error={errors.note}
            className="sm:col-span-2"
          />
        </div>
      )}
    </ActionForm>
  )
}
