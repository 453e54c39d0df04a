"use client"
import { type ReactNode, useActionState, useId, useRef } from "react"
import { Button, type ButtonVariant } from "./button"
import { Icon } from "./icon"
import type { IconName } from "./icon-names"
import { TextArea } from "./inputs"
import type { Outcome, SendForm } from "./outcome"
import { SubmitButton } from "./submit-button"

type Props = {
  /** The button that opens it. */
  trigger: string
  triggerVariant?: ButtonVariant | undefined
  triggerIcon?: IconName | undefined
  small?: boolean | undefined
  title: string
  /** What will follow, in plain sentences. */
  consequence: ReactNode
  confirmLabel: string
  /** Red for what destroys or takes away; on unless switched off. */
  destructive?: boolean | undefined
  /** Asks for a reason, sent as `name` ("reason"); at least `minLength` characters (2). */
  reason?: { label: string; hint?: string; name?: string; minLength?: number } | undefined
  action: SendForm
  /** Sent along as hidden fields. */
  values?: Readonly<Record<string, string>> | undefined
  /** Further fields of the form. */
  children?: ReactNode
}

/** Asks before an act that is hard to take back: says what will follow and, where wanted, asks for the reason. */
export function ConfirmDialog(props: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const [outcome, send] = useActionState(async (_last: Outcome | undefined, data: FormData) => {
    const next = await props.action(data)
    if (!next || next.ok) dialog.current?.close()
    return next
  }, undefined)
  const destructive = props.destructive !== false
  return (
    <div className="inline-flex items-center gap-2">
      <Button
        variant={props.triggerVariant ?? (destructive ? "danger" : "secondary")}
        icon={props.triggerIcon}
        small={props.small}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {props.trigger}
      </Button>
      <span role="status" className={outcome?.ok && outcome.message ? "text-sm text-brand" : "sr-only"}>
        {outcome?.ok ? outcome.message : ""}
      </span>
      <dialog ref={dialog} className="dialog" aria-labelledby={titleId}>
        <form action={send}>
          <div className="space-y-4 p-6 whitespace-normal">
            <h2 id={titleId} className="flex items-start gap-2 text-lg">
              {destructive && <Icon name="triangle-exclamation-point" className="mt-[0.25em] text-red" />}
              {props.title}
            </h2>
            <div className="text-ink-2">{props.consequence}</div>
            {Object.entries(props.values ?? {}).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            {props.children}
            {props.reason && <Reason id={`${titleId}-reason`} {...props.reason} />}
            <p role="alert" className={outcome?.ok === false ? "font-medium text-red" : "sr-only"}>
              {outcome?.ok === false ? outcome.message : ""}
            </p>
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-6 py-4">
            <Button onClick={() => dialog.current?.close()}>取消</Button>
            <SubmitButton variant={destructive ? "danger-solid" : "primary"}>{props.confirmLabel}</SubmitButton>
          </div>
        </form>
      </dialog>
    </div>
  )
}

function Reason({ id, label, hint, name = "reason", minLength = 2 }: { id: string } & NonNullable<Props["reason"]>) {
  return <TextArea id={id} name={name} label={label} hint={hint} required minLength={minLength} maxLength={500} />
}
