"use client"
import { ActionForm } from "@/components/ui/action-form"
import { outcomeOf } from "@/components/ui/outcome"
import { SubmitButton } from "@/components/ui/submit-button"
import { pairByRule } from "@/lib/features/pairings/actions"

/** Carries out what the preview shows, and nothing else. */
export function ApplyForm(props: {
  place: string
  helpers: readonly string[]
  most: number
  households: number
  print: string
}) {
  return (
    <ActionForm
      label="按预览结对"
      action={async (data) => {
        const result = await pairByRule(data)
        return outcomeOf(result, result.ok ? `已为 ${result.value.households} 户指定责任人` : undefined)
      }}
      footer={<SubmitButton icon="handshake">确认结对 {props.households} 户</SubmitButton>}
    >
      <input type="hidden" name="place" value={props.place} />
      {props.helpers.map((id) => (
        <input key={id} type="hidden" name="helpers" value={id} />
      ))}
      <input type="hidden" name="most" value={props.most} />
      <input type="hidden" name="print" value={props.print} />
    </ActionForm>
  )
}
