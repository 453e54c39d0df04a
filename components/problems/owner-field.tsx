import { Select } from "@/components/ui/select"
import { DEPARTMENTS } from "@/lib/domain/access/departments"

/** Who is to solve a problem: the household's helper, oneself, or a department. */
export function OwnerField({ error, defaultValue = "helper" }: { error?: string | undefined; defaultValue?: string }) {
  return (
    <Select
      name="owner"
      label="由谁解决"
      required
      error={error}
      defaultValue={defaultValue}
      groups={[
        {
          label: "本户",
          options: [
            { value: "helper", label: "帮扶责任人" },
            { value: "me", label: "我来解决" },
          ],
        },
        { label: "部门", options: Object.entries(DEPARTMENTS).map(([value, label]) => ({ value, label })) },
      ]}
    />
  )
}
