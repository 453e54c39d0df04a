import { formFields } from "@/components/households/form-fields"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { columnOf } from "@/lib/domain/household/field"
import { storedValue, valueText } from "@/lib/domain/household/record"
import { villageGroup } from "@/lib/domain/village/profile"
import type { VillageRecord } from "@/lib/features/villages/schema"
import { ProfileForm } from "./profile-form"

/** One group of the village's figures, or the form that changes them. */
export function ProfileGroup(props: { village: VillageRecord; group: string; mayEdit: boolean; editing: boolean }) {
  const { village, group, mayEdit, editing } = props
  const fields = villageGroup(group)
  // Figures are kept under the field's key; rows of the register under its column.
  const row = Object.fromEntries(Object.entries(village.profile).map(([key, value]) => [columnOf(key), value]))
  if (editing && mayEdit) {
    return (
      <Card title={group} id={group}>
        <ProfileForm
          fields={formFields(fields, row)}
          villageCode={village.code}
          group={group}
          changedAt={new Date(village.changedAt).toISOString()}
        />
      </Card>
    )
  }
  const link = `/villages/${village.code}?edit=${encodeURIComponent(group)}#${encodeURIComponent(group)}`
  return (
    <Card
      title={group}
      id={group}
      actions={
        mayEdit && (
          <ButtonLink href={link} icon="pencil" small>
            修改
          </ButtonLink>
        )
      }
    >
      <DescriptionList
        columns={4}
        facts={fields.map((field) => ({ label: field.label, value: valueText(field.type, storedValue(row, field)) }))}
      />
    </Card>
  )
}
