"use client"
import type { ReactNode } from "react"
import { ActionForm } from "./action-form"
import type { SendForm } from "./outcome"
import { SubmitButton } from "./submit-button"

/** One act on the thing that the page shows, folded until it is wanted. `values` go with it unseen. */
export function FoldedForm(props: {
  title: string
  button: string
  open?: boolean | undefined
  values: Readonly<Record<string, string>>
  action: SendForm
  children: (errors: Readonly<Record<string, string>>) => ReactNode
}) {
  return (
    <details open={props.open} className="rounded-lg border border-line bg-paper px-5 py-3">
      <summary className="min-h-11 content-center font-medium text-brand">{props.title}</summary>
      <ActionForm label={props.title} action={props.action} footer={<SubmitButton>{props.button}</SubmitButton>}>
        {(errors) => (
          <>
            {Object.entries(props.values).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <div className="max-w-2xl space-y-4 pt-2">{props.children(errors)}</div>
          </>
        )}
      </ActionForm>
    </details>
  )
}
