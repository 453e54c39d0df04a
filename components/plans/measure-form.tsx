"use client"
import { ActionForm } from "@/components/ui/action-form"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import { changeMeasure } from "@/lib/features/plans/actions"
import type { PlannedMeasure } from "@/lib/features/plans/schema"

const yuanOf = (fen: number | null): string | undefined => (fen === null ? undefined : String(fen / 100))

/** Who carries a measure out, until when, what it costs and brings; folded until it is wanted. */
export function MeasureForm({ measure }: { measure: PlannedMeasure }) {
  const { id, title } = measure
  return (
    <details>
      <summary className="min-h-11 content-center text-brand lg:min-h-9">改部门、期限、金额</summary>
      <ActionForm
        label={`安排 ${title}`}
        action={async (data) => outcomeOf(await changeMeasure(data), "已保存")}
        footer={<SubmitButton icon="save">保存</SubmitButton>}
      >
        {(errors) => (
          <div className="grid max-w-2xl gap-x-6 gap-y-3 pt-2 sm:grid-cols-2">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="changedAt" value={measure.changedAt} />
            <Select
              name="department"
              id={`department-${id}`}
              label="负责部门"
              required
              defaultValue={measure.department}
              options={Object.entries(DEPARTMENTS).map(([value, label]) => ({ value, label }))}
              error={errors.department}
            />
            <TextInput
              name="responsibleName"
              id={`person-${id}`}
              label="负责人"
              required={false}
              maxLength={30}
              defaultValue={measure.responsibleName ?? undefined}
              error={errors.responsibleName}
            />
            <DateInput
              name="dueOn"
              id={`due-${id}`}
              label="完成期限"
              required
              defaultValue={measure.dueOn}
              error={errors.dueOn}
            />
            <NumberInput
              name="quantity"
              id={`quantity-${id}`}
              label="数量"
              required={false}
              decimals
              unit={measure.unit ?? ""}
              defaultValue={measure.quantity ?? undefined}
              error={errors.quantity}
            />
            <NumberInput
              name="amountFen"
              id={`amount-${id}`}
              label="金额"
              required={false}
              decimals
              unit="元"
              defaultValue={yuanOf(measure.amount)}
              error={errors.amountFen}
            />
            <NumberInput
              name="expectedFen"
              id={`expected-${id}`}
              label="预计年增收"
              required={false}
              decimals
              unit="元"
              defaultValue={yuanOf(measure.expected)}
              error={errors.expectedFen}
            />
          </div>
        )}
      </ActionForm>
    </details>
  )
}
