import type { ComponentProps } from "react"
import { cx } from "./cx"
import { Field, type FieldProps, wire } from "./field"

type Native<Tag extends "input" | "textarea"> = Omit<
  ComponentProps<Tag>,
  "id" | "name" | "required" | "className" | "children" | "type"
>

/** The part of the props that belongs to the field; the rest goes to the native control. */
function split<Rest extends FieldProps>(props: Rest) {
  const { name, label, id, hint, error, required, last, labelHidden, className, ...native } = props
  return { field: { name, label, id, hint, error, required, last, labelHidden, className }, native }
}

/** One line of text. `inputMode`, `maxLength`, `autoComplete` and the like pass through. */
export function TextInput(
  props: FieldProps & Native<"input"> & { type?: "text" | "search" | "tel" | "email" | undefined },
) {
  const { field, native } = split(props)
  return (
    <Field {...field}>
      <input type="text" {...native} {...wire(field)} className="control" />
    </Field>
  )
}

/** Several lines of text. */
export function TextArea(props: FieldProps & Native<"textarea">) {
  const { field, native } = split(props)
  return (
    <Field {...field}>
      <textarea rows={3} {...native} {...wire(field)} className="control" />
    </Field>
  )
}

/**
 * A number with its unit, typed on the numeric keyboard. It is a text field on purpose: a `type=number` changes under
 * the mouse wheel and drops what it cannot read, so that the form could not say what was wrong.
 */
export function NumberInput(props: FieldProps & Native<"input"> & { unit?: string; decimals?: boolean }) {
  const { field, native } = split(props)
  const { unit, decimals, ...rest } = native
  return (
    <Field {...field}>
      <span className="flex items-center gap-2">
        <input
          type="text"
          inputMode={decimals ? "decimal" : "numeric"}
          autoComplete="off"
          {...rest}
          {...wire(field)}
          className="control max-w-48 text-end tabular-nums"
        />
        {unit && <span className="flex-none text-ink-2">{unit}</span>}
      </span>
    </Field>
  )
}

/** A day, chosen or typed (`2026-07-28`), by the browser's own date field. */
export function DateInput(props: FieldProps & Native<"input">) {
  const { field, native } = split(props)
  return (
    <Field {...field}>
      <input type="date" {...native} {...wire(field)} className="control max-w-56 tabular-nums" />
    </Field>
  )
}

/** A yes/no that stands alone; its label is the sentence beside the tick. */
export function Checkbox(props: FieldProps & Native<"input">) {
  const { field, native } = split(props)
  const { id } = wire(field)
  return (
    <div className={cx("min-w-0", field.className)}>
      <label htmlFor={id} className="flex min-h-11 items-center gap-2.5 lg:min-h-9">
        <input type="checkbox" {...native} {...wire(field)} className="tick" />
        <span>{field.label}</span>
      </label>
      {field.hint && (
        <p id={`${id}-hint`} className="pl-[1.875rem] text-sm text-ink-3">
          {field.hint}
        </p>
      )}
      {field.error && (
        <p id={`${id}-error`} className="pl-[1.875rem] text-sm font-medium text-red">
          {field.error}
        </p>
      )}
    </div>
  )
}
