import { TextArea, TextInput } from "@/components/ui/inputs"
import { Select } from "@/components/ui/select"
import type { FormFields } from "@/lib/domain/field/visit-form"
import { PROBLEM_CATEGORIES } from "@/lib/domain/problem/problem"
import { before } from "./controls"

/** A problem: what it is, what it is about. */
export function ProblemParts({ fields }: { fields: FormFields }) {
  const options = Object.entries(PROBLEM_CATEGORIES).map(([value, { label }]) => ({ value, label }))
  return (
    <div className="space-y-4">
      <TextInput
        name="problemTitle"
        label="是什么问题"
        maxLength={60}
        defaultValue={before(fields, "problemTitle")}
        autoComplete="off"
      />
      <Select
        name="problemCategory"
        label="哪一类"
        defaultValue={before(fields, "problemCategory") ?? "other"}
        options={options}
      />
      <TextArea
        name="problemDetail"
        label="说明"
        required={false}
        maxLength={500}
        defaultValue={before(fields, "problemDetail")}
      />
    </div>
  )
}
