"use client"
import { useState } from "react"
import { TextInput } from "@/components/ui/inputs"
import { Select } from "@/components/ui/select"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import { AREA_DIGITS, isRole, REACH_LABEL, type RoleKey, roleOf } from "@/lib/domain/access/roles"

export interface PlaceChoice {
  readonly code: string
  readonly name: string
  readonly villages: readonly { readonly code: string; readonly name: string }[]
}

export interface RightsValues {
  readonly displayName: string
  readonly role: RoleKey
  readonly area: string
  readonly department: string | null
  readonly post: string | null
  readonly workPhone: string | null
}

type Props = {
  errors: Readonly<Record<string, string>>
  /** Roles that the administrator may hand out. */
  roles: readonly RoleKey[]
  county: { readonly code: string; readonly name: string }
  places: readonly PlaceChoice[]
  values?: RightsValues | undefined
}

const departments = Object.entries(DEPARTMENTS).map(([value, label]) => ({ value, label }))

/** Name, role, area and department; the choice of areas follows the role. */
export function RightsFields({ errors, roles, county, places, values }: Props) {
  const [role, setRole] = useState<RoleKey | undefined>(values?.role)
  const reach = role && roleOf(role).reach
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          name="displayName"
          label="姓名"
          defaultValue={values?.displayName}
          error={errors.displayName}
          required
          autoComplete="off"
        />
        <TextInput
          name="post"
          label="职务"
          defaultValue={values?.post ?? ""}
          error={errors.post}
          required={false}
          autoComplete="off"
        />
        <TextInput
          name="workPhone"
          type="tel"
          label="工作电话"
          hint="印在明白卡上，农户有事打这个电话"
          defaultValue={values?.workPhone ?? ""}
          error={errors.workPhone}
          required={false}
          autoComplete="off"
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          name="role"
          label="角色"
          hint={reach ? `能看：${REACH_LABEL[reach]}` : "决定能做什么、能看多大范围"}
          placeholder="请选择"
          options={roles.map((key) => ({ value: key, label: roleOf(key).label }))}
          defaultValue={values?.role ?? ""}
          onChange={(event) => setRole(isRole(event.currentTarget.value) ? event.currentTarget.value : undefined)}
          error={errors.role}
          required
        />
        {reach && (
          <Select
            key={AREA_DIGITS[reach].join()}
            name="area"
            label="范围"
            hint={reach === "own" ? "只能看本人结对的户，范围用于分组" : "只能看到这个范围内的数据"}
            placeholder={AREA_DIGITS[reach].includes(6) ? undefined : "请选择"}
            groups={areaGroups(AREA_DIGITS[reach], county, places)}
            defaultValue={values && AREA_DIGITS[reach].includes(values.area.length) ? values.area : undefined}
            error={errors.area}
            required
          />
        )}
      </div>
      {(reach === "department" || reach === "own") && (
        <Select
          name="department"
          label="部门"
          hint={reach === "department" ? "能看到本部门牵头或参与路径的户" : undefined}
          placeholder={reach === "department" ? "请选择" : "不填"}
          options={departments}
          defaultValue={values?.department ?? ""}
          error={errors.department}
          required={reach === "department"}
        />
      )}
    </>
  )
}

function areaGroups(digits: readonly number[], county: Props["county"], places: readonly PlaceChoice[]) {
  const whole = digits.includes(6) ? [{ label: "全县", options: [{ value: county.code, label: county.name }] }] : []
  const townships = places.map(({ code, name }) => ({ value: code, label: name }))
  const villages = places.map(({ name, villages: list }) => ({
    label: name,
    options: list.map((village) => ({ value: village.code, label: `${name} · ${village.name}` })),
  }))
  return [
    ...whole,
    ...(digits.includes(9) ? [{ label: "镇办", options: townships }] : []),
    ...(digits.includes(12) ? villages : []),
  ]
}
