import type { ComponentProps } from "react"
import { Field, type FieldProps, wire } from "./field"

export type Option = { value: string; label: string; disabled?: boolean | undefined }
export type OptionGroup = { label: string; options: readonly Option[] }

type Choices =
  | { options: readonly Option[]; groups?: undefined }
  | { groups: readonly OptionGroup[]; options?: undefined }

/** The `<option>`s of a list or of a list in groups (`<optgroup>`). */
export function Options({ options, groups }: Choices) {
  const one = (option: Option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  )
  if (options) return options.map(one)
  return groups.map((group) => (
    <optgroup key={group.label} label={group.label}>
      {group.options.map(one)}
    </optgroup>
  ))
}

/** One of a list. `placeholder` is the empty choice ("请选择", "全部镇"). */
export function Select(
  props: FieldProps &
    Choices & { placeholder?: string | undefined } & Pick<
      ComponentProps<"select">,
      "defaultValue" | "value" | "onChange" | "disabled" | "form"
    >,
) {
  const { options, groups, placeholder, defaultValue, value, onChange, disabled, form, ...field } = props
  return (
    <Field {...field}>
      <select {...wire(field)} {...{ defaultValue, value, onChange, disabled, form }} className="control">
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options ? <Options options={options} /> : <Options groups={groups} />}
      </select>
    </Field>
  )
}
