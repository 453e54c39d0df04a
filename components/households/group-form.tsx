"use client"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { saveHousehold, saveMember } from "@/lib/features/households/actions"
import { FieldInput } from "./field-input"
import type { FormField } from "./form-fields"

interface Props {
  readonly fields: readonly FormField[]
  readonly householdId: string
  readonly memberId?: string | undefined
  readonly group: string
  /** As this form saw the row. */
  readonly changedAt: string
  readonly back: string
}

/** Changes the values of one group. What a value makes doubtful is asked after it was saved. */
export function GroupForm({ fields, householdId, memberId, group, changedAt, back }: Props) {
  const router = useRouter()
  const [doubts, setDoubts] = useState<readonly string[]>([])
  return (
    <ActionForm
      label={group}
      action={async (data) => {
        const result = await (memberId ? saveMember(data) : saveHousehold(data))
        if (result.ok) {
          setDoubts(result.value.doubts)
          if (result.value.doubts.length === 0) router.push(back, { scroll: false })
        }
        return outcomeOf(result, "已保存")
      }}
      footer={
        <>
          <SubmitButton icon="save">保存</SubmitButton>
          <ButtonLink href={back} data-keep-scroll="">
            {doubts.length > 0 ? "返回" : "取消"}
          </ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="householdId" value={householdId} />
          {memberId && <input type="hidden" name="memberId" value={memberId} />}
          <input type="hidden" name="group" value={group} />
          <input type="hidden" name="changedAt" value={changedAt} />
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
            {fields.map((field) => (
              <FieldInput key={field.key} field={field} error={errors[field.key]} />
            ))}
          </div>
          {doubts.length > 0 && (
            <ul className="list-disc rounded-md border border-amber-line bg-amber-soft px-4 py-3 pl-8" role="status">
              {doubts.map((doubt) => (
                <li key={doubt}>{doubt}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </ActionForm>
  )
}
