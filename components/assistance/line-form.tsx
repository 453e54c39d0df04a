"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { type Option, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { PlaceField } from "@/components/villages/place-field"
import { ASSISTANCE_KINDS, FUND_SOURCES } from "@/lib/domain/assistance/kinds"
import { recordAssistance } from "@/lib/features/assistance/actions"
import type { LedgerRow } from "@/lib/features/assistance/schema"

const options = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const textOf = (number: number | null | undefined): string | undefined =>
  number === null || number === undefined ? undefined : String(number)

/** A line of the ledger: of one household, of a whole village that is chosen, or the correction of another line. */
export function LineForm(props: {
  household?: { id: string; head: string } | undefined
  villages: readonly Option[]
  today: string
  giver: string
  corrects?: LedgerRow | undefined
}) {
  const router = useRouter()
  const { household, corrects } = props
  const list = household ? `/households/${household.id}/assistance` : "/work/assistance"
  const back = corrects ? `/work/assistance/${corrects.id}` : list
  return (
    <ActionForm
      label={corrects ? "更正台账" : "登记帮扶台账"}
      action={async (data) => {
        const result = await recordAssistance(data)
        if (result.ok) router.push(result.value.similar > 0 ? `${list}?similar=${result.value.similar}` : list)
        return outcomeOf(result, corrects ? "已更正" : "已登记")
      }}
      footer={
        <>
          <SubmitButton icon="save">{corrects ? "更正" : "登记"}</SubmitButton>
          <ButtonLink href={back}>取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <div className="grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2">
          {corrects ? (
            <input type="hidden" name="replacesId" value={corrects.id} />
          ) : (
            <PlaceField household={household} villages={props.villages} label="给哪个村" error={errors.villageCode} />
          )}
          <TextInput
            name="item"
            label="给了什么"
            required
            maxLength={100}
            defaultValue={corrects?.item}
            error={errors.item}
            className="sm:col-span-2"
          />
          <DateInput
            name="givenOn"
            label="日期"
            required
            defaultValue={corrects?.givenOn ?? props.today}
            max={props.today}
            error={errors.givenOn}
          />
          <TextInput
            name="giver"
            label="谁给的（单位或个人）"
            required
            maxLength={60}
            defaultValue={corrects?.giver ?? props.giver}
            error={errors.giver}
          />
          <Select
            name="kind"
            label="种类"
            required
            placeholder="请选择"
            defaultValue={corrects?.kind}
            options={options(ASSISTANCE_KINDS)}
            error={errors.kind}
          />
          <Select
            name="fundSource"
            label="资金来源"
            required={false}
            placeholder="不涉及资金"
            defaultValue={corrects?.fundSource ?? undefined}
            options={options(FUND_SOURCES)}
            error={errors.fundSource}
          />
          <NumberInput
            name="quantity"
            label="数量"
            required={false}
            decimals
            defaultValue={textOf(corrects?.quantity)}
            error={errors.quantity}
          />
          <TextInput
            name="unit"
            label="单位"
            required={false}
            maxLength={10}
            defaultValue={corrects?.unit ?? undefined}
            hint="斤、袋、只、次……"
            error={errors.unit}
          />
          <NumberInput
            name="valueFen"
            label="折合金额"
            required={false}
            decimals
            unit="元"
            defaultValue={textOf(corrects?.value && corrects.value / 100)}
            error={errors.valueFen}
          />
          <TextInput
            name="evidence"
            label="依据"
            required={false}
            maxLength={100}
            defaultValue={corrects?.evidence ?? undefined}
            hint="签收单、文件号、转账凭证……"
            error={errors.evidence}
          />
          <TextInput
            name="note"
            label="备注"
            required={false}
            maxLength={200}
            defaultValue={corrects?.note ?? undefined}
            error={errors.note}
            className="sm:col-span-2"
          />
          {corrects && (
            <TextInput
              name="reason"
              label="更正的原因"
              required
              maxLength={200}
              error={errors.reason}
              className="sm:col-span-2"
            />
          )}
        </div>
      )}
    </ActionForm>
  )
}
