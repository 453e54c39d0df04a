import { Icon } from "@/components/ui/icon"
import { TextInput } from "@/components/ui/inputs"
import { Select } from "@/components/ui/select"
import type { HouseholdCopy } from "@/lib/domain/field/protocol"
import { changeName, type FormFields, recordedText } from "@/lib/domain/field/visit-form"
import type { Field, FieldValue } from "@/lib/domain/household/field"
import { changeableFields, type RecordKind } from "@/lib/domain/visit/change-rules"
import { before } from "./controls"

interface Props {
  readonly fields: FormFields
  readonly copy: HouseholdCopy
}

/** What may have changed, each with what is recorded; whatever is left alone stays as it is. */
export function ChangeFields({ fields, copy }: Props) {
  return (
    <>
      <p className="text-sm text-ink-2">只填有变化的。没有变化就跳过。</p>
      <Group title="家里" kind="household" id={copy.id} values={copy.values} fields={fields} />
      {copy.members.map(({ id, name, values }) => (
        <Group key={id} title={name} kind="member" id={id} values={values} fields={fields} />
      ))}
    </>
  )
}

function Group(props: {
  title: string
  kind: RecordKind
  id: string
  values: Readonly<Record<string, unknown>>
  fields: FormFields
}) {
  const { kind, id, values, fields } = props
  const own = changeableFields(kind)
  const typed = own.some(({ key }) => before(fields, changeName(kind, id, key)) !== undefined)
  return (
    <details open={typed} className="rounded-md border border-line px-3">
      <summary className="flex min-h-11 items-center justify-between">
        {props.title}有变化
        <Icon name="chevron-down" className="text-ink-3" />
      </summary>
      <div className="space-y-4 pb-4">
        {own.map((field) => (
          <Control
            key={field.key}
            field={field}
            name={changeName(kind, id, field.key)}
            value={values[field.key] as FieldValue | undefined}
            typed={before(fields, changeName(kind, id, field.key))}
          />
        ))}
      </div>
    </details>
  )
}

/** A code that the list no longer has is kept as a choice: what was written with an older list is still there. */
function choicesOf(field: Field, typed: string | undefined): [string, string][] {
  if (field.type.kind === "boolean")
    return [
      ["yes", "是"],
      ["no", "否"],
    ]
  if (field.type.kind !== "code") return []
  const known = Object.entries(field.type.codes).map(([code, [label]]): [string, string] => [code, label])
  return typed && !known.some(([code]) => code === typed) ? [...known, [typed, `${typed}（旧选项）`]] : known
}

function Control(props: { field: Field; name: string; value: FieldValue | undefined; typed: string | undefined }) {
  const { field, name, typed } = props
  const last = recordedText(field, props.value)
  const choices = choicesOf(field, typed)
  if (choices.length > 0)
    return (
      <Select
        name={name}
        label={field.label}
        last={last}
        defaultValue={typed ?? ""}
        options={[{ value: "", label: "没有变化" }, ...choices.map(([value, label]) => ({ value, label }))]}
      />
    )
  const numeric = field.type.kind === "integer" || field.type.kind === "decimal"
  return (
    <TextInput
      name={name}
      label={field.label}
      last={last}
      defaultValue={typed}
      inputMode={numeric ? "decimal" : field.type.kind === "phone" ? "tel" : "text"}
      autoComplete="off"
      maxLength={field.type.kind === "text" ? field.type.max : 40}
    />
  )
}
