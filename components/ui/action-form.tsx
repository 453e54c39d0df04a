"use client"
import { type ReactNode, useActionState } from "react"
import { ErrorSummary } from "./error-summary"
import { FormResult } from "./form-result"
import type { Outcome, SendForm } from "./outcome"

/**
 * A form that sends to `action` and says inline what came of it: errors on top with links to their fields, the
 * result above the buttons. What was typed stays after a refusal (React would empty the form). Children that are a
 * function get each field's error; plain children suffice where the summary says enough.
 */
export function ActionForm(props: {
  action: SendForm
  children: ReactNode | ((errors: Readonly<Record<string, string>>) => ReactNode)
  /** Buttons, below the result: at least a `SubmitButton`. */
  footer: ReactNode
  label?: string | undefined
  className?: string | undefined
  id?: string | undefined
}) {
  const [outcome, send] = useActionState(
    (_last: Outcome | undefined, data: FormData) => props.action(data),
    undefined as Outcome | undefined,
  )
  const errors = outcome?.ok === false ? (outcome.errors ?? {}) : {}
  const hasErrors = Object.keys(errors).length > 0
  return (
    <form
      id={props.id}
      action={send}
      onReset={(event) => event.preventDefault()}
      aria-label={props.label}
      className={props.className ?? "space-y-5"}
      noValidate
    >
      <ErrorSummary errors={errors} title={outcome?.message} />
      {typeof props.children === "function" ? props.children(errors) : props.children}
      <FormResult
        tone={outcome?.ok === false ? "danger" : "success"}
        message={hasErrors ? undefined : outcome?.message}
      />
      <div className="flex flex-wrap items-center gap-3">{props.footer}</div>
    </form>
  )
}
