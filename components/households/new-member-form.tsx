"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { addMember } from "@/lib/features/households/actions"
import { FieldInput } from "./field-input"
import type { FormField } from "./form-fields"

const REQUIRED = new Set(["name", "relation"])

/** Adds somebody who was always there but is missing from the register. Goes on to the new member's page. */
export function NewMemberForm({ householdId, fields }: { householdId: string; fields: readonly FormField[] }) {
  const router = useRouter()
  return (
    <ActionForm
      label="补录成员"
      action={async (data) => {
        const result = await addMember(data)
        if (result.ok) router.push(`/households/${householdId}/members/${result.value.id}`)
        return outcomeOf(result, "已保存")
      }}
      footer={
        <>
          <SubmitButton icon="save">保存</SubmitButton>
          <ButtonLink href={`/households/${householdId}`}>取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <input type="hidden" name="householdId" value={householdId} />
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
            {fields.map((field) => (
              <FieldInput
                key={field.key}
                field={field}
                error={errors[field.key]}
                required={REQUIRED.has(field.key) || undefined}
              />
            ))}
          </div>
        </>
      )}
    </ActionForm>
  )
}
