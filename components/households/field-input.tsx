import { MultiSelect, RadioGroup } from "@/components/ui/choices"
import { DateInput, NumberInput, TextInput } from "@/components/ui/inputs"
import { Select } from "@/components/ui/select"
import type { FormField } from "./form-fields"

/** Up to this many choices are all shown; more become a list. */
const SHOWN_CHOICES = 4

interface Props {
  readonly field: FormField
  readonly error: string | undefined
  /** Stands before the field's key in the form's names. */
  readonly prefix?: string
  readonly required?: boolean | undefined
}

/** The control of one dictionary field, chosen by its type. Blank = not recorded. */
export function FieldInput({ field, error, prefix = "", required }: Props) {
  const { key, label, kind, options = [], value = "", values = [] } = field
  const common = { name: prefix + key, label, error, required }
  switch (kind) {
    case "choice":
      return options.length <= SHOWN_CHOICES ? (
        <RadioGroup
          {...common}
          inline
          choices={required ? options : [...options, { value: "", label: "未填" }]}
          defaultValue={value}
        />
      ) : (
        <Select {...common} options={options} placeholder={required ? "请选择" : "未填"} defaultValue={value} />
      )
    case "choices":
      return <MultiSelect {...common} choices={options} defaultValues={values} />
    case "number":
      return (
        <NumberInput
          {...common}
          {...(field.unit ? { unit: field.unit } : {})}
          decimals={field.decimals ?? false}
          defaultValue={value}
        />
      )
    case "date":
      return <DateInput {...common} defaultValue={value} />
    case "month":
      return <TextInput {...common} hint="年月，如 202106" inputMode="numeric" maxLength={7} defaultValue={value} />
    case "sealed":
      return (
        <TextInput
          {...common}
          hint={value ? `现为 ${value}，不改就不填` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
        />
      )
    default:
      return <TextInput {...common} maxLength={field.maxLength} defaultValue={value} autoComplete="off" />
  }
}
