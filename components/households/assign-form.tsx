"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { outcomeOf } from "@/components/ui/outcome"
import { type OptionGroup, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { assignHousehold } from "@/lib/features/pairings/actions"

/** Chooses who is responsible for a household that has nobody. */
export function AssignForm(props: {
  householdId: string
  people: readonly OptionGroup[]
  current: string | undefined
}) {
  const router = useRouter()
  const back = `/households/${props.householdId}`
  return (
    <ActionForm
      label="指定责任人"
      action={async (data) => {
        const result = await assignHousehold(data)
        if (result.ok) router.push(back)
        return outcomeOf(result, "已指定")
      }}
      footer={
        <>
          <SubmitButton icon="save">保存</SubmitButton>
          <ButtonLink href={back}>取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="householdId" value={props.householdId} />
          {props.current && <input type="hidden" name="instead" value={props.current} />}
          <Select
            name="accountId"
            label="责任人"
            hint="从今天起负责；以后换人要由他提出移交、对方接收"
            groups={props.people}
            required
            placeholder="请选择"
            defaultValue={props.current ?? ""}
            error={errors.accountId}
            className="max-w-md"
          />
        </>
      )}
    </ActionForm>
  )
}
