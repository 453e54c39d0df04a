import { Select } from "@/components/ui/select"
import { DEPARTMENTS } from "@/lib/domain/access/departments"
import { isRole, roleOf } from "@/lib/domain/access/roles"
import type { OwnerPerson } from "@/lib/domain/problem/owner"

const wordsOf = ({ name, role, post }: OwnerPerson): string =>
  `${name}（${post ?? (isRole(role) ? roleOf(role).label : role)}）`

/** Who is to solve a problem: oneself, one of the people who have the place in reach, or a department. */
export function OwnerField(props: {
  people: readonly OwnerPerson[]
  /** false for whoever raises problems and handles none */
  handles: boolean
  error?: string | undefined
  defaultValue?: string | undefined
  hint?: string | undefined
}) {
  const { people, handles, error, hint } = props
  const own = handles ? [{ value: "me", label: "我来解决" }] : []
  const named = people.map((person) => ({
    value: person.id,
    label: person.helper ? `帮扶责任人 ${person.name}` : wordsOf(person),
  }))
  return (
    <Select
      name="owner"
      label="由谁解决"
      required
      error={error}
      hint={hint}
      placeholder="请选择"
      defaultValue={props.defaultValue ?? ""}
      groups={[
        ...(own.length + named.length > 0 ? [{ label: "人", options: [...own, ...named] }] : []),
        { label: "部门", options: Object.entries(DEPARTMENTS).map(([value, label]) => ({ value, label })) },
      ]}
    />
  )
}
