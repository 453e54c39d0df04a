"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { DateInput, TextArea, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { type Option, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { PlaceField } from "@/components/villages/place-field"
import type { OwnerPerson } from "@/lib/domain/problem/owner"
import { daysInWords, PROBLEM_CATEGORIES, type ProblemCategory } from "@/lib/domain/problem/problem"
import { raiseProblem } from "@/lib/features/problems/actions"
import { OwnerField } from "./owner-field"

/** A new problem of one household, or of a village that is chosen. */
export function RaiseForm(props: {
  household?: { id: string; head: string } | undefined
  villages: readonly Option[]
  /** Who may own it; empty while the village is not chosen yet. */
  people: readonly OwnerPerson[]
  handles: boolean
  category?: ProblemCategory | undefined
}) {
  const router = useRouter()
  const { household, people, handles } = props
  const helper = people.find((person) => person.helper)?.id
  const back = household ? `/households/${household.id}/visits` : "/work/problems"
  return (
    <ActionForm
      label="提出问题"
      action={async (data) => {
        const result = await raiseProblem(data)
        if (result.ok) router.push(`/work/problems/${result.value.id}`)
        return outcomeOf(result, "已登记")
      }}
      footer={
        <>
          <SubmitButton icon="save">登记问题</SubmitButton>
          <ButtonLink href={back}>取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <div className="grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2">
          <PlaceField household={household} villages={props.villages} label="哪个村" error={errors.villageCode} />
          <TextInput
            name="title"
            label="是什么问题"
            required
            maxLength={60}
            error={errors.title}
            className="sm:col-span-2"
          />
          <Select
            name="category"
            label="类别"
            required
            placeholder="请选择"
            defaultValue={props.category}
            options={Object.entries(PROBLEM_CATEGORIES).map(([value, category]) => ({
              value,
              label: `${category.label}（一般 ${daysInWords(category)}内解决）`,
            }))}
            error={errors.category}
          />
          <OwnerField
            people={people}
            handles={handles}
            error={errors.owner}
            defaultValue={helper ?? (handles ? "me" : undefined)}
            hint={people.length === 0 ? "要交给镇村的同志办，登记后在问题页转办" : undefined}
          />
          <DateInput name="dueOn" label="解决期限" required={false} hint="不填按类别的一般天数" error={errors.dueOn} />
          <TextArea
            name="detail"
            label="说明"
            required={false}
            maxLength={500}
            error={errors.detail}
            className="sm:col-span-2"
          />
        </div>
      )}
    </ActionForm>
  )
}
