import { cx } from "@/components/ui/cx"
import { FieldGroup } from "@/components/ui/field"
import type { FormFields } from "@/lib/domain/field/visit-form"

/** What a control is given when an earlier draft is opened again. */
export const before = (fields: FormFields, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === "string" ? value : value?.[0]
}

/** Choices as chips for a thumb; one or several. */
export function Chips(props: {
  name: string
  label: string
  fields: FormFields
  choices: readonly (readonly [string, string])[]
  several?: boolean
  last?: string | undefined
  labelHidden?: boolean
}) {
  const value = props.fields[props.name]
  const chosen = new Set(typeof value === "string" ? [value] : value)
  return (
    <FieldGroup name={props.name} label={props.label} last={props.last} labelHidden={props.labelHidden}>
      <div className="flex flex-wrap gap-2">
        {props.choices.map(([key, label]) => (
          <label key={key} className={cx("choice-chip", "lg:min-h-11")}>
            <input
              type={props.several ? "checkbox" : "radio"}
              name={props.name}
              value={key}
              defaultChecked={chosen.has(key)}
              className="tick"
            />
            {label}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

export const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="space-y-4 rounded-lg border border-line bg-paper px-4 py-4">
    <h2 className="text-lg text-brand">{title}</h2>
    {children}
  </section>
)
