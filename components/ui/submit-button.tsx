"use client"
import type { ReactNode } from "react"
import { useFormStatus } from "react-dom"
import { type ButtonVariant, buttonClass } from "./button"
import { Icon } from "./icon"
import type { IconName } from "./icon-names"

/**
 * Sends the form it stands in. While the answer is awaited it says so and sends nothing twice; it keeps the focus
 * (`aria-disabled`, not `disabled`), so that keyboard users stay where they were.
 */
export function SubmitButton(props: {
  children: ReactNode
  pendingLabel?: string | undefined
  variant?: ButtonVariant | undefined
  small?: boolean | undefined
  icon?: IconName | undefined
  name?: string | undefined
  value?: string | undefined
  className?: string | undefined
  /** For forms that send by other means than a form action. */
  pending?: boolean | undefined
}) {
  const status = useFormStatus()
  const pending = props.pending || status.pending
  const icon = pending ? "loader-circle" : props.icon
  return (
    <button
      type="submit"
      className={buttonClass(props.variant ?? "primary", props.small, props.className)}
      name={props.name}
      value={props.value}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    >
      {icon && <Icon name={icon} className={pending ? "animate-spin" : undefined} />}
      {pending ? (props.pendingLabel ?? "正在提交…") : props.children}
    </button>
  )
}
