"use client"
import { useState } from "react"
import { ActionForm } from "@/components/ui/action-form"
import { DateInput } from "@/components/ui/inputs"
import { outcomeOf } from "@/components/ui/outcome"
import { Select } from "@/components/ui/select"
import { SubmitButton } from "@/components/ui/submit-button"
import { DEPARTMENTS, type DepartmentKey } from "@/lib/domain/access/departments"
import { setPathwayDepartments } from "@/lib/features/organisation/actions"
import type { PathwayRow } from "@/lib/features/organisation/schema"

const ROLES = [
  { value: "lead", label: "牵头" },
  { value: "participants", label: "参与" },
]
type Part = "lead" | "participants"

/** `住建局、财政局`; a dash for nobody. */
const names = (keys: readonly DepartmentKey[]): string => keys.map((key) => DEPARTMENTS[key]).join("、") || "没有"

/** Which departments lead and take part in a pathway, with who will see its households and who no longer will. */
export function PathwayForm({ row, name, today }: { row: PathwayRow; name: string; today: string }) {
  const [parts, setParts] = useState<ReadonlyMap<DepartmentKey, Part>>(
    new Map([
      ...row.lead.map((key) => [key, "lead"] as const),
      ...row.participants.map((key) => [key, "participants"] as const),
    ]),
  )
  const present = [...row.lead, ...row.participants]
  const gained = [...parts.keys()].filter((key) => !present.includes(key))
  const lost = present.filter((key) => !parts.has(key))
  const choose = (key: DepartmentKey, part: string) =>
    setParts((before) => {
      const after = new Map(before)
      if (part === "lead" || part === "participants") after.set(key, part)
      else after.delete(key)
      return after
    })
  return (
    <ActionForm
      label={`调整“${name}”的部门`}
      action={async (data) => outcomeOf(await setPathwayDepartments(data), "已发布")}
      footer={<SubmitButton small>发布</SubmitButton>}
    >
      {(errors) => (
        <div className="space-y-4 pt-2">
          <input type="hidden" name="pathway" value={row.pathway} />
          {[...parts].map(([key, part]) => (
            <input key={key} type="hidden" name={part} value={key} />
          ))}
          {(errors.lead || errors.participants) && (
            <p className="font-medium text-red">{errors.lead ?? errors.participants}</p>
          )}
          <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
            {(Object.entries(DEPARTMENTS) as [DepartmentKey, string][]).map(([key, label]) => (
              <div key={key} className="flex items-center justify-between gap-3">
                <span>{label}</span>
                <Select
                  name={`_${key}`}
                  id={`${row.pathway}-${key}`}
                  label={`${label}在“${name}”`}
                  labelHidden
                  placeholder="不参与"
                  options={ROLES}
                  value={parts.get(key) ?? ""}
                  onChange={(event) => choose(key, event.currentTarget.value)}
                  className="w-28 flex-none"
                />
              </div>
            ))}
          </div>
          <p role="status" className="text-ink-2">
            发布后，这条路径的农户：新看得到的部门：{names(gained)}；不再看得到的部门：{names(lost)}
            （有正在办的措施、问题的户仍看得到）。
          </p>
          <DateInput
            name="startedOn"
            id={`${row.pathway}-startedOn`}
            label="从哪天起"
            required
            min={today}
            defaultValue={today}
            error={errors.startedOn}
          />
        </div>
      )}
    </ActionForm>
  )
}
