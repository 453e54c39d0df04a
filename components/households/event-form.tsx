"use client"
import { useRouter } from "next/navigation"
import type { ReactNode } from "react"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { MultiSelect } from "@/components/ui/choices"
import { DateInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { type OptionGroup, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import type { LifeEventKind } from "@/lib/domain/household/life-events"
import { recordLifeEvent } from "@/lib/features/life-events/actions"
import { FieldInput } from "./field-input"
import type { FormField } from "./form-fields"

type Option = { value: string; label: string }
type Errors = Readonly<Record<string, string>>

interface Props {
  readonly kind: LifeEventKind
  readonly title: string
  readonly householdId: string
  readonly members: readonly Option[]
  readonly villages: readonly OptionGroup[]
  readonly newcomer: readonly FormField[]
  readonly day: string
}

const REQUIRED = new Set(["name", "relation"])

/** The small form of one kind of event. What it means for everybody else is decided when it is sent. */
export function EventForm(props: Props) {
  const router = useRouter()
  const back = `/households/${props.householdId}/events`
  return (
    <ActionForm
      label={props.title}
      action={async (data) => {
        const result = await recordLifeEvent(data)
        if (result.ok) router.push(`/households/${result.value.id}`)
        return outcomeOf(result, "已登记")
      }}
      footer={
        <>
          <SubmitButton icon="save">登记{props.title}</SubmitButton>
          <ButtonLink href={back}>取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="householdId" value={props.householdId} />
          <input type="hidden" name="kind" value={props.kind} />
          <div className="grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2">
            <DateInput name="happenedOn" label="发生日期" max={props.day} required error={errors.happenedOn} />
            <Asked {...props} errors={errors} />
            <TextInput name="note" label="说明" required={false} maxLength={200} error={errors.note} />
          </div>
        </>
      )}
    </ActionForm>
  )
}

/** What is asked besides the day. */
function Asked(props: Props & { errors: Errors }): ReactNode {
  const { kind, members, errors } = props
  const one = (name: string, label: string, hint?: string) => (
    <Select name={name} label={label} hint={hint} options={members} placeholder="请选择" error={errors[name]} />
  )
  const successor = one("successorId", "新户主", "户主本人离开时才需要选")
  switch (kind) {
    case "split":
      return (
        <>
          <MultiSelect
            name="memberIds"
            label="分出去的人"
            choices={members}
            error={errors.memberIds}
            className="sm:col-span-2"
          />
          {one("newHeadId", "新户的户主")}
          <Select
            name="villageCode"
            label="新户所在村"
            groups={props.villages}
            placeholder="与原户同村"
            error={errors.villageCode}
          />
          {one("successorId", "原户的新户主", "原户主分出去时才需要选")}
        </>
      )
    case "merge":
      return (
        <TextInput
          name="otherHouseholdNo"
          label="并入哪一户（户编号）"
          hint="这一户的人全部并入那一户，这一户不再在册"
          required
          inputMode="numeric"
          error={errors.otherHouseholdId ?? errors.otherHouseholdNo}
        />
      )
    case "headChanged":
      return one("headId", "新户主")
    case "movedOut":
      return (
        <>
          <MultiSelect
            name="memberIds"
            label="迁出的人"
            choices={members}
            error={errors.memberIds}
            className="sm:col-span-2"
          />
          {successor}
        </>
      )
    case "died":
    case "marriedOut":
      return (
        <>
          {one("memberIds", "是谁")}
          {successor}
        </>
      )
    default:
      return props.newcomer.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          error={errors[field.key]}
          required={REQUIRED.has(field.key) || undefined}
        />
      ))
  }
}
