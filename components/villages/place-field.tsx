import { type Option, Select } from "@/components/ui/select"

/** What a form is about: the household that it was opened from, or a village that is chosen. */
export function PlaceField(props: {
  household?: { id: string } | undefined
  villages: readonly Option[]
  label: string
  error?: string | undefined
}) {
  const { household, villages, label, error } = props
  if (household) return <input type="hidden" name="householdId" value={household.id} />
  return (
    <Select
      name="villageCode"
      label={label}
      required
      placeholder="请选择"
      defaultValue={villages.length === 1 ? villages[0]?.value : undefined}
      options={villages}
      error={error}
    />
  )
}
