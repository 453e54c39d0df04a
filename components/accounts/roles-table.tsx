import { Icon } from "@/components/ui/icon"
import { TableFrame, Td, Th } from "@/components/ui/table"
import { PERMISSIONS, type Permission } from "@/lib/domain/access/permissions"
import { mayAs, REACH_LABEL, ROLE_KEYS, roleOf } from "@/lib/domain/access/roles"

const permissions = Object.entries(PERMISSIONS) as [Permission, string][]

/** The table of role × permission × reach, as the program applies it. */
export function RolesTable() {
  return (
    <TableFrame label="角色、范围与权限" whole>
      <thead>
        <tr>
          <Th>权限</Th>
          {ROLE_KEYS.map((role) => (
            <Th key={role}>{roleOf(role).label}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">能看的范围</th>
          {ROLE_KEYS.map((role) => (
            <td key={role} className="min-w-28 whitespace-normal!">
              {REACH_LABEL[roleOf(role).reach]}
            </td>
          ))}
        </tr>
        {permissions.map(([permission, label]) => (
          <tr key={permission}>
            <th scope="row" className="max-w-36 whitespace-normal! sm:max-w-none">
              {label}
            </th>
            {ROLE_KEYS.map((role) => (
              <Td key={role}>{mayAs(role, permission) ? <Allowed /> : <NotAllowed />}</Td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

const Allowed = () => (
  <span className="relative text-brand">
    <Icon name="check" />
    <span className="sr-only">可以</span>
  </span>
)
const NotAllowed = () => (
  <span className="relative text-ink-3">
    <span aria-hidden="true">—</span>
    <span className="sr-only">不可以</span>
  </span>
)
