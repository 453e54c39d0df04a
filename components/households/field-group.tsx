import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList, type Fact } from "@/components/ui/description-list"
import { Reveal } from "@/components/ui/reveal"
import { type Field, isSealed } from "@/lib/domain/household/field"
import { type RecordRow, storedValue, valueText } from "@/lib/domain/household/record"
import { revealValue } from "@/lib/features/households/actions"
import type { Source } from "@/lib/features/households/record-schema"
import { formFields } from "./form-fields"
import { GroupForm } from "./group-form"
import { sourceOf } from "./source-text"

interface Props {
  readonly title: string
  readonly fields: readonly Field[]
  readonly row: RecordRow
  readonly sources: Readonly<Record<string, Source>>
  /** The page on which the group stands. */
  readonly href: string
  readonly householdId: string
  /** Given when the row is a member's. */
  readonly memberId?: string
  readonly mayEdit: boolean
  readonly mayReveal: boolean
  readonly maySeeHealth: boolean
  /** This group is being edited. */
  readonly editing: boolean
}

type Revealed = "idNumber" | "phone" | "bankAccount" | "monitorPhone"

/** One group of the dictionary: its values with their sources, or the form that changes them. */
export function FieldGroup(props: Props) {
  const { title, fields, row, href, editing, mayEdit, maySeeHealth } = props
  const isHidden = fields.every((field) => field.sensitive === "health") && !maySeeHealth
  const visible = fields.filter((field) => field.sensitive !== "health" || maySeeHealth)
  if (editing && mayEdit && !isHidden) {
    return (
      <Card title={title} id={title}>
        <GroupForm
          fields={formFields(visible, row)}
          householdId={props.householdId}
          memberId={props.memberId}
          group={title}
          changedAt={new Date(String(row.changed_at)).toISOString()}
          back={href}
        />
      </Card>
    )
  }
  return (
    <Card
      title={title}
      id={title}
      actions={
        mayEdit &&
        !isHidden && (
          <ButtonLink
            href={`${href}?edit=${encodeURIComponent(title)}#${encodeURIComponent(title)}`}
            icon="pencil"
            small
          >
            修改
          </ButtonLink>
        )
      }
    >
      {isHidden ? (
        <p className="text-ink-3">您的岗位不查看健康信息。</p>
      ) : (
        <DescriptionList facts={visible.map((field) => factOf(field, props))} />
      )}
    </Card>
  )
}

function factOf(field: Field, props: Props): Fact {
  const { row, sources } = props
  const text = valueText(field.type, storedValue(row, field))
  if (text === null) return { label: field.label, value: null }
  return { label: field.label, value: shown(field, text, props), source: sourceOf(sources, row, field.key) }
}

function shown(field: Field, text: string, { mayReveal, householdId, memberId }: Props) {
  if (!isSealed(field.type) || !mayReveal) return text
  const what = { householdId, field: field.key as Revealed, ...(memberId ? { memberId } : {}) }
  return <Reveal label={field.label} masked={text} reveal={revealValue.bind(null, what)} />
}
