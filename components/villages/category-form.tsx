"use client"
import { ActionForm } from "@/components/ui/action-form"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { saveVillageCategory } from "@/lib/features/villages/actions"

/** Names the village's category; its households are then classified anew. */
export function CategoryForm(props: {
  villageCode: string
  category: string
  options: readonly { value: string; label: string }[]
}) {
  return (
    <ActionForm
      label="村类型"
      className="space-y-3"
      action={async (data) => outcomeOf(await saveVillageCategory(data), "已保存，本村各户已重新判定路径")}
      footer={<SubmitButton small>保存村类型</SubmitButton>}
    >
      <input type="hidden" name="villageCode" value={props.villageCode} />
      <Select
        name="category"
        label="村类型"
        hint="影响本村各户的帮扶路径，保存后立即重新判定"
        options={props.options}
        defaultValue={props.category}
        className="max-w-xs"
      />
    </ActionForm>
  )
}
