import { type Option, Select } from "@/components/ui/select"

/** What a form is about: the household that it was opened from, the only village that there is, or a village that is chosen. */
export function PlaceField(props: {
  household?: { id: string } | undefined
  villages: readonly Option[]
  label: string
  error?: string | undefined
}) {
  const { household, villages, label, error } = props
  if (household) return <input type="hidden" name="householdId" value={household.id} />
  const [only] = villages
  if (only && villages.length === 1) return <input type="hidden" name="villageCode" value={only.value} />
  return <Select name="villageCode" label={label} required placeholder="请选择" options={villages} error={error} />
}
