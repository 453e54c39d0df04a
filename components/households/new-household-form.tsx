"use client"
import { useRouter } from "next/navigation"
import { ActionForm } from "@/components/ui/action-form"
import { ButtonLink } from "@/components/ui/button"
import { outcomeOf } from "@/components/ui/outcome"
import { type OptionGroup, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { createHousehold } from "@/lib/features/households/actions"
import { FieldInput } from "./field-input"
import type { FormField } from "./form-fields"

interface Props {
  readonly villages: readonly OptionGroup[]
  readonly fields: readonly FormField[]
  readonly headFields: readonly FormField[]
}

const GRID = "grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3"
const REQUIRED = new Set(["rollType", "name"])

/** A new household with its head; everything else is filled in on its own page. */
export function NewHouseholdForm({ villages, fields, headFields }: Props) {
  const router = useRouter()
  return (
    <ActionForm
      label="新增农户"
      action={async (data) => {
        const result = await createHousehold(data)
        if (result.ok) router.push(`/households/${result.value.id}`)
        return outcomeOf(result, "已保存")
      }}
      footer={
        <>
          <SubmitButton icon="save">保存</SubmitButton>
          <ButtonLink href="/households">取消</ButtonLink>
        </>
      }
    >
      {(errors) => (
        <>
          <div className={GRID}>
            <Select
              name="villageCode"
              label="所在村"
              groups={villages}
              placeholder="请选择"
              required
              error={errors.villageCode}
            />
            {fields.map((field) => (
              <FieldInput
                key={field.key}
                field={field.key === "householdNo" ? { ...field, label: "户编号（没有就不填，系统给一个）" } : field}
                error={errors[field.key]}
                required={REQUIRED.has(field.key) || undefined}
              />
            ))}
          </div>
          <h2 className="border-t border-line pt-4 text-lg">户主</h2>
          <div className={GRID}>
            {headFields.map((field) => (
              <FieldInput
                key={field.key}
                prefix="head."
                field={field}
                error={errors[`head.${field.key}`]}
                required={REQUIRED.has(field.key) || undefined}
              />
            ))}
          </div>
        </>
      )}
    </ActionForm>
  )
}
