import type { ReactNode } from "react"
import { cx } from "./cx"
import { Icon } from "./icon"

/** What every form control takes. `id` is `name` unless given, so that an error summary can link to it. */
export type FieldProps = {
  name: string
  label: string
  id?: string | undefined
  hint?: ReactNode
  /** One sentence that says what to do. */
  error?: string | undefined
  required?: boolean | undefined
  /** The last recorded value, shown grey under the control, for forms where only changes are typed. */
  last?: string | undefined
  /** Hides the label from the eye only, for filter bars and table cells. */
  labelHidden?: boolean | undefined
  className?: string | undefined
}

/** The attributes that tie a control to its hint and error. */
export function wire(field: FieldProps) {
  const id = field.id ?? field.name
  const parts = [field.hint && `${id}-hint`, field.last && `${id}-last`, field.error && `${id}-error`].filter(Boolean)
  return {
    id,
    name: field.name,
    required: field.required,
    "aria-describedby": parts.length > 0 ? parts.join(" ") : undefined,
    "aria-invalid": field.error ? (true as const) : undefined,
  }
}

/** The mark of a field that may stay empty; required is the rule and is not marked. */
function Optional({ required }: { required: boolean | undefined }) {
  return required === false ? <span className="ml-1 font-normal text-ink-3">（选填）</span> : null
}

/** Hint, last value and error of one control; the control's `aria-describedby` names their ids. */
export function FieldNotes({ field }: { field: FieldProps }) {
  const id = field.id ?? field.name
  return (
    <>
      {field.last && (
        <p id={`${id}-last`} className="mt-1 text-sm text-ink-3">
          上次：{field.last}
        </p>
      )}
      {field.error && (
        <p id={`${id}-error`} className="mt-1 flex gap-1.5 text-sm font-medium text-red">
          <Icon name="circle-exclamation-point" className="mt-0.5" />
          {field.error}
        </p>
      )}
    </>
  )
}

/** Label above, hint between, control, then last value and error. Use it directly only for a control of your own. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const id = field.id ?? field.name
  return (
    <div className={cx("min-w-0", field.className)}>
      <label htmlFor={id} className={field.labelHidden ? "sr-only" : "mb-1 block font-medium"}>
        {field.label}
        <Optional required={field.required} />
      </label>
      {field.hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-ink-3">
          {field.hint}
        </p>
      )}
      {children}
      <FieldNotes field={field} />
    </div>
  )
}

/** The same for a group of choices: a fieldset whose legend is the label. */
export function FieldGroup({ children, ...field }: FieldProps & { children: ReactNode }) {
  const { id, "aria-describedby": describedBy } = wire(field)
  return (
    <fieldset id={id} tabIndex={-1} className={cx("min-w-0", field.className)} aria-describedby={describedBy}>
      <legend className={field.labelHidden ? "sr-only" : "mb-1 block font-medium"}>
        {field.label}
        <Optional required={field.required} />
      </legend>
      {field.hint && (
        <p id={`${id}-hint`} className="mb-1 text-sm text-ink-3">
          {field.hint}
        </p>
      )}
      {children}
      <FieldNotes field={field} />
    </fieldset>
  )
}
