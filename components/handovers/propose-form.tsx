"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { DateInput, NumberInput, TextArea } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { proposeHandover } from "@/lib/features/handovers/actions"
import type { OwnHousehold, Successor } from "@/lib/features/handovers/schema"

/** Chooses households, successor, reason, until when to answer and for how long the former helper may still read. */
export function ProposeForm(props: {
  from: string
  households: readonly OwnHousehold[]
  successors: readonly Successor[]
  chosen: ReadonlySet<string>
  today: string
  respondBy: string
}) {
  const router = useRouter()
  return (
    <ActionForm
      label="提出移交"
      action={async (data) => {
        const result = await proposeHandover(data)
        if (result.ok) router.push("/work/handovers")
        return outcomeOf(result, "已提出，等待接收")
      }}
      footer={
        <>
          <SubmitButton icon="send">提出移交</SubmitButton>
          <ButtonLink href="/work/handovers">取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <div className="max-w-3xl space-y-4">
          <input type="hidden" name="fromAccount" value={props.from} />
          <fieldset>
            <legend className="mb-1 font-medium">移交哪些户</legend>
            {errors.householdIds && <p className="text-sm font-medium text-red">{errors.householdIds}</p>}
            <div className="grid sm:grid-cols-2">
              {props.households.map(({ id, head, village, no }) => (
                <label key={id} className="flex min-h-11 items-center gap-2.5 lg:min-h-9">
                  <input
                    type="checkbox"
                    name="householdIds"
                    value={id}
                    defaultChecked={props.chosen.has(id)}
                    className="tick"
                  />
                  <span>
                    户主 {head}{" "}
                    <span className="text-sm text-ink-3">
                      {village} · {no}
                    </span>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <Select
            name="toAccount"
            label="移交给谁"
            required
            placeholder="请选择"
            options={props.successors.map(({ id, name, post }) => ({
              value: id,
              label: post ? `${name}（${post}）` : name,
            }))}
            error={errors.toAccount}
          />
          <TextArea name="reason" label="原因" required maxLength={200} error={errors.reason} />
          <DateInput
            name="respondBy"
            label="请对方在哪天前答复"
            required
            min={props.today}
            defaultValue={props.respondBy}
            error={errors.respondBy}
          />
          <NumberInput
            name="graceDays"
            label="移交后还能查看几天"
            required
            unit="天"
            defaultValue={7}
            hint="只能看不能改，到期后手机里的副本清除"
            error={errors.graceDays}
          />
        </div>
      )}
    </ActionForm>
  )
}
