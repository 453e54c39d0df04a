import { mayAs, type RoleKey } from "@/lib/domain/access/roles"

/** Roles whose people may be made responsible for a household (帮扶责任人). */
export const RESPONSIBLE_ROLES = [
  "helper",
  "firstSecretary",
  "townshipStaff",
  "countyStaff",
  "departmentStaff",
] as const satisfies readonly RoleKey[]

/** Roles whose people may take households over: those that may answer a hand-over. */
export const SUCCESSOR_ROLES: readonly RoleKey[] = RESPONSIBLE_ROLES.filter((role) => mayAs(role, "handover.propose"))

/** Somebody who may be made responsible. */
export interface ResponsiblePerson {
  readonly id: string
  readonly name: string
  readonly role: RoleKey
  readonly post: string | null
}
