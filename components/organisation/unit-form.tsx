"use client"
import { ActionForm } from "@/components/ui/action-form"
import { TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import { UNIT_KINDS } from "@/lib/domain/organisation/units"
import { saveUnit } from "@/lib/features/organisation/actions"
import type { UnitRow } from "@/lib/features/organisation/schema"

const choices = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** A unit: what it is called, of what kind, which department it is, whom to ask there. */
export function UnitForm({ unit }: { unit?: UnitRow | undefined }) {
  const id = (name: string) => `${unit?.id ?? "new"}-${name}`
  return (
    <ActionForm
      label={unit ? `修改 ${unit.name}` : "新的单位"}
      action={async (data) => outcomeOf(await saveUnit(data), "已保存")}
      footer={<SubmitButton small={unit !== undefined}>保存</SubmitButton>}
    >
      {(errors) => (
        <div className="grid max-w-3xl gap-4 pt-2 sm:grid-cols-2">
          {unit && <input type="hidden" name="id" value={unit.id} />}
          <TextInput
            name="name"
            id={id("name")}
            label="名称"
            required
            maxLength={40}
            defaultValue={unit?.name}
            error={errors.name}
          />
          <Select
            name="kind"
            id={id("kind")}
            label="类别"
            required
            placeholder="请选择"
            options={choices(UNIT_KINDS)}
            defaultValue={unit?.kind ?? ""}
            error={errors.kind}
          />
          <Select
            name="departmentKey"
            id={id("departmentKey")}
            label="对应的责任部门"
            required={false}
            placeholder="不是责任部门"
            options={choices(DEPARTMENTS)}
            defaultValue={unit?.departmentKey ?? ""}
            error={errors.departmentKey}
          />
          <TextInput
            name="contact"
            id={id("contact")}
            label="联系人"
            required={false}
            maxLength={20}
            defaultValue={unit?.contact ?? ""}
            error={errors.contact}
          />
          <TextInput
            name="phone"
            id={id("phone")}
            type="tel"
            label="电话"
            hint="印在明白卡上"
            required={false}
            maxLength={20}
            defaultValue={unit?.phone ?? ""}
            error={errors.phone}
          />
        </div>
      )}
    </ActionForm>
  )
}
