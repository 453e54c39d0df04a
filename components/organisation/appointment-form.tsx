"use client"
import { ActionForm } from "@/components/ui/action-form"
import { DateInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { type Option, Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { APPOINTMENT_KINDS } from "@/lib/domain/organisation/appointments"
import { beginAppointment } from "@/lib/features/organisation/actions"

/** A new arrangement: a leader over a township, a unit over a village, somebody of a resident team. */
export function AppointmentForm(props: { places: readonly Option[]; units: readonly Option[]; today: string }) {
  return (
    <ActionForm
      label="新的安排"
      action={async (data) => outcomeOf(await beginAppointment(data), "已登记")}
      footer={<SubmitButton icon="save">登记</SubmitButton>}
    >
      {(errors) => (
        <div className="grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2">
          <Select
            name="kind"
            label="安排"
            required
            placeholder="请选择"
            options={Object.entries(APPOINTMENT_KINDS).map(([value, { label }]) => ({ value, label }))}
            error={errors.kind}
          />
          <Select
            name="place"
            label="镇或村"
            required
            placeholder="请选择"
            options={props.places}
            error={errors.place}
          />
          <Select
            name="unitId"
            label="单位"
            required={false}
            placeholder="不涉及单位"
            options={props.units}
            error={errors.unitId}
          />
          <TextInput name="personName" label="姓名" required={false} maxLength={30} error={errors.personName} />
          <TextInput name="post" label="职务" required={false} maxLength={40} error={errors.post} />
          <TextInput name="phone" label="工作电话" required={false} maxLength={20} error={errors.phone} />
          <DateInput name="startedOn" label="开始日期" required defaultValue={props.today} error={errors.startedOn} />
        </div>
      )}
    </ActionForm>
  )
}
