import { cx } from "./cx"
import { FieldGroup, type FieldProps } from "./field"

export type Choice = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined }

/** One of a few, all visible. `inline` sets them as chips in a row; otherwise one a line, each with room for a hint. */
export function RadioGroup(
  props: FieldProps & { choices: readonly Choice[]; defaultValue?: string | undefined; inline?: boolean | undefined },
) {
  const { choices, defaultValue, inline, ...field } = props
  return (
    <FieldGroup {...field}>
      <div className={inline ? "flex flex-wrap gap-2" : "space-y-1"}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={inline ? "choice-chip" : "flex min-h-11 items-start gap-2.5 py-1.5 lg:min-h-0"}
          >
            <input
              type="radio"
              name={field.name}
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              disabled={choice.disabled}
              required={field.required}
              className={cx("tick", !inline && "mt-0.5")}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="block text-sm text-ink-3">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Any number of a list, as chips. The form sends `name` once for each chosen value. */
export function MultiSelect(
  props: FieldProps & { choices: readonly Choice[]; defaultValues?: readonly string[] | undefined },
) {
  const { choices, defaultValues, ...field } = props
  const chosen = new Set(defaultValues)
  return (
    <FieldGroup {...field}>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <label key={choice.value} className="choice-chip">
            <input
              type="checkbox"
              name={field.name}
              value={choice.value}
              defaultChecked={chosen.has(choice.value)}
              disabled={choice.disabled}
              className="tick size-4"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
